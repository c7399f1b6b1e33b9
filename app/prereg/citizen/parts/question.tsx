import { DateField } from "#app/parts/date-field.tsx"
import { EmailField } from "#app/parts/email-field.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { FieldShown } from "#app/prereg/citizen/page.server.ts"
import {
  type Asked,
  Choices,
  OneControl,
  QuestionHint,
  QuestionLabel,
  Theirs,
  attributesOf,
  isHinted,
} from "./question-frame.tsx"
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
const ofTheFirst: Record<string, string> = {
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
  ofAddress[question] ?? (/^p(?!1-)\d/.test(name) ? "off" : (ofTheFirst[question] ?? "off"))

/** One question of the pre-registration, whatever its kind, with why it is asked. */
export function Question(asked: Asked) {
  const { field } = asked
  return (
    <div className={field.condition ? `question ${shownIf[field.condition]}` : "question"} data-q={field.question}>
      <Answer asked={asked} />
      {field.note ? (
        <p className="ready-told" id={`${field.name}-note`}>
          <PaperTag tag={field.note.tag} /> {field.note.text}
        </p>
      ) : null}
    </div>
  )
}

/** The control or controls a question is answered with. */
function Answer({ asked }: { asked: Asked }) {
  const { t } = useTranslation("prereg")
  const { field } = asked
  switch (field.kind) {
    case "date":
      return <AnsweredByDay asked={asked} />
    case "email":
      return <AnsweredByEmail asked={asked} />
    case "lines":
      return <AnsweredInLines asked={asked} />
    case "choices":
      return <Choices asked={asked} kind="checkbox" />
    case "choice":
      // Papers have up to five answers and stand in long lists: a menu each.
      if (!field.note && field.choices.length <= 7 && field.why !== null) return <Choices asked={asked} kind="radio" />
      return <Menu asked={asked} choose={t("choose")} autoComplete={filledBy(field)} />
    case "country":
      return <Menu asked={asked} choose={t("chooseCountry")} />
    case "municipality":
      return <Menu asked={asked} choose={t("chooseMunicipality")} />
    default:
      if (field.choices.length > 0) return <Menu asked={asked} choose={t("choose")} />
      return <AnsweredInALine asked={asked} />
  }
}

function AnsweredByDay({ asked }: { asked: Asked }) {
  const { field, typed, error } = asked
  return (
    <>
      <DateField
        id={field.name}
        legend={<QuestionLabel field={field} />}
        hint={isHinted(field) ? <QuestionHint field={field} /> : undefined}
        error={error}
        typed={typed}
        birthday={filledBy(field) === "bday"}
      />
      <Theirs asked={asked} />
    </>
  )
}

function AnsweredByEmail({ asked }: { asked: Asked }) {
  const { field, typed, code, error } = asked
  return (
    <>
      <EmailField
        label={<QuestionLabel field={field} />}
        hint={isHinted(field) ? <QuestionHint field={field} /> : undefined}
        code={code}
        error={error}
        typed={{ email: typed[field.name] ?? "", "email-kept": typed["email-kept"] ?? field.values[field.name] }}
      />
      <Theirs asked={asked} />
    </>
  )
}

function AnsweredInLines({ asked }: { asked: Asked }) {
  const { field, typed } = asked
  return (
    <OneControl asked={asked}>
      <textarea
        className="form-input"
        rows={3}
        dir="auto"
        maxLength={field.longest ?? undefined}
        defaultValue={typed[field.name] ?? ""}
        {...attributesOf(asked)}
      />
    </OneControl>
  )
}

function AnsweredInALine({ asked }: { asked: Asked }) {
  const { field, typed } = asked
  return (
    <OneControl asked={asked}>
      <input
        className={inputClass(field)}
        type={field.kind === "phone" ? "tel" : "text"}
        dir={field.kind === "phone" ? "ltr" : "auto"}
        autoComplete={filledBy(field)}
        maxLength={field.longest ?? undefined}
        inputMode={field.question === "postcode" ? "numeric" : undefined}
        spellCheck={false}
        defaultValue={typed[field.name] ?? ""}
        {...attributesOf(asked)}
      />
    </OneControl>
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

function Menu({
  asked,
  choose,
  autoComplete,
}: {
  asked: Asked
  /** What stands in the menu until something is chosen. */
  choose: string
  autoComplete?: string
}) {
  const { field, typed } = asked
  return (
    <OneControl asked={asked}>
      <select
        className="form-select"
        defaultValue={typed[field.name] ?? ""}
        {...attributesOf(asked)}
        autoComplete={autoComplete}
      >
        <option value="">{choose}</option>
        {field.choices.map((choice) => (
          <option key={choice.value} value={choice.value} data-group={choice.group}>
            {choice.text}
          </option>
        ))}
      </select>
    </OneControl>
  )
}
