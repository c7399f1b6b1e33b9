import { type CalendarLeg, calendarLegs, phonesOf } from "#db/desk/reads.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"

/**
 * The day, or what one counter has of it, with whole names and phone numbers, for the list that is printed. That somebody took it is in the audit trail, as every
 * opening of contact data is. Times that are only held have no visitor yet.
 */
export async function takeDayList(
  ctx: Context,
  given: { siteId: string; day: string; counter?: { id: string; number: number } | null; by: StaffMember },
): Promise<{ legs: CalendarLeg[]; phones: Map<string, string> }> {
  const now = ctx.now()
  const all = await calendarLegs(ctx.db, given.siteId, given.day, now)
  const { counter } = given
  const legs = all.filter((leg) => leg.state !== "held" && (!counter || leg.counterId === counter.id))
  const phones = await phonesOf(ctx.db, [...new Set(legs.map((leg) => leg.visitId))])
  await appendAudit(ctx.db, {
    at: now,
    staffId: given.by.staffId,
    kind: "took-day-list",
    detail: { day: given.day, counter: counter ? String(counter.number) : undefined, visits: String(phones.size) },
  })
  return { legs, phones }
}
