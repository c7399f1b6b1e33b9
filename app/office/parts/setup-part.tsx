import type { ReactNode } from "react"
import type { SetupShown } from "#app/office/setup.server.ts"
import { HintAndError, describedBy } from "#app/parts/form.tsx"
import type { FoundingTyped } from "#domain/office/founding.ts"

/** The parts of the form know what was typed, and what is wrong, by the way to it. */
export interface Part {
  shown: SetupShown
  typed: FoundingTyped
  errorAt(...way: (string | number)[]): string | undefined
}

/** A part of the page with its heading. */
export function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="setup-part">
      <h2>{title}</h2>
      {lead ? <p>{lead}</p> : null}
      {children}
    </section>
  )
}

/** Boxes of one name to tick, with their words. */
export function Ticks({
  id,
  legend,
  hint,
  error,
  ticked,
  options,
}: {
  id: string
  legend: string
  hint?: string
  error: string | undefined
  ticked: readonly string[]
  options: readonly { value: string; text: string; about?: string }[]
}) {
  return (
    <fieldset
      className={error ? "form-group form-error" : "form-group"}
      id={id}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend className="form-label">{legend}</legend>
      <HintAndError id={id} hint={hint} error={error} />
      <div className={options.some((option) => option.about) ? undefined : "setup-ticks"}>
        {options.map(({ value, text, about }) => (
          <div className="radio" key={value}>
            <input
              className="form-checkbox"
              type="checkbox"
              id={`${id}-${value}`}
              name={id}
              value={value}
              defaultChecked={ticked.includes(value)}
              aria-describedby={about ? `${id}-${value}-hint` : undefined}
            />
            <label className="form-label" htmlFor={`${id}-${value}`}>
              {text}
            </label>
            {about ? (
              <span className="form-hint radio-hint" id={`${id}-${value}-hint`}>
                {about}
              </span>
            ) : null}
          </div>
        ))}
      </div>
    </fieldset>
  )
}
