import type { ReactNode } from "react"
import { DateField } from "#app/parts/date-field.tsx"
import { EmailField } from "#app/parts/email-field.tsx"
import { FieldError } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { FieldShown } from "#app/prereg/citizen/page.server.ts"
import type { Condition } from "#domain/prereg/questions.ts"

/** The style sheet hides a question until the answer that asks for it is chosen; without :has() all are shown. */
const shownIf: Record<Condition, string> = {
  "no-nordic-number": "if-no-nordic-number",
  "nordic-number": "if-nordic-number",
  permit: "if-permit",
  earlier: "if-earlier",
  "was-married": "if-was-married",
  "spouse-elsewhere": "if-spouse-elsewhere",
  "other-parent": "if-other-parent",
  hosted: "if-hosted",
}

/** Of the one who fills it in; about the others a browser knows nothing. */
const autoComplete: Record<string, string> = {
  phone: "tel",
  passportName: "name",
  sex: "sex",
  born: "bday",
}
/** The address in Denmark is everybody's. */
const ofAddress: Record<string, string> = {
  street: "address-line1",
  careOf: "address-line2",
  postcode: "postal-code",
  city: "address-level2",
}

/** The hint a browser gets about a question: of persons only about the one who writes, who is the first. */
const filledBy = ({ name, question }: FieldShown): string =>
  ofAddress[question] ?? (/^p(?!1-)\d/.test(name) ? "off" : (autoComplete[question] ?? "off"))

