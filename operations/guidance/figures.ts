import { mayLink } from "#domain/guidance/article.ts"
import { ruleOfFigure } from "#domain/rules/numbers.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { addDays, isDay, officeDay } from "#domain/time/office-time.ts"
import { transactUnlessTaken } from "#db/client.ts"
import { type KeptFigure, readFigures } from "#db/guidance/reads.ts"
import * as write from "#db/guidance/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { markOf } from "../office/seen.ts"

export type FigureRefusal =
  "unknown" | "changed-meanwhile" | "day-wrong" | "order-wrong" | "value-wrong" | "source-wrong" | "taken" | "begun"

/** The mark of a figure's values as a page shows them. */
export const seenOfFigure = (figure: Pick<KeptFigure, "values">): string =>
  markOf(figure.values.map((v) => [v.id, v.from, v.to, v.value, v.upTo]))

export interface FigureEntered {
  key: string
  from: string
  to: string | null
  value: number
  upTo: number | null
  source: string
  url: string
  seen: string
  by: StaffMember
}

/**
 * Enters a value of a figure for the days from `from` to `to` (null: until further notice). An open one that runs on that day ends
 * the day before, so that what was true stays to be seen; one that is dated to the end of its year is never cut. `seen` is the mark of
 * the values on the page: nobody ends a value that a colleague entered since. The figures that are rules are entered as such
 * (`operations/rules/number.ts`).
 */
export function enterFigure(ctx: Context, given: FigureEntered): Promise<Result<null, FigureRefusal>> {
  return ruleOfFigure(given.key) ? Promise.resolve(refuse("unknown")) : enterValue(ctx, given)
}

/** The same for any figure. One that begins on the same day, not before today, is replaced; the next one that is known ends it. */
export async function enterValue(
  ctx: Context,
  given: FigureEntered & { nextReview?: string },
): Promise<Result<null, FigureRefusal>> {
  const { key, from, to, value, upTo, by } = given
  if (!isDay(from) || (to !== null && !isDay(to))) return refuse("day-wrong")
  if (to !== null && to < from) return refuse("order-wrong")
  if (!Number.isFinite(value) || value < 0 || value > 1e9 || (upTo !== null && !(upTo > value && upTo <= 1e9)))
    return refuse("value-wrong")
  if (!given.source.trim() || !given.url.startsWith("https://") || !mayLink(given.url)) return refuse("source-wrong")
  return transactUnlessTaken(ctx.db, async (tx) => {
    await write.lockFigure(tx, key)
    const figure = (await readFigures(tx)).find((f) => f.key === key)
    if (!figure) return refuse("unknown")
    if (seenOfFigure(figure) !== given.seen) return refuse("changed-meanwhile")
    if (figure.unit === "percent" && (upTo ?? value) > 100) return refuse("value-wrong")
    if (figure.yearly && (to === null || to.slice(0, 4) !== from.slice(0, 4))) return refuse("order-wrong")
    const next = figure.values.find((v) => v.from > from)
    const replaced = figure.values.find((v) => v.from === from && from >= officeDay(ctx.now()))
    if (replaced) await write.deleteFigureValue(tx, replaced.id)
    const open = figure.values.find((v) => v.from < from && (v.to === null || (!figure.yearly && v.to >= from)))
    if (open) await write.endFigureValue(tx, open.id, addDays(from, -1))
    if (given.nextReview) await write.updateFigure(tx, key, { nextReview: given.nextReview })
    await write.insertFigureValue(tx, {
      key,
      from,
      to: to ?? (next ? addDays(next.from, -1) : null),
      value,
      upTo,
      source: given.source.trim(),
      url: given.url,
      setBy: by.staffName,
      setAt: ctx.now(),
    })
    await appendAudit(tx, {
      at: ctx.now(),
      staffId: by.staffId,
      kind: "figure-entered",
      detail: { key, from, value: String(value) },
    })
    return ok(null)
  })
}

/** Takes back a value that does not hold yet. The one that was to end for it holds on. */
export async function removeFigure(
  ctx: Context,
  given: { key: string; id: string; by: StaffMember },
): Promise<Result<null, FigureRefusal>> {
  return transactUnlessTaken(ctx.db, async (tx) => {
    await write.lockFigure(tx, given.key)
    const figure = (await readFigures(tx)).find((f) => f.key === given.key)
    const value = figure?.values.find((v) => v.id === given.id)
    if (!figure || !value) return refuse("unknown")
    if (value.from <= officeDay(ctx.now())) return refuse("begun")
    await write.deleteFigureValue(tx, value.id)
    const before = figure.yearly ? undefined : figure.values.find((v) => v.to === addDays(value.from, -1))
    if (before) await write.endFigureValue(tx, before.id, value.to)
    await appendAudit(tx, {
      at: ctx.now(),
      staffId: given.by.staffId,
      kind: "figure-removed",
      detail: { key: given.key, from: value.from },
    })
    return ok(null)
  })
}
