import type { ReactNode } from "react"
import { useTranslation } from "./translation.ts"

export interface Problem {
  /** The id of the field the summary links to. */
  field: string
  message: string
}

/** All problems of a form at its top. The small script moves the focus here; without it the page begins here anyway. */
export function ErrorSummary({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation("common")
  if (problems.length === 0) return null
  return (
    <div className="alert alert-error error-summary" role="alert" tabIndex={-1} id="error-summary">
      <h2 className="alert-heading">{t("form.problems", { count: problems.length })}</h2>
      <ul className="nobullet-list">
        {problems.map((problem) => (
          <li key={problem.field + problem.message}>
            <a href={`#${problem.field}`}>{problem.message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface FieldProps {
  id: string
  /** The name in the form where it is not the id. */
  name?: string
  /** The id of its form, where it stands outside of it. */
  form?: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  value?: string | undefined
  type?: "text" | "email" | "tel" | "password" | "date" | "time" | "number" | "search"
  autoComplete?: string
  inputMode?: "numeric" | "email" | "tel"
  className?: string
  required?: boolean
  maxLength?: number
  rows?: number
  dir?: "auto" | "ltr"
  autoCapitalize?: "none"
  spellCheck?: boolean
  /** The language of what is typed, where it is not the page's. */
  lang?: string
}

/** One labelled text field. An error stands between label and field, and the field says that it is invalid. */
export function Field({
  id,
  name = id,
  label,
  hint,
  error,
  value,
  className = "",
  rows,
  required,
  ...input
}: FieldProps) {
  const shared = {
    id,
    name,
    defaultValue: value,
    "aria-describedby": describedBy(id, hint, error),
    "aria-invalid": error ? true : undefined,
    "aria-required": required ? true : undefined,
    className: `form-input ${className}`.trim(),
    ...input,
  }
  return (
    <div className={error ? "form-group form-error" : "form-group"}>
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      <HintAndError id={id} hint={hint} error={error} />
      {rows ? <textarea {...shared} rows={rows} /> : <input {...shared} type={input.type ?? "text"} />}
    </div>
  )
}

/** What describes a field: its hint and its error, by the ids that `HintAndError` gives them. */
export const describedBy = (id: string, hint: ReactNode, error: string | undefined): string | undefined =>
  [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined

/** The hint and the error of a field, between its label and itself. */
export const HintAndError = ({ id, hint, error }: { id: string; hint?: ReactNode; error: string | undefined }) => (
  <>
    {hint ? (
      <span className="form-hint" id={`${id}-hint`}>
        {hint}
      </span>
    ) : null}
    {error ? <FieldError id={`${id}-error`} message={error} /> : null}
  </>
)

export function FieldError({ id, message }: { id: string; message: string }) {
  const { t } = useTranslation("common")
  return (
    <span className="form-error-message" id={id}>
      <span className="sr-only">{t("form.error")}: </span>
      {message}
    </span>
  )
}

/** The one button at the end of a visitor's form. */
export const FlowEnd = ({ children }: { children: ReactNode }) => (
  <div className="flow-end">
    <button className="button button-primary xs-full-width" type="submit">
      {children}
    </button>
  </div>
)

/** The one button at the end of a staff form; `primary` where nothing else on the page matters as much. */
export const FormActs = ({ primary = false, children }: { primary?: boolean; children: ReactNode }) => (
  <div className="form-acts">
    <button className={primary ? "btn primary" : "btn"} type="submit">
      {children}
    </button>
  </div>
)
