import { useState } from "react"
import { Field } from "#app/parts/form.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { LetterShown } from "#app/prereg/staff/letter.server.ts"
import type { ReviewShown } from "#app/prereg/staff/shown.server.ts"
import { LONGEST } from "#domain/longest.ts"
import { type VerdictCode, askedByVerdict, suggestedDecision } from "#domain/prereg/verdicts.ts"
import { Letter } from "./letter.tsx"

type Choice = "accept" | "return" | "refuse"
const choices = ["accept", "return", "refuse"] as const
/** Findings as they stand on the page, saved or not, by "<person>:<paper>". */
export type FoundNow = ReadonlyMap<string, VerdictCode | null>

/** To accept, send back or refuse, with what is asked, a line or a reason, and the letter that says so. */
export function DecideForm({
  shown,
  found,
  typed,
  letter,
}: {
  shown: ReviewShown
  found: FoundNow
  typed: Record<string, string> | null
  letter: LetterShown | null
}) {
  const { t } = useTranslation("prereg-staff")
  const bad = badPapers(found)
  const unseen = [...found.values()].filter((verdict) => verdict === null).length
  // Until a person chooses, the findings speak; and while a paper has not been seen, nothing does.
  const [picked, setPicked] = useState(() => choices.find((name) => name === typed?.decision) ?? null)
  const choice: Choice | null = picked ?? suggestedDecision([...found.values()])
  const language = t(`languages.${shown.language}`)
  const words = { hint: t("lineHint", { language }), lang: shown.language }
  return (
    <form method="post" className="decide" id="decide">
      <Choices shown={shown} choice={choice} pick={setPicked} />
      {/* Without a script all three stand open; the chosen one counts. */}
      <div className={choice === "return" ? undefined : "is-folded"}>
        <Asking shown={shown} bad={bad} typed={typed} />
      </div>
      <div className={choice === "refuse" ? "is-folded" : undefined}>
        <Field
          id="line"
          label={t("line")}
          value={typed?.line ?? ""}
          rows={3}
          maxLength={LONGEST.reviewLine}
          {...words}
        />
      </div>
      <div className={choice === "refuse" ? undefined : "is-folded"}>
        <Field
          id="reason"
          label={t("reason")}
          value={typed?.reason ?? ""}
          rows={4}
          maxLength={LONGEST.reviewLine}
          {...words}
        />
      </div>
      {choice === "accept" && bad.size > 0 ? <p className="found-look">{t("badPapers", { count: bad.size })}</p> : null}
      {choice !== "refuse" && unseen > 0 ? <p className="found-look">{t("unseen", { count: unseen })}</p> : null}
      {letter ? <Letter letter={letter} /> : null}
      <p className="sends">
        <Icon name="mail" className="i" />
        {t("sends", { language, email: shown.email })}
      </p>
      <div className="form-acts">
        <button className="btn" type="submit" name="intent" value="preview" formAction="#letter">
          {t("preview")}
        </button>
        <button
          className={choice === "refuse" ? "btn danger" : "btn primary"}
          type="submit"
          name="intent"
          value="decide"
        >
          {t(choice ?? "decide")}
        </button>
      </div>
    </form>
  )
}

function Choices({
  shown,
  choice,
  pick,
}: {
  shown: ReviewShown
  choice: Choice | null
  pick: (choice: Choice) => void
}) {
  const { t } = useTranslation("prereg-staff")
  return (
    <fieldset>
      <legend className="sr">{t("decision")}</legend>
      {choices.map((name) => (
        <label key={name} className={choice === name ? "choice is-chosen" : "choice"}>
          <input type="radio" name="decision" value={name} checked={choice === name} onChange={() => pick(name)} />
          <span>
            <b>{t(name)}</b>{" "}
            {name === "accept"
              ? shown.visit
                ? t("acceptHintTime", { when: shown.visit.when })
                : t("acceptHint")
              : t(name === "return" ? "returnHint" : "refuseHint")}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** What the household is asked for: papers in sight, other questions folded away until one is ticked. */
function Asking({
  shown,
  bad,
  typed,
}: {
  shown: ReviewShown
  bad: ReadonlyMap<string, string>
  typed: Record<string, string> | null
}) {
  const { t } = useTranslation("prereg-staff")
  const papers = shown.mayAsk.filter((q) => q.papers)
  const others = shown.mayAsk.filter((q) => !q.papers)
  const ticked = (key: string) => (typed ? (typed.asked ?? "").split(" ").includes(key) : bad.has(key))
  return (
    <>
      <fieldset className="form-group">
        <legend>{t("ask")}</legend>
        {papers.map((q) => (
          <Ask
            key={`${q.key} ${bad.get(q.key) ?? ""}`}
            question={q}
            ticked={ticked(q.key)}
            language={shown.language}
            first={bad.get(q.key)}
          />
        ))}
      </fieldset>
      <details className="ask-more" open={others.some((q) => ticked(q.key))}>
        <summary>{t("askOther")}</summary>
        {others.map((q) => (
          <Ask
            key={q.key}
            question={q}
            ticked={ticked(q.key)}
            language={shown.language}
            first={q.given ? "unclear" : "missing"}
          />
        ))}
      </details>
    </>
  )
}

type Askable = ReviewShown["mayAsk"][number]

function Ask({
  question,
  ticked,
  language,
  first,
}: {
  question: Askable
  ticked: boolean
  language: string
  first: string | undefined
}) {
  const { t } = useTranslation("prereg-staff")
  const [template, setTemplate] = useState(first ?? question.templates[0]!.template)
  const sentence = question.templates.find((x) => x.template === template)?.sentence ?? ""
  const id = `ask-${question.key}`
  return (
    <div className="ask-one">
      <input type="checkbox" id={id} name="ask" value={question.key} defaultChecked={ticked} />
      <div>
        <label htmlFor={id}>
          {question.label}
          {question.who ? <span className="quiet"> · {question.who}</span> : null}
        </label>
        <select
          name={`template:${question.key}`}
          defaultValue={template}
          aria-label={`${t("because")}: ${question.label}`}
          onChange={(event) => setTemplate(event.currentTarget.value)}
        >
          {question.templates.map((x) => (
            <option key={x.template} value={x.template}>
              {t(`template.${x.template}`)}
            </option>
          ))}
        </select>
        <p className="sentence" lang={language}>
          {sentence}
        </p>
      </div>
    </div>
  )
}

/** The papers staff have found wanting, by their key among the questions, with the template that fits. */
function badPapers(found: FoundNow): Map<string, string> {
  return new Map(
    [...found].flatMap(([at, verdict]) => {
      const template = askedByVerdict(verdict)
      return template ? [[at.replace(":", ":papers:"), template] as const] : []
    }),
  )
}
