import { dayListDue } from "#domain/desk/paper.ts"
import { transact } from "#db/client.ts"
import { type CalendarLeg, calendarLegs, onPaperOf } from "#db/desk/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { noteDayList } from "#db/office/writes.ts"
import { enqueue } from "#db/queue.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"

/**
 * Has the day's list made once it is due: saved where there is a folder for it, mailed where the office has said to whom. Once a day,
 * however many look; a worker that was away at the set time does it when it is back.
 */
export async function planDayList(ctx: Context, given: { saves: boolean }): Promise<string | null> {
  const { site, office } = await readSiteOffice(ctx.db)
  const to = site.dayListEmail
  if (!given.saves && !to) return null
  const day = dayListDue(office, { at: site.dayListAt, made: site.dayListDay }, ctx.now())
  if (day === null) return null
  return transact(ctx.db, async (tx) => {
    // What is read of the office may be a copy of before: the row decides.
    if (!(await noteDayList(tx, site.id, day))) return null
    const siteId = site.id
    if (given.saves)
      await enqueue(tx, { task: "save-day-list", payload: { siteId, day }, key: `save-day-list ${siteId} ${day}` })
    if (to)
      await enqueue(tx, { task: "mail-day-list", payload: { siteId, day, to }, key: `mail-day-list ${siteId} ${day}` })
    return day
  })
}

/** The saved list is handed to the printer by a job of its own: a printer that is off must not have the list made again and again. */
export const planPrint = (ctx: Context, payload: { siteId: string; day: string }): Promise<void> =>
  transact(ctx.db, (tx) =>
    enqueue(tx, { task: "print-day-list", payload, key: `print-day-list ${payload.siteId} ${payload.day}` }),
  )

export interface PaperDay {
  legs: CalendarLeg[]
  more: ReadonlyMap<string, { phone: string; language: string; supportNeeds: string }>
}

/** The day as it leaves the portal, with whole names and phone numbers; that it did is in the audit trail. */
export async function dayOnPaper(
  ctx: Context,
  given: { siteId: string; day: string; goes: "saved" | "mailed" },
): Promise<PaperDay> {
  const now = ctx.now()
  const all = await calendarLegs(ctx.db, given.siteId, given.day, now)
  const legs = all.filter((leg) => leg.state !== "held")
  const more = await onPaperOf(ctx.db, [...new Set(legs.map((leg) => leg.visitId))])
  await appendAudit(ctx.db, {
    at: now,
    kind: given.goes === "saved" ? "day-list-saved" : "day-list-mailed",
    detail: { day: given.day, visits: String(more.size) },
  })
  return { legs, more }
}
