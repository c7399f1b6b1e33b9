import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { LetterShown } from "#app/prereg/staff/letter.server.ts"
import type { ReviewShown } from "#app/prereg/staff/shown.server.ts"
import type { VerdictCode } from "#domain/prereg/verdicts.ts"
import { paths } from "#paths"
import { DecideForm, type FoundNow } from "./decide-form.tsx"

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
      <Assigned shown={shown} decides={decides} me={me} />
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
      {decides && shown.state === "submitted" ? (
        <DecideForm shown={shown} found={found} typed={typed} letter={letter} />
      ) : null}
    </section>
  )
}

/** Who works on the case, and how it is taken or put back. */
function Assigned({ shown, decides, me }: { shown: ReviewShown; decides: boolean; me: string }) {
  const { t } = useTranslation("prereg-staff")
  return (
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
  )
}
