import type { ReactNode } from "react"
import { FieldError } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { FieldShown } from "#app/prereg/citizen/page.server.ts"

/** A question as its page asks it. */
export interface Asked {
  field: FieldShown
  typed: Record<string, string>
  /** What is wrong with it, in words and as their code. */
  error: string | undefined
  code: string | undefined
  /** What another device saved meanwhile, where it differs. */
  theirs: string | null
}

export const isHinted = ({ masked, hint, why }: FieldShown) => masked !== null || hint !== null || why !== null

/** The ids of all that is said about a question, for its description. */
function describedBy({ field, error, theirs }: Asked): string | undefined {
  const { name } = field
  const ids = [
    isHinted(field) ? `${name}-hint` : "",
    error ? `${name}-error` : "",
    theirs === null ? "" : `${name}-theirs`,
    field.note ? `${name}-note` : "",
  ]
  return ids.filter(Boolean).join(" ") || undefined
}

/** What every control of a question carries. */
export const attributesOf = (asked: Asked) => ({
  id: asked.field.name,
  name: asked.field.name,
  "aria-describedby": describedBy(asked),
  "aria-invalid": asked.error ? true : undefined,
})

export function QuestionLabel({ field }: { field: FieldShown }) {
  const { t } = useTranslation("common")
  return (
    <>
      {field.label}
      {field.optional ? <span className="optional"> ({t("form.optional")})</span> : null}
    </>
  )
}

/** What is known already, how to answer, and why it is asked. */
export function QuestionHint({ field }: { field: FieldShown }) {
  const { t } = useTranslation("prereg")
  return (
    <>
      {field.masked ? <span className="hint-line">{t("keepMasked", { text: field.masked })}</span> : null}
      {field.hint ? <span className="hint-line">{field.hint}</span> : null}
      {field.why ? <span className="hint-line why">{field.why}</span> : null}
    </>
  )
}

/** What another device saved, beside what stands in the form. */
export function Theirs({ asked: { field, theirs } }: { asked: Asked }) {
  const { t } = useTranslation("prereg")
  if (theirs === null) return null
  return (
    <p className="theirs" id={`${field.name}-theirs`}>
      {theirs === "" ? t("theirsEmpty") : t("theirs", { text: theirs })}
    </p>
  )
}

function HintAndError({ asked: { field, error } }: { asked: Asked }) {
  return (
    <>
      {isHinted(field) ? (
        <span className="form-hint" id={`${field.name}-hint`}>
          <QuestionHint field={field} />
        </span>
      ) : null}
      {error ? <FieldError id={`${field.name}-error`} message={error} /> : null}
    </>
  )
}

/** One control under its label. */
export function OneControl({ asked, children }: { asked: Asked; children: ReactNode }) {
  return (
    <div className={asked.error ? "form-group form-error" : "form-group"}>
      <label className="form-label" htmlFor={asked.field.name}>
        <QuestionLabel field={asked.field} />
      </label>
      <HintAndError asked={asked} />
      {children}
      <Theirs asked={asked} />
    </div>
  )
}

/** A control for each choice, under one legend. */
export function Choices({ asked, kind }: { asked: Asked; kind: "radio" | "checkbox" }) {
  const { t } = useTranslation("prereg")
  const { field, typed } = asked
  const { name } = field
  const value = typed[name] ?? ""
  return (
    <fieldset
      className={asked.error ? "form-group form-error" : "form-group"}
      aria-describedby={describedBy(asked)}
      id={name}
      tabIndex={-1}
    >
      <legend className="form-label">
        <QuestionLabel field={field} />
      </legend>
      <HintAndError asked={asked} />
      {field.choices.map((choice) => (
        <Choice
          key={choice.value}
          kind={kind}
          name={name}
          id={`${name}-${choice.value}`}
          value={choice.value}
          chosen={value.split(",").includes(choice.value)}
          text={choice.text}
        />
      ))}
      {kind === "radio" && field.optional ? (
        // A ring that was chosen cannot be taken back otherwise.
        <Choice kind={kind} name={name} id={`${name}-none-given`} value="" chosen={value === ""} text={t("noAnswer")} />
      ) : null}
      <Theirs asked={asked} />
    </fieldset>
  )
}

function Choice({
  kind,
  name,
  id,
  value,
  chosen,
  text,
}: {
  kind: "radio" | "checkbox"
  name: string
  id: string
  value: string
  chosen: boolean
  text: string
}) {
  return (
    <div className="radio">
      <input
        className={kind === "radio" ? "form-radio" : "form-checkbox"}
        type={kind}
        name={name}
        id={id}
        value={value}
        defaultChecked={chosen}
      />
      <label className="form-label" htmlFor={id}>
        {text}
      </label>
    </div>
  )
}
