import { textAt } from "#locales/text-at.ts"
import { useTranslation } from "./translation.ts"

/** One change as a history tells it. */
interface Line {
  id: string
  when: string
  who: string
  what: string
  before: string
  after: string
  back: boolean
}

/** What was changed, the newest first, in words; the last change of a thing can be taken back. */
export function History({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation("office")
  return (
    <section id="history">
      <header>
        <h2>{t("history.heading")}</h2>
      </header>
      {lines.length === 0 ? <p className="hint">{t("history.empty")}</p> : null}
      <ol className="history">
        {lines.map((line) => (
          <li key={line.id}>
            <time>{line.when}</time>
            <b>{textAt(t, `history.what.${line.what}`)}</b>
            <div>
              {line.who}
              {line.before ? (
                <>
                  <br />
                  {t("history.before")}: {line.before}
                </>
              ) : null}
              {line.after ? (
                <>
                  <br />
                  {line.before ? `${t("history.after")}: ` : ""}
                  {line.after}
                </>
              ) : null}
              {line.back ? <TakeBack line={line} /> : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function TakeBack({ line }: { line: Line }) {
  const { t } = useTranslation("office")
  return (
    <form method="post">
      <input type="hidden" name="id" value={line.id} />
      <button className="linkbutton" type="submit" name="intent" value="take-back-change">
        {t("history.takeBack")}
        <span className="sr">
          {" "}
          {textAt(t, `history.what.${line.what}`)} {line.when}
        </span>
      </button>
    </form>
  )
}
