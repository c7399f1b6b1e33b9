import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import type { SentShown } from "#app/prereg/citizen/sent.server.ts"

/** What the office asks of a returned household, page by page; once all is answered, the button that sends it again. */
export function AskedPages({
  pages,
  answeredAll,
  language,
}: {
  pages: SentShown["asked"]
  answeredAll: boolean
  language: string
}) {
  const { t } = useTranslation("prereg")
  return (
    <section className="asked-list">
      {pages.map((page) => (
        <AskedPage key={page.key} page={page} />
      ))}
      {answeredAll ? (
        <p>
          <a className="button button-primary button-big" href={paths.preregCheck(language)}>
            {t("check.sendAgain")}
          </a>
        </p>
      ) : null}
    </section>
  )
}

function AskedPage({ page }: { page: SentShown["asked"][number] }) {
  const { t } = useTranslation("prereg")
  const wants = page.questions.length > 0 || page.waits
  return (
    <div className="asked-page">
      <h2>
        <bdi>{page.title}</bdi>
      </h2>
      {page.questions.length > 0 ? (
        <ul>
          {page.questions.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ) : (
        <p>{t(page.waits ? "sent.alsoLeft" : "sent.answered")}</p>
      )}
      <p>
        <a className={wants ? "button button-primary" : "button button-secondary"} href={page.href}>
          {t(wants ? "sent.answer" : "sent.change")}
          <span className="sr-only"> {page.title}</span>
        </a>
      </p>
    </div>
  )
}
