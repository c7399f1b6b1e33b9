import { Fragment } from "react"
import type { SetupAnswer, SetupShown } from "#app/office/setup.server.ts"
import { Select } from "#app/parts/choices.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary, Field, FieldError, describedBy } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { type FoundingFault, type FoundingTyped, LONGEST_OFFICE_TEXT } from "#domain/office/founding.ts"
import { PASSWORD_LEAST } from "#domain/staff/password.ts"
import { SetupGroups } from "./setup-groups.tsx"
import { type Part, Section, Ticks } from "./setup-part.tsx"

/** The whole office on one page, filled in as far as it can be. */
export function SetupForm({
  again,
  faults,
  codeError,
  ...given
}: {
  shown: SetupShown
  typed: FoundingTyped
  /** The form was sent before: passwords are asked for once more. */
  again: boolean
  faults: readonly FoundingFault[]
  codeError: SetupAnswer["codeError"]
}) {
  const { t } = useTranslation("setup")
  const sayError = useErrorWords("setup")
  const say = (fault: FoundingFault) => sayError(fault.code, faultValues(fault, given.shown))
  const words = new Map(faults.map((fault) => [fault.at.join("-"), say(fault)]))
  const part: Part = { ...given, errorAt: (...way) => words.get(way.join("-")) }
  const code = sayError(codeError)
  const problems = [
    ...(code ? [{ field: "code", message: code }] : []),
    ...faults.map((fault) => ({ field: fault.at.join("-"), message: say(fault) })),
  ]
  return (
    <form method="post" id="page-form" noValidate>
      <ErrorSummary problems={problems} />
      {code ? (
        <Field id="code" label={t("code.label")} hint={t("code.again")} error={code} maxLength={40} dir="ltr" />
      ) : null}
      <Office {...part} />
      <Hours {...part} />
      <Services {...part} />
      <SetupGroups {...part} />
      <Municipalities {...part} />
      <Admin {...part} again={again} />
      <div className="flow-end">
        <button className="button button-primary xs-full-width" type="submit">
          {t("button")}
        </button>
        <p className="form-hint">{t("after")}</p>
      </div>
    </form>
  )
}

/** What the words about a fault name besides. */
function faultValues({ what }: FoundingFault, shown: SetupShown): Record<string, string | number> {
  const named = shown.services.find((service) => service.key === what)?.name
  return { what: named ?? what ?? "", least: PASSWORD_LEAST, most: LONGEST_OFFICE_TEXT }
}

function Office({ typed, errorAt }: Part) {
  const { t } = useTranslation("setup")
  const field = (name: "name" | "address" | "postalLine" | "phone" | "email") => ({
    id: name,
    label: t(`office.${name}`),
    value: typed[name],
    error: errorAt(name),
    maxLength: LONGEST_OFFICE_TEXT,
    required: true,
  })
  return (
    <Section title={t("office.heading")} lead={t("office.lead")}>
      <Field {...field("name")} hint={t("office.nameHint")} />
      <Field {...field("address")} autoComplete="off" />
      <Field {...field("postalLine")} hint={t("office.postalHint")} />
      <Field {...field("phone")} type="tel" inputMode="tel" dir="ltr" />
      <Field {...field("email")} inputMode="email" autoCapitalize="none" spellCheck={false} dir="ltr" />
    </Section>
  )
}

function Hours({ shown, typed, errorAt }: Part) {
  const { t } = useTranslation("setup")
  const end = (day: number, name: "opens" | "closes") => {
    const id = `hours-${day}-${name}`
    const label = t(`hours.${name}On`, { day: shown.days[day]! })
    const error = errorAt("hours", day, name)
    return (
      <td>
        <input
          className="form-input"
          id={id}
          name={id}
          defaultValue={typed.hours[day]?.[name]}
          aria-label={label}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, undefined, error)}
          maxLength={5}
          autoComplete="off"
        />
      </td>
    )
  }
  const wrongOn = (day: number) =>
    (["opens", "closes"] as const).map((name) => {
      const error = errorAt("hours", day, name)
      return error ? <FieldError key={name} id={`hours-${day}-${name}-error`} message={error} /> : null
    })
  return (
    <Section title={t("hours.heading")} lead={t("hours.lead")}>
      <table className="setup-hours">
        <thead>
          <tr>
            <th scope="col">{t("hours.day")}</th>
            <th scope="col">{t("hours.opens")}</th>
            <th scope="col">{t("hours.closes")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.days.map((name, day) => (
            <Fragment key={name}>
              <tr>
                <th scope="row">{name}</th>
                {end(day, "opens")}
                {end(day, "closes")}
              </tr>
              {wrongOn(day).some(Boolean) ? (
                <tr>
                  <td colSpan={3}>{wrongOn(day)}</td>
                </tr>
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Services({ shown, typed, errorAt }: Part) {
  const { t } = useTranslation("setup")
  return (
    <Section title={t("services.heading")} lead={t("services.lead")}>
      <Ticks
        id="services"
        legend={t("services.legend")}
        error={errorAt("services")}
        ticked={typed.services}
        options={shown.services.map(({ key, name, about }) => ({ value: key, text: name, about }))}
      />
    </Section>
  )
}

function Municipalities({ shown, typed, errorAt }: Part) {
  const { t } = useTranslation("setup")
  const error = errorAt("partners")
  return (
    <Section title={t("municipalities.heading")} lead={t("municipalities.lead")}>
      <Select
        id="host"
        label={t("municipalities.host")}
        choose={t("municipalities.choose")}
        value={typed.host}
        error={errorAt("host")}
        options={shown.municipalities.map(({ code, name }) => ({ value: code, text: name }))}
      />
      <details className="setup-partners" open={Boolean(error)}>
        <summary>{t("municipalities.ticked", { count: typed.partners.length })}</summary>
        <Ticks
          id="partners"
          legend={t("municipalities.partners")}
          hint={t("municipalities.partnersHint")}
          error={error}
          ticked={typed.partners}
          options={shown.municipalities.map(({ code, name }) => ({ value: code, text: name }))}
        />
      </details>
    </Section>
  )
}

function Admin({ typed, errorAt, again }: Part & { again: boolean }) {
  const { t } = useTranslation("setup")
  return (
    <Section title={t("admin.heading")} lead={t("admin.lead")}>
      <Field
        id="admin-name"
        label={t("admin.name")}
        value={typed.admin.name}
        error={errorAt("admin", "name")}
        autoComplete="name"
        maxLength={LONGEST_OFFICE_TEXT}
        required
      />
      <Field
        id="admin-email"
        label={t("admin.email")}
        value={typed.admin.email}
        error={errorAt("admin", "email")}
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        autoComplete="username"
        dir="ltr"
        required
      />
      <Field
        id="admin-password"
        label={t("admin.password")}
        hint={t(again ? "admin.passwordAgain" : "admin.passwordHint", { least: PASSWORD_LEAST })}
        error={errorAt("admin", "password")}
        type="password"
        autoComplete="new-password"
        dir="ltr"
        required
      />
      <Field
        id="admin-password-again"
        label={t("admin.again")}
        error={errorAt("admin", "password", "again")}
        type="password"
        autoComplete="new-password"
        dir="ltr"
        required
      />
    </Section>
  )
}
