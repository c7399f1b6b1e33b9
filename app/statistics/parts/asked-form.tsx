import { Select } from "#app/parts/choices.tsx"
import { Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { periodKinds } from "#domain/statistics/period.ts"

type Options = readonly { value: string; text: string }[]

export interface AskedShown {
  kind: string
  /** A day in the period, so that another kind of period stays near it. */
  day: string
  first: string
  last: string
  service: string
  municipality: string
  language: string
}

/** Of when, and of whom: one row that is sent by its button. */
export function AskedForm({
  asked,
  error,
  services,
  municipalities,
  languages,
}: {
  asked: AskedShown
  error: string | undefined
  services: Options
  municipalities: Options
  languages: Options
}) {
  const { t } = useTranslation("statistics")
  return (
    <form method="get" className="stat-asked" key={JSON.stringify(asked)}>
      <input type="hidden" name="day" value={asked.day} />
      <Select
        id="period"
        label={t("asked.period")}
        value={asked.kind}
        options={periodKinds.map((kind) => ({ value: kind, text: t(`period.${kind}`) }))}
      />
      <Field id="first" label={t("asked.first")} type="date" value={asked.first} error={error} />
      <Field id="last" label={t("asked.last")} type="date" value={asked.last} />
      <Select id="service" label={t("by.service")} choose={t("asked.all")} value={asked.service} options={services} />
      <Select
        id="municipality"
        label={t("by.municipality")}
        choose={t("asked.all")}
        value={asked.municipality}
        options={municipalities}
      />
      <Select
        id="language"
        label={t("by.language")}
        choose={t("asked.all")}
        value={asked.language}
        options={languages}
      />
      <button className="btn primary" type="submit">
        {t("asked.show")}
      </button>
      <p className="hint">{t("asked.ownHint")}</p>
    </form>
  )
}
