import { useCallback, useRef } from "react"
import { useNavigate, useSubmit } from "react-router"
import type { DayShown } from "#app/desk/day.server.ts"
import { useStaff } from "#app/parts/staff-data.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { ROW_MINUTES, type Verdict, verdictOn } from "#domain/desk/drag.ts"
import { clockAfter } from "#domain/desk/gaps.ts"
import { may } from "#domain/staff/permissions.ts"
import { spokenClock } from "#domain/time/spoken.ts"
import { paths } from "#paths"
import { type Held, useHolding } from "./use-holding.ts"

const toneOf: Readonly<Record<Verdict, string>> = {
  free: "is-free",
  taken: "is-wrong",
  past: "is-wrong",
  "lacks-skill": "is-irregular",
  unstaffed: "is-irregular",
}

/**
 * Visits are dragged to another time or counter, or taken with G and moved with the arrow keys; on empty places a closure is drawn. What
 * the place is like is said while it is held. Another counter at the same time is done at once; everything else is asked about first,
 * on the page that the plain form leads to as well.
 */
export function Placing({ day }: { day: DayShown }) {
  const { t, i18n } = useTranslation("desk")
  const staff = useStaff()
  const navigate = useNavigate()
  const submit = useSubmit()
  const area = useRef<HTMLDivElement>(null)
  const moves = staff !== null && may(staff, "change-visits")
  const draws = staff !== null && may(staff, "record-absence")
  const keys = staff?.shortcuts ?? false

  const drop = useCallback(
    (held: Held) => {
      const counter = day.columns[held.column]!
      const clock = (row: number) => clockAfter(day.opensAt, row * ROW_MINUTES)
      if ("drawn" in held) {
        const { start, end } = held.drawn
        const at = { close: day.day, from: clock(start), to: clock(end), counter: counter.id }
        return void navigate(`${paths.staff.hours(at)}#edit`)
      }
      const { block, row } = held
      const verdict = verdictOf(day, held)
      const moved = row !== block.row || counter.number !== block.counter
      if (!moved || verdict === "taken" || verdict === "past") return
      const at = { day: day.day, clock: clock(row), counter: counter.id, leg: block.id }
      const action = paths.staff.moveVisit(block.visitId, at)
      if (row !== block.row || verdict !== "free") return void navigate(action)
      void submit({ intent: "place", seen: block.seen, ...at }, { method: "post", action })
    },
    [day, navigate, submit],
  )
  const held = useHolding(area, day, { moves, draws, keys }, drop)
  const said = held && saidOf(day, held)
  const words = said && {
    number: said.number,
    from: spokenClock(said.from, i18n.language),
    to: spokenClock(said.to, i18n.language),
    what: said.verdict ? t(`drag.${said.verdict}`) : t("drag.block"),
  }
  return (
    <>
      {said && words ? (
        <div
          className={`ghost k${held.column + 1} s${said.row} n${said.rows} ${said.verdict ? toneOf[said.verdict] : "is-drawn"}`}
          aria-hidden="true"
        >
          <b>{"drawn" in held! ? `${words.from}–${words.to}` : words.from}</b>
          <span>{words.what}</span>
        </div>
      ) : null}
      <div className="sr" role="status" ref={area}>
        {words && held && "byKeys" in held && held.byKeys ? t("drag.at", words) : ""}
      </div>
    </>
  )
}

function verdictOf(day: DayShown, held: Extract<Held, { block: unknown }>): Verdict {
  const { block, row } = held
  const counter = day.columns[held.column]!
  const taken = counter.blocks
    .filter((one) => one.state !== "missed")
    .map((one) => ({ visitId: one.visitId, start: one.row, end: one.row + one.rows }))
  const leg = { visitId: block.visitId, skill: block.skill, start: row, end: row + block.rows }
  return verdictOn({ skills: counter.skills, works: counter.works, taken }, leg, day.pastRows, row === block.row)
}

/** What is held, in rows and clock times. */
function saidOf(day: DayShown, held: Held) {
  const { start, end } = "drawn" in held ? held.drawn : { start: held.row, end: held.row + held.block.rows }
  return {
    row: start,
    rows: end - start,
    from: clockAfter(day.opensAt, start * ROW_MINUTES),
    to: clockAfter(day.opensAt, end * ROW_MINUTES),
    number: day.columns[held.column]!.number,
    verdict: "drawn" in held ? null : verdictOf(day, held),
  }
}
