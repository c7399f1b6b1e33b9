import { useTranslation } from "#app/parts/translation.ts"
import { reasons } from "#domain/identity/check.ts"

/** One row of three choices; a reason stands beside the one that needs it. */
export function Picks({
  name,
  legend,
  hint,
  look,
  options,
  chosen,
  reason,
  words,
  open,
}: {
  name: string
  legend: string
  hint?: string
  look?: string
  options: readonly { value: string; text: string }[]
  chosen: string | null
  reason: (typeof reasons)[number] | null
  words: string
  open: boolean
}) {
  const { t } = useTranslation("identity-staff")
  if (!open)
    return (
      <p className="picked">
        <b>{legend}</b>: {options.find(({ value }) => value === chosen)?.text ?? "–"}
        {reason ? `, ${t(`reason.${reason}`).toLowerCase()}` : ""} {words}
      </p>
    )
  return (
    <fieldset className="pick">
      <legend>
        {legend}
        {hint ? <span className="quiet">{hint}</span> : null}
        {look ? (
          <span className="quiet" lang="da">
            {look}
          </span>
        ) : null}
      </legend>
      {options.map(({ value, text }) => (
        <label key={value}>
          <input type="radio" form="check" name={name} value={value} defaultChecked={chosen === value} /> {text}
        </label>
      ))}
      <Why name={name} what={legend} reason={reason} words={words} />
    </fieldset>
  )
}

/** Why something was not done or not seen, and a line about it. */
export function Why({
  name,
  what,
  reason,
  words,
  label = false,
}: {
  name: string
  what: string
  reason: string | null
  words: string
  label?: boolean
}) {
  const { t } = useTranslation("identity-staff")
  return (
    <span className="why">
      {label ? <label htmlFor={`${name}-reason`}>{what}</label> : null}
      <select
        id={`${name}-reason`}
        name={`${name}-reason`}
        form="check"
        defaultValue={reason ?? ""}
        aria-label={label ? undefined : t("reason.whyOf", { what })}
      >
        <option value="">{t("reason.why")}</option>
        {reasons.map((one) => (
          <option key={one} value={one}>
            {t(`reason.${one}`)}
          </option>
        ))}
      </select>
      <input
        name={`${name}-words`}
        form="check"
        defaultValue={words}
        maxLength={300}
        aria-label={t("reason.wordsOf", { what })}
      />
    </span>
  )
}
