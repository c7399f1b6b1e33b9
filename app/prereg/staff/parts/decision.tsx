import { useState } from "react"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import type { ReviewShown } from "#app/prereg/staff/shown.server.ts"
import type { LetterShown } from "#app/prereg/staff/letter.server.ts"
import { Letter } from "./letter.tsx"
import { type VerdictCode, suggestedDecision } from "#domain/prereg/verdicts.ts"
import { LONGEST } from "#domain/longest.ts"

type Choice = "accept" | "return" | "refuse"
const choices = ["accept", "return", "refuse"] as const
/** Findings as they stand on the page, saved or not, by "<person>:<paper>". */
type FoundNow = ReadonlyMap<string, VerdictCode | null>

/** What was saved, and over it what was just marked. */
export const foundOf = (shown: ReviewShown, marked: Record<string, VerdictCode | null>): FoundNow =>
  new Map(
    shown.papers.flatMap((row) =>
      row.cells.flatMap((cell) => {
        if (!cell) return []
        const at = `${cell.personId}:${row.paper}`
        return [[at, at in marked ? marked[at]! : cell.verdict] as const]
      }),
    ),
  )

/** The decision writes its own letter: what is missing is ticked already, each with the sentence the household will read. */
export function Decision({
  shown,
  found,
  decides,
  me,
  typed,
  letter,
}: {
  shown: ReviewShown
  found: FoundNow
  decides: boolean
  me: string
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
  const open = shown.state === "submitted"
  const papers = shown.mayAsk.filter((q) => q.papers)
  const others = shown.mayAsk.filter((q) => !q.papers)
  const ticked = (key: string) => (typed ? (typed.asked ?? "").split(" ").includes(key) : bad.has(key))
  return (
    <section className="decision">
      <h2>{t("decision")}</h2>
      <p className="decision-time">
        <Icon name={shown.visit?.provisional ? "provisional" : "time"} className="i" />
        {shown.visit ? (
          <a href={paths.staff.visit(shown.visit.id)}>
            {t(shown.visit.provisional ? "timeTitle" : "timeBooked", { when: shown.visit.when })}
          </a>
        ) : (
          t("timeNone")
        )}
      </p>
      <form method="post" className="assign">
        <span>{shown.assigned ? t("assigned", { name: shown.assigned }) : t("nobody")}</span>
        {decides ? (
          <button
            className="linkbutton"
            type="submit"
            name="intent"
            value={shown.assignedTo === me ? "unassign" : "assign"}
          >
            {t(shown.assignedTo === me ? "unassign" : "assign")}
          </button>
        ) : null}
      </form>
      {shown.open.length > 0 ? (
        <>
          <h3>{t("asked")}</h3>
          <ul className="asked" lang={shown.language}>
            {shown.open.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      ) : null}
      {shown.decided && shown.state !== "submitted" ? (
        <p className="quiet">
          {t(`state.${shown.state}`)}: {shown.decided}
        </p>
      ) : null}
      {shown.decision && shown.state !== "submitted" ? <p className="decided-line">{shown.decision}</p> : null}
      {decides && open ? (
        <form method="post" className="decide" id="decide">
          <fieldset>
            <legend className="sr">{t("decision")}</legend>
            {choices.map((name) => (
              <label key={name} className={choice === name ? "choice is-chosen" : "choice"}>
                <input
                  type="radio"
                  name="decision"
                  value={name}
                  checked={choice === name}
                  onChange={() => setPicked(name)}
                />
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
          {/* Without a script all three stand open; the chosen one counts. */}
          <div className={choice === "return" ? undefined : "is-folded"}>
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
          </div>
          <div className={choice === "refuse" ? "is-folded" : undefined}>
            <div className="form-group">
              <label className="form-label" htmlFor="line">
                {t("line")}
              </label>
              <span className="form-hint" id="line-hint">
                {t("lineHint", { language })}
              </span>
              <textarea
                className="form-input"
                id="line"
                name="line"
                rows={3}
                maxLength={LONGEST.reviewLine}
                lang={shown.language}
                defaultValue={typed?.line ?? ""}
                aria-describedby="line-hint"
              />
            </div>
          </div>
          <div className={choice === "refuse" ? undefined : "is-folded"}>
            <div className="form-group">
              <label className="form-label" htmlFor="reason">
                {t("reason")}
              </label>
              <span className="form-hint" id="reason-hint">
                {t("lineHint", { language })}
              </span>
              <textarea
                className="form-input"
                id="reason"
                name="reason"
                rows={4}
                maxLength={LONGEST.reviewLine}
                lang={shown.language}
                defaultValue={typed?.reason ?? ""}
                aria-describedby="reason-hint"
              />
            </div>
          </div>
          {choice === "accept" && bad.size > 0 ? (
            <p className="found-look">{t("badPapers", { count: bad.size })}</p>
          ) : null}
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
      ) : null}
    </section>
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
  const bad = new Map<string, string>()
  for (const [at, verdict] of found) {
    const key = at.replace(":", ":papers:")
    if (verdict === "missing") bad.set(key, "paper-missing")
    if (verdict === "stamp-missing") bad.set(key, "stamp-missing")
  }
  return bad
}
