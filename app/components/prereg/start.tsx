import { useTranslation } from "#app/components/translation.ts"
import { PageTitle } from "#app/components/page-title.tsx"
import { paths } from "#app/paths.ts"

/** What pre-registration is, whom it is for, and the button that begins it. */
export function Start({ language, days, problem }: { language: string; days: number; problem: string | null }) {
  const { t } = useTranslation("prereg")
  return (
    <>
      <PageTitle title={t("title")} />
      <meta name="description" content={t("start.lead")} />
      <div className="band">
        <div className="container page-head">
          <h1>{t("title")}</h1>
          <p className="lead">{t("start.lead")}</p>
        </div>
      </div>
      <div className="container section-tight prereg-start">
        {problem ? (
          <div className="alert alert-error" role="alert">
            <p>{problem}</p>
          </div>
        ) : null}
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
        <form method="post" className="flow-end button-group">
          <button className="button button-primary button-big xs-full-width" type="submit" name="intent" value="begin">
            {t("start.begin")}
          </button>
          <a href={paths.preregContinue(language)}>{t("start.continue")}</a>
        </form>
        <p className="small">{t("start.privacy", { count: days })}</p>
      </div>
    </>
  )
}