/** One question of the pre-registration, whatever its kind, with why it is asked. */
export function Question({
  field,
  typed,
  error,
  code,
  theirs,
}: {
  field: FieldShown
  typed: Record<string, string>
  /** What is wrong with it, in words and as their code. */
  error: string | undefined
  code: string | undefined
  /** What another device saved meanwhile, where it differs. */
  theirs: string | null
}) {
  const { t } = useTranslation("prereg")
  const { t: common } = useTranslation("common")
  const { name } = field
  const label = (
    <>
      {field.label}
      {field.optional ? <span className="optional"> ({common("form.optional")})</span> : null}
    </>
  )
  const hint: ReactNode = (
    <>
      {field.masked ? <span className="hint-line">{t("keepMasked", { text: field.masked })}</span> : null}
      {field.hint ? <span className="hint-line">{field.hint}</span> : null}
      {field.why ? <span className="hint-line why">{field.why}</span> : null}
    </>
  )
  const hinted = field.masked !== null || field.hint !== null || field.why !== null
  const ids = [
    hinted ? `${name}-hint` : "",
    error ? `${name}-error` : "",
    theirs === null ? "" : `${name}-theirs`,
    field.note ? `${name}-note` : "",
  ]
  const describedBy = ids.filter(Boolean).join(" ") || undefined
  const shared = { id: name, name, "aria-describedby": describedBy, "aria-invalid": error ? true : undefined }
  const head = (
    <>
      {hinted ? (
        <span className="form-hint" id={`${name}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? <FieldError id={`${name}-error`} message={error} /> : null}
    </>
  )
  const other =
    theirs === null ? null : (
      <p className="theirs" id={`${name}-theirs`}>
        {theirs === "" ? t("theirsEmpty") : t("theirs", { text: theirs })}
      </p>
    )
  const group = error ? "form-group form-error" : "form-group"
  const value = typed[name] ?? ""
  const asField = (input: ReactNode) => (
    <div className={group}>
      <label className="form-label" htmlFor={name}>
        {label}
      </label>
      {head}
      {input}
      {other}
    </div>
  )
  const asChoices = (kind: "radio" | "checkbox") => (
    <fieldset className={group} aria-describedby={describedBy} id={name} tabIndex={-1}>
      <legend className="form-label">{label}</legend>
      {head}
      {field.choices.map((choice) => (
        <div className="radio" key={choice.value}>
          <input
            className={kind === "radio" ? "form-radio" : "form-checkbox"}
            type={kind}
            name={name}
            id={`${name}-${choice.value}`}
            value={choice.value}
            defaultChecked={value.split(",").includes(choice.value)}
          />
          <label className="form-label" htmlFor={`${name}-${choice.value}`}>
            {choice.text}
          </label>
        </div>
      ))}
      {kind === "radio" && field.optional ? (
        // A ring that was chosen cannot be taken back otherwise.
        <div className="radio">
          <input
            className="form-radio"
            type="radio"
            name={name}
            id={`${name}-none-given`}
            value=""
            defaultChecked={value === ""}
          />
          <label className="form-label" htmlFor={`${name}-none-given`}>
            {t("noAnswer")}
          </label>
        </div>
      ) : null}
      {other}
    </fieldset>
  )
  const body = () => {
    switch (field.kind) {
      case "date":
        return (
          <>
            <DateField
              id={name}
              legend={label}
              hint={hinted ? hint : undefined}
              error={error}
              typed={typed}
              birthday={filledBy(field) === "bday"}
            />
            {other}
          </>
        )
      case "lines":
        return asField(
          <textarea
            className="form-input"
            rows={3}
            dir="auto"
            maxLength={field.longest ?? undefined}
            defaultValue={value}
            {...shared}
          />,
        )
      case "choices":
        return asChoices("checkbox")
      case "choice":
        // Papers have up to five answers and stand in long lists: a menu each.
        if (!field.note && field.choices.length <= 7 && field.why !== null) return asChoices("radio")
        return asField(
          <Select
            field={field}
            value={value}
            shared={{ ...shared, autoComplete: filledBy(field) }}
            choose={t("choose")}
          />,
        )
      case "country":
        return asField(<Select field={field} value={value} shared={shared} choose={t("chooseCountry")} />)
      case "municipality":
        return asField(<Select field={field} value={value} shared={shared} choose={t("chooseMunicipality")} />)
      case "email":
        return (
          <>
            <EmailField
              label={label}
              hint={hinted ? hint : undefined}
              code={code}
              error={error}
              typed={{ email: value, "email-kept": typed["email-kept"] ?? field.values[name] }}
            />
            {other}
          </>
        )
      default:
        return field.choices.length > 0
          ? asField(<Select field={field} value={value} shared={shared} choose={t("choose")} />)
          : asField(
              <input
                className={inputClass(field)}
                type={field.kind === "phone" ? "tel" : "text"}
                dir={field.kind === "phone" ? "ltr" : "auto"}
                autoComplete={filledBy(field)}
                maxLength={field.longest ?? undefined}
                inputMode={field.question === "postcode" ? "numeric" : undefined}
                spellCheck={false}
                defaultValue={value}
                {...shared}
              />,
            )
    }
  }
  return (
    <div className={field.condition ? `question ${shownIf[field.condition]}` : "question"} data-q={field.question}>
      {body()}
      {field.note ? (
        <p className="ready-told" id={`${name}-note`}>
          <PaperTag tag={field.note.tag} /> {field.note.text}
        </p>
      ) : null}
    </div>
  )
}

function inputClass({ longest, question }: FieldShown): string {
  if (question === "postcode") return "form-input input-char-4"
  if (question === "passportNumber" || question === "homeNumber") return "form-input input-number"
  if (longest !== null && longest <= 20) return "form-input input-short"
  return longest !== null && longest <= 60 ? "form-input input-wide" : "form-input"
}

const tags = {
  ready: "tag tag-done",
  check: "tag tag-now",
  missing: "tag tag-missing",
  none: "tag tag-wait",
} as const

function PaperTag({ tag }: { tag: keyof typeof tags }) {
  const { t } = useTranslation("plan")
  return <span className={tags[tag]}>{t(`ready.state.${tag}`)}</span>
}

function Select({
  field,
  value,
  shared,
  choose,
}: {
  field: FieldShown
  value: string
  shared: Record<string, unknown>
  choose: string
}) {
  return (
    <select className="form-select" defaultValue={value} {...shared}>
      <option value="">{choose}</option>
      {field.choices.map((choice) => (
        <option key={choice.value} value={choice.value} data-group={choice.group}>
          {choice.text}
        </option>
      ))}
    </select>
  )
}
