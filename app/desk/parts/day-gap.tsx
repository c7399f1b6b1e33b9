import type { MouseEvent } from "react"
import type { GapShown } from "#app/desk/day-columns.server.ts"
import { clockAfter, pointedAt } from "#domain/desk/gaps.ts"
import { paths } from "#paths"
import type { T } from "./words.ts"

/** An empty place. Its address is its beginning; whoever points into it means the start under the pointer. */
export function Gap({
  t,
  gap,
  at,
  focusable,
}: {
  t: T
  gap: GapShown
  at: { day: string; step: number; counter: string; number: number }
  focusable: boolean
}) {
  const { day, step, counter, number } = at
  const pointHere = (event: MouseEvent<HTMLAnchorElement>) => {
    // Enter on the link is no place in it.
    if (event.detail === 0) return
    const box = event.currentTarget.getBoundingClientRect()
    const clock = clockAfter(gap.clock, pointedAt(gap.minutes, step, (event.clientY - box.top) / box.height))
    event.currentTarget.setAttribute("href", paths.staff.bookFor({ day, clock, counter }))
  }
  return (
    <li className={`free s${gap.row} n${gap.rows}`}>
      <a
        href={paths.staff.bookFor({ day, clock: gap.clock, counter })}
        onClick={pointHere}
        aria-label={t("day.gap", { from: gap.from, to: gap.to, number })}
        data-free
        tabIndex={focusable ? 0 : -1}
      >
        {t("day.gapShort", { from: gap.from })}
      </a>
    </li>
  )
}
