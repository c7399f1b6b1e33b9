import { paths } from "#paths"
import { ABROAD, type NotServedWhy } from "#domain/booking/served.ts"
import { Radios, Select } from "./choices.tsx"
import { useTranslation } from "./translation.ts"

/** The answer that nobody studies, as the form sends it. */
export const NO_STUDY = "no"

export interface Place {
  code: string
  name: string
  /** Student residences that decide; null where studying does not matter. */
  residences: string[] | null
}

/** Where somebody will live, which is asked before anything about them: the municipality, and studying where that decides. */
export function Where({
  municipalities,
  hint,
  typed,
  error,
}: {
  municipalities: readonly Place[]
  hint: string
  typed: { municipality: string; study?: string | undefined }
  error: string | null
}) {
  const { t } = useTranslation("booking")
  const place = municipalities.find((m) => m.code === typed.municipality)
  return (
    <>
      <Select
        id="municipality"
        label={t("where.label")}
        hint={hint}
        choose={t("where.choose")}
        value={typed.municipality}
        error={error === "municipality-missing" ? t(`error.${error}`) : undefined}
        options={[
          ...municipalities.map((m) => ({ value: m.code, text: m.name })),
          { value: ABROAD, text: t("where.abroad") },
        ]}
      />
      {place?.residences && (error === "study-missing" || typed.study !== undefined) ? (
        <Radios
          name="study"
          legend={t("where.study", { municipality: place.name })}
          value={typed.study}
          error={error === "study-missing" ? t(`error.${error}`) : undefined}
          options={[
            { id: "none", value: NO_STUDY, text: t("where.noStudy") },
            ...place.residences.map((name, i) => ({
              id: String(i),
              value: name,
              text: t("where.livesIn", { residence: name }),
            })),
            { id: "elsewhere", value: "", text: t("where.livesElsewhere") },
          ]}
        />
      ) : null}
    </>
  )
}

/** Who belongs to another municipality is told where to go, and what can be booked here all the same. */
export function NotServed({
  language,
  municipality,
  why = null,
  rest,
}: {
  language: string
  /** Null: lives outside Denmark. */
  municipality: string | null
  why?: NotServedWhy | null
  /** Names of the services that anybody may book. */
  rest: readonly string[]
}) {
  const { t } = useTranslation("booking")
  return (
    <div className="alert stop-here" role="alert" tabIndex={-1} id="error-summary">
      <h2 className="alert-heading">
        {municipality ? t("where.stopTitle", { municipality }) : t("where.stopAbroadTitle")}
      </h2>
      <p>
        {municipality && why && why !== "abroad" ? `${t(`where.why.${why}`, { municipality })} ` : ""}
        {municipality ? t("where.stop", { municipality }) : t("where.stopAbroad")}
      </p>
      {municipality ? (
        <p>
          <a href={paths.municipalities(language)}>{t("where.stopLink")}</a>
        </p>
      ) : (
        <p>
          <a href={paths.taxCard(language)}>{t("where.stopAbroadLink")}</a>
        </p>
      )}
      {rest.length > 0 ? (
        <>
          <p>{t("where.rest")}</p>
          <ul>
            {rest.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
