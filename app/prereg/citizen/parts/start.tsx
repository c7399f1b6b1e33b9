import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { DataNotice } from "#app/parts/data-notice.tsx"
import { ErrorSummary } from "#app/parts/form.tsx"
import { NotServed, type Place, Where } from "#app/parts/where.tsx"
import { paths } from "#paths"

/** What pre-registration is, whom it is for, and the button that begins it. */
export function Start({
  language,
  days,
  municipalities,
  typed,
  error,
}: {
  language: string
  days: number
  municipalities: readonly Place[]
  typed: { municipality: string; study?: string | undefined }
  error: string | null
}) {
  const { t } = useTranslation("prereg")
  const sayError = useErrorWords("booking")
  const place = municipalities.find((m) => m.code === typed.municipality)
  const field = error === "municipality-missing" ? "municipality" : error === "study-missing" ? "study-none" : "main"
  const problems = error && error !== "not-served" ? [{ field, message: sayError(error) }] : []
  return (
    <CitizenPage title={t("title")} lead={t("start.lead")}>
      <meta name="description" content={t("start.lead")} />
      <div className="container section-tight prereg-start">
        <div className="narrow">
          <ErrorSummary problems={problems} />
          {error === "not-served" ? (
            <NotServed language={language} municipality={place?.name ?? null} rest={[]} />
          ) : null}
        </div>
        <div className="start-grid">
          <section>
            <h2>{t("start.how")}</h2>
            <ol className="path mini">
              {(["1", "2", "3", "4"] as const).map((n) => (
                <li key={n} className={n === "1" ? "is-here" : n === "4" ? "is-end" : undefined}>
                  <span className="stop" aria-hidden="true" />
                  {t(`start.steps.${n}`)}
                </li>
              ))}
            </ol>
          </section>
          <section>
            <h2>{t("start.forWhom")}</h2>
            <p>{t("start.forWhomText")}</p>
            <h2>{t("start.has")}</h2>
            <ul>
              {(["1", "2", "3", "4"] as const).map((n) => (
                <li key={n}>{t(`start.needs.${n}`)}</li>
              ))}
            </ul>
          </section>
        </div>
        <form id="page-form" method="post" className="flow-end narrow" noValidate>
          <input type="hidden" name="intent" value="begin" />
          <Where municipalities={municipalities} hint={t("start.whereHint")} typed={typed} error={error} />
          <DataNotice of="pre-registration" language={language} />
          <div className="button-group flow-end">
            <button className="button button-primary button-big xs-full-width" type="submit">
              {t("start.begin")}
            </button>
            <a href={paths.preregContinue(language)}>{t("start.continue")}</a>
          </div>
        </form>
        <p className="small">{t("start.privacy", { count: days })}</p>
      </div>
    </CitizenPage>
  )
}
