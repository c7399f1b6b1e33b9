import { Trans } from "react-i18next"
import { Phone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import type { VisitShown } from "#app/booking/visit.server.ts"

/** Beside what to bring: how the visit is changed, what to read before it, and whom to call. */
export function VisitAside({
  visit,
  standing,
  link,
  reading,
  language,
}: {
  visit: VisitShown
  standing: boolean
  /** The key in the visit's mailed link. */
  link: string
  reading: readonly { slug: string; title: string }[]
  language: string
}) {
  const { t } = useTranslation("booking")
  return (
    <aside className="aside" aria-label={t("visit.cannotCome")}>
      {standing ? (
        <div className="ruled">
          <h2>{t("visit.cannotCome")}</h2>
          {visit.changeable ? (
            <HowToChange visit={visit} link={link} language={language} />
          ) : (
            <p>{t("visit.tooLate")}</p>
          )}
          {visit.asked || visit.offer ? null : <Earlier visit={visit} link={link} language={language} />}
        </div>
      ) : null}
      {reading.length > 0 ? (
        <div className="ruled">
          <h2>{t("visit.reading")}</h2>
          <ul className="nobullet-list linklist">
            {reading.map((article) => (
              <li key={article.slug}>
                <a href={paths.article(language, article.slug)}>{article.title}</a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="ruled">
        <h2>{t("visit.help")}</h2>
        <p>
          <Phone number={visit.phone} />
        </p>
      </div>
    </aside>
  )
}

/** The list of those who would rather come earlier. */
function Earlier({ visit, link, language }: { visit: VisitShown; link: string; language: string }) {
  const { t } = useTranslation("booking")
  const here = paths.earlierTime(language, link)
  return visit.waits ? (
    <p className="small">
      {t("visit.waiting")} <a href={here}>{t("visit.waitingChange")}</a>
    </p>
  ) : (
    <p>
      <a href={here}>{t("visit.askEarlier")}</a>
    </p>
  )
}

function HowToChange({ visit, link, language }: { visit: VisitShown; link: string; language: string }) {
  const { t } = useTranslation("booking")
  return (
    <>
      <p>
        <Trans
          t={t}
          i18nKey="visit.until"
          count={visit.cutoffHours}
          values={{ when: visit.until }}
          components={{ b: <b /> }}
        />
      </p>
      <div className="stack">
        <a className="button button-secondary" href={paths.moveVisit(language, link)}>
          {t("visit.move")}
        </a>
        <a className="cancel" href={paths.cancelVisit(language, link)}>
          {t("visit.cancel")}
        </a>
      </div>
      <p className="small keep">{t("visit.keep")}</p>
    </>
  )
}
