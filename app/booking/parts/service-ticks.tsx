import { FieldError } from "#app/parts/form.tsx"

/** The services a visit may have, each to be ticked. */
export function ServiceTicks({
  legend,
  choices,
  chosen,
  error,
}: {
  legend: string
  choices: readonly { key: string; name: string }[]
  /** Keys of services. */
  chosen: readonly string[]
  error: string | undefined
}) {
  return (
    <fieldset
      className={error ? "form-group form-error" : "form-group"}
      id="services"
      tabIndex={-1}
      aria-describedby={error ? "services-error" : undefined}
    >
      <legend className="form-label">{legend}</legend>
      {error ? <FieldError id="services-error" message={error} /> : null}
      {choices.map(({ key, name }) => (
        <div className="radio" key={key}>
          <input
            className="form-checkbox"
            type="checkbox"
            id={`service-${key}`}
            name="service"
            value={key}
            defaultChecked={chosen.includes(key)}
          />
          <label className="form-label" htmlFor={`service-${key}`}>
            {name}
          </label>
        </div>
      ))}
    </fieldset>
  )
}
