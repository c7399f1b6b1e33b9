import { paths } from "#paths"
import { Select } from "#app/parts/choices.tsx"
import { ErrorSummary, FlowEnd } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** The one question before a course that is only for people of some municipalities. */
export function ResidentsQuestion({
  language,
  runId,
  municipalities,
  missing,
}: {
  language: string
  runId: string
  municipalities: { value: string; text: string }[]
  missing: boolean
}) {
  const { t } = useTranslation("courses")
  const error = missing ? t("error.municipality-missing") : undefined
  return (
    <>
      <ErrorSummary problems={error ? [{ field: "municipality", message: error }] : []} />
      <form method="get" action={paths.signUp(language, runId)}>
        <p>{t("residents.lead")}</p>
        <Select
          id="municipality"
          label={t("residents.label")}
          choose={t("residents.choose")}
          value={undefined}
          error={error}
          options={municipalities}
        />
        <FlowEnd>{t("form.submit")}</FlowEnd>
      </form>
    </>
  )
}

/** Who lives elsewhere is told before anything is asked of them, and where to go. */
export function ResidentsElsewhere({ language, runId, name }: { language: string; runId: string; name: string }) {
  const { t } = useTranslation("courses")
  return (
    <>
      <div className="alert" role="status">
        <p>
          <b>{t("residents.elsewhere", { name })}</b>
        </p>
        <p>{t("residents.ask", { name })}</p>
      </div>
      <ul className="nobullet-list linklist">
        <li>
          <a href={paths.municipalities(language)}>{t("residents.which")}</a>
        </li>
        <li>
          <a href={paths.courses(language)}>{t("residents.others")}</a>
        </li>
        <li>
          <a href={paths.signUp(language, runId)}>{t("residents.again")}</a>
        </li>
      </ul>
    </>
  )
}
