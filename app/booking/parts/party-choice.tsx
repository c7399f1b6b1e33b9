import { FieldError } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { MAX_PARTY } from "#domain/booking/rules.ts"

/** How many people come, as one number of a row. */
export function PartyChoice({
  largest,
  longer = true,
  chosen,
  error,
}: {
  largest: number
  /** Whether more people take longer. */
  longer?: boolean
  chosen: number
  error: string | undefined
}) {
  const { t } = useTranslation("booking")
  return (
    <fieldset
      className={error ? "form-group form-error" : "form-group"}
      aria-describedby={error ? "party-error" : undefined}
    >
      <legend className="form-label">{t("party.legend")}</legend>
      {largest < MAX_PARTY ? (
        <span className="form-hint">{t("party.atMost", { count: largest })}</span>
      ) : longer ? (
        <span className="form-hint">{t("party.longer")}</span>
      ) : null}
      {error ? <FieldError id="party-error" message={error} /> : null}
      <div className="party-list">
        {Array.from({ length: largest }, (_, i) => i + 1).map((n) => (
          <div className="time" key={n}>
            <input
              className="form-radio"
              type="radio"
              name="party"
              id={`party-${n}`}
              value={n}
              defaultChecked={n === chosen}
            />
            <label className="form-label" htmlFor={`party-${n}`}>
              <b>{n}</b>
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
