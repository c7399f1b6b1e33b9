import { Radios } from "#app/parts/choices.tsx"
import { DateField } from "#app/parts/date-field.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { type DayPart, dayParts } from "#domain/booking/earlier.ts"

/** When somebody could come: the part of the day, the days of the week, the first and the last day. */
export function WishFields({
  weekdays,
  chosen,
  part,
  typed,
  says,
  lastHint,
}: {
  /** Those on which the office opens, 1–7, with their names. */
  weekdays: readonly { n: number; name: string }[]
  chosen: readonly number[]
  part: DayPart | string
  typed: Record<string, string>
  says: (field: string) => string | undefined
  lastHint: string
}) {
  const { t } = useTranslation("booking")
  return (
    <>
      <Radios
        name="part"
        legend={t("earlier.part.legend")}
        value={part}
        error={says("part")}
        options={dayParts.map((one) => ({ id: one, value: one, text: t(`earlier.part.${one}`) }))}
      />
      <fieldset className="form-group" aria-describedby="weekday-hint">
        <legend className="form-label">{t("earlier.weekdays")}</legend>
        <span className="form-hint" id="weekday-hint">
          {t("earlier.weekdaysHint")}
        </span>
        {weekdays.map(({ n, name }) => (
          <div className="radio" key={n}>
            <input
              className="form-checkbox"
              type="checkbox"
              id={`weekday-${n}`}
              name="weekday"
              value={n}
              defaultChecked={chosen.includes(n)}
            />
            <label className="form-label" htmlFor={`weekday-${n}`}>
              {name}
            </label>
          </div>
        ))}
      </fieldset>
      <DateField
        id="first"
        legend={t("earlier.first")}
        hint={t("earlier.firstHint")}
        error={says("first")}
        typed={typed}
      />
      <DateField id="last" legend={t("earlier.last")} hint={lastHint} error={says("last")} typed={typed} />
    </>
  )
}
