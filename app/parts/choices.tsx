import type { ReactNode } from "react"
import { HintAndError, describedBy } from "./form.tsx"

export interface Option {
  id: string
  value: string
  text: ReactNode
  hint?: string | undefined
}

/** One of a few, as radio buttons. With `isTitle` the legend is the page's heading of the second level. */
export function Radios({
  name,
  legend,
  isTitle = false,
  hint,
  value,
  error,
  options,
}: {
  name: string
  legend: string
  isTitle?: boolean
  hint?: string
  value: string | undefined
  error: string | undefined
  options: readonly Option[]
}) {
  return (
    <fieldset
      className={error ? "form-group form-error" : "form-group"}
      aria-describedby={describedBy(name, hint, error)}
    >
      <legend className={isTitle ? undefined : "form-label"}>{isTitle ? <h2>{legend}</h2> : legend}</legend>
      <HintAndError id={name} hint={hint} error={error} />
      {options.map((option) => (
        <div className="radio" key={option.id}>
          <input
            className="form-radio"
            type="radio"
            name={name}
            id={`${name}-${option.id}`}
            value={option.value}
            defaultChecked={value === option.value}
            aria-describedby={option.hint ? `${name}-${option.id}-hint` : undefined}
          />
          <label className="form-label" htmlFor={`${name}-${option.id}`}>
            {option.text}
          </label>
          {option.hint ? (
            <span className="form-hint radio-hint" id={`${name}-${option.id}-hint`}>
              {option.hint}
            </span>
          ) : null}
        </div>
      ))}
    </fieldset>
  )
}

/** One of many. `choose` stands for no choice, where none may be made. */
export function Select({
  id,
  name = id,
  form,
  label,
  hint,
  choose,
  value,
  error,
  options,
}: {
  id: string
  /** The name in the form where it is not the id. */
  name?: string
  /** The id of its form, where it stands outside of it. */
  form?: string
  label: string
  hint?: string
  choose?: string
  value?: string | undefined
  error?: string | undefined
  options: readonly { value: string; text: string }[]
}) {
  return (
    <div className={error ? "form-group form-error" : "form-group"}>
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      <HintAndError id={id} hint={hint} error={error} />
      <select
        className="form-select"
        id={id}
        name={name}
        form={form}
        defaultValue={value ?? (choose === undefined ? undefined : "")}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      >
        {choose === undefined ? null : <option value="">{choose}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  )
}
