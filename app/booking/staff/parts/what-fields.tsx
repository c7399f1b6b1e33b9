import { NO_STUDY, type Place } from "#app/parts/where.tsx"
import { Radios, Select } from "#app/parts/choices.tsx"
import { Field, HintAndError, describedBy } from "#app/parts/form.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { useTranslation } from "#app/parts/translation.ts"
import type { ExceptionsShown, ServiceChoice } from "#app/booking/staff/shown.server.ts"
import { ABROAD } from "#domain/booking/served.ts"
import { LONGEST_REASON } from "#app/booking/staff/forms.ts"

export interface WhatTyped {
  services: readonly string[]
  municipality: string
  study: string | undefined
  reason: string
}

type Errors = Readonly<Record<string, string | undefined>>

/** What for: the services, where the people will live, and the reason for what is out of the ordinary. */
export function WhatFields({
  services,
  places,
  typed,
  errors,
  exceptions,
}: {
  services: readonly ServiceChoice[]
  places: readonly Place[]
  typed: WhatTyped
  errors: Errors
  exceptions: ExceptionsShown | null
}) {
  const sayError = useErrorWords("booking-staff")
  const says = (field: string) => sayError(errors[field])
  return (
    <>
      {exceptions && exceptions.made.length > 0 ? (
        <Exceptions shown={exceptions} reason={typed.reason} error={says("reason")} />
      ) : null}
      <Services services={services} chosen={typed.services} error={says("service")} />
      <Municipality places={places} typed={typed} errors={errors} />
    </>
  )
}

function Services({
  services,
  chosen,
  error,
}: {
  services: readonly ServiceChoice[]
  chosen: readonly string[]
  error: string | undefined
}) {
  const { t } = useTranslation("booking-staff")
  return (
    <fieldset
      className={error ? "form-group form-error" : "form-group"}
      id="service"
      tabIndex={-1}
      aria-describedby={describedBy("service", undefined, error)}
    >
      <legend className="form-label">{t("what.services")}</legend>
      <HintAndError id="service" error={error} />
      <div className="service-ticks">
        {services.map((s) => (
          <TickBox
            key={s.key}
            id={`s-${s.key}`}
            name="service"
            value={s.key}
            defaultChecked={chosen.includes(s.key)}
            label={
              <>
                {s.name}{" "}
                <span className="quiet">
                  {s.further > 0
                    ? t("what.minutesMore", { count: s.minutes, more: s.further })
                    : t("what.minutes", { count: s.minutes })}
                  {s.largest < 9 ? `, ${t("what.largest", { count: s.largest })}` : ""}
                  {s.who === "invited" ? `, ${t("what.invited")}` : s.who === "staff" ? `, ${t("what.staffOnly")}` : ""}
                </span>
              </>
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

function Municipality({ places, typed, errors }: { places: readonly Place[]; typed: WhatTyped; errors: Errors }) {
  const { t } = useTranslation("booking-staff")
  const sayError = useErrorWords("booking-staff")
  const place = places.find((p) => p.code === typed.municipality)
  const asksStudy = place?.residences && (errors.study !== undefined || typed.study !== undefined)
  return (
    <>
      <Select
        id="municipality"
        label={t("what.municipality")}
        hint={t("what.municipalityHint")}
        choose={t("what.choose")}
        value={typed.municipality}
        error={sayError(errors.municipality)}
        options={[...places.map((p) => ({ value: p.code, text: p.name })), { value: ABROAD, text: t("what.abroad") }]}
      />
      {place?.residences && asksStudy ? (
        <Radios
          name="study"
          legend={t("what.study", { municipality: place.name })}
          value={typed.study}
          error={sayError(errors.study)}
          options={[
            { id: "none", value: NO_STUDY, text: t("what.noStudy") },
            ...place.residences.map((name, i) => ({
              id: String(i),
              value: name,
              text: t("what.livesIn", { residence: name }),
            })),
            { id: "elsewhere", value: "", text: t("what.livesElsewhere") },
          ]}
        />
      ) : null}
    </>
  )
}

/** What a visitor could not book, each said before it is done; with a reason it goes on. */
function Exceptions({ shown, reason, error }: { shown: ExceptionsShown; reason: string; error: string | undefined }) {
  const { t } = useTranslation("booking-staff")
  return (
    <div className="alert alert-warning">
      <h2 className="alert-heading">{t("exception.title")}</h2>
      <ul>
        {shown.made.map((one) => (
          <li key={one}>
            {one === "other-municipality" && shown.why === "abroad"
              ? t("why.abroad")
              : t(`exception.${one}`, {
                  municipality: shown.municipality,
                  why: shown.why ? t(`why.${shown.why}`) : "",
                })}
          </li>
        ))}
      </ul>
      <p>{t("exception.lead")}</p>
      <Field
        id="reason"
        label={t("what.reason")}
        hint={t("what.reasonHint")}
        value={reason}
        error={error}
        maxLength={LONGEST_REASON}
        dir="auto"
      />
    </div>
  )
}
