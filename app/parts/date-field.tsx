import type { ReactNode } from "react"
import { dateParts } from "#domain/time/typed-day.ts"
import { HintAndError, describedBy } from "./form.tsx"
import { useTranslation } from "./translation.ts"

const widths = { day: "date-day", month: "date-month", year: "date-year" } as const

/** A day as three fields, in the order the language writes it. The month takes a number or a name. */
export function DateField({
  id,
  legend,
  hint,
  error,
  typed,
  birthday = false,
}: {
  id: string
  legend: ReactNode
  hint?: ReactNode
  error?: string | undefined
  typed: Record<string, string>
  /** Whether it is the birthday of the one who writes, which a browser may know. */
  birthday?: boolean
}) {
  const { t } = useTranslation("common")
  return (
    <fieldset
      className={error ? "form-group form-error" : "form-group"}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend className="form-label">{legend}</legend>
      <HintAndError id={id} hint={hint} error={error} />
      <div className="date-parts">
        {dateParts.map((part, index) => (
          <div key={part} className={widths[part]}>
            <label className="form-label" htmlFor={index === 0 ? id : `${id}-${part}`}>
              {t(`date.${part}`)}
            </label>
            <input
              className="form-input"
              id={index === 0 ? id : `${id}-${part}`}
              name={`${id}-${part}`}
              defaultValue={typed[`${id}-${part}`] ?? ""}
              inputMode={part === "month" ? undefined : "numeric"}
              autoComplete={birthday ? `bday-${part}` : "off"}
              maxLength={60}
              aria-invalid={error ? true : undefined}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}
