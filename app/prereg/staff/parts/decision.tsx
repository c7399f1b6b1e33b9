import { languageName } from "#domain/manner.ts"
import { useState } from "react"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import type { ReviewShown } from "#app/prereg/staff/shown.server.ts"
import type { LetterShown } from "#app/prereg/staff/letter.server.ts"
import { AskAgain } from "./ask-again.tsx"
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

/**
 * The decision writes its own letter: what is missing is ticked already, each with the sentence the household will
 * read.
 */
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
  const open = shown.decidable
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
      <Assign shown={shown} decides={decides} me={me} />
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
      {shown.decided && !open ? (
        <p className="quiet">
          {t(`state.${shown.state}`)}: {shown.decided}
        </p>
      ) : null}
      {shown.decision && !open ? <p className="decided-line">{shown.decision}</p> : null}
      {decides && open ? <DecideForm shown={shown} found={found} typed={typed} letter={letter} /> : null}
    </section>
  )
}

/** Whose case it is, and a button that takes it or lets it go. */
function Assign({ shown, decides, me }: { shown: ReviewShown; decides: boolean; me: string }) {
  const { t } = useTranslation("prereg-staff")
  const intent = shown.assignedTo === me ? "unassign" : "assign"
  return (
    <form method="post" className="assign">
      <span>{shown.assigned ? t("assigned", { name: shown.assigned }) : t("nobody")}</span>
      {decides ? (
        <button className="linkbutton" type="submit" name="intent" value={intent}>
          {t(intent)}
        </button>
      ) : null}
    </form>
  )
}

function DecideForm({
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
  const { t, i18n } = useTranslation("prereg-staff")
  const bad = badPapers(found)
  const unseen = [...found.values()].filter((verdict) => verdict === null).length
  // Until a person chooses, the findings speak; and while a paper has not been seen, nothing does.
  const [picked, setPicked] = useState(() => choices.find((name) => name === typed?.decision) ?? null)
  const choice: Choice | null = picked ?? suggestedDecision([...found.values()])
  const language = languageName(shown.language, i18n.language)
  return (
    <form method="post" className="decide" id="decide">
      <fieldset>
        <legend className="sr">{t("decision")}</legend>
        {choices.map((name) => (
          <ChoiceOf
            key={name}
            name={name}
            chosen={choice === name}
            when={shown.visit?.when ?? null}
            pick={() => setPicked(name)}
          />
        ))}
      </fieldset>
      {/* Without a script all three stand open; the chosen one counts. */}
      <div className={choice === "return" ? undefined : "is-folded"}>
        <AskAgain shown={shown} bad={bad} typed={typed} />
      </div>
      <div className={choice === "refuse" ? "is-folded" : undefined}>
        <LetterText name="line" rows={3} shown={shown} typed={typed} />
      </div>
      <div className={choice === "refuse" ? undefined : "is-folded"}>
        <LetterText name="reason" rows={4} shown={shown} typed={typed} />
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

function ChoiceOf({
  name,
  chosen,
  when,
  pick,
}: {
  name: Choice
  chosen: boolean
  /** The visit's time, which accepting confirms; null where there is none. */
  when: string | null
  pick: () => void
}) {
  const { t } = useTranslation("prereg-staff")
  const acceptHint = when === null ? t("acceptHint") : t("acceptHintTime", { when })
  return (
    <label className={chosen ? "choice is-chosen" : "choice"}>
      <input type="radio" name="decision" value={name} checked={chosen} onChange={pick} />
      <span>
        <b>{t(name)}</b> {name === "accept" ? acceptHint : t(name === "return" ? "returnHint" : "refuseHint")}
      </span>
    </label>
  )
}

/** What the member of staff writes into the letter, in the household's language. */
function LetterText({
  name,
  rows,
  shown,
  typed,
}: {
  name: "line" | "reason"
  rows: number
  shown: ReviewShown
  typed: Record<string, string> | null
}) {
  const { t, i18n } = useTranslation("prereg-staff")
  return (
    <div className="form-group">
      <label className="form-label" htmlFor={name}>
        {t(name)}
      </label>
      <span className="form-hint" id={`${name}-hint`}>
        {t("lineHint", { language: languageName(shown.language, i18n.language) })}
      </span>
      <textarea
        className="form-input"
        id={name}
        name={name}
        rows={rows}
        maxLength={LONGEST.reviewLine}
        lang={shown.language}
        defaultValue={typed?.[name] ?? ""}
        aria-describedby={`${name}-hint`}
      />
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
