import { laterLegs } from "#domain/desk/release.ts"
import { seenOf } from "#domain/desk/acts.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { updateLeg } from "#db/booking/leg-writes.ts"
import { recordEvent, updateVisit } from "#db/booking/writes.ts"
import { touchPreregOf } from "#db/prereg/writes.ts"
import { waitsForAnswer } from "../prereg/undecided.ts"
import { tell } from "../booking/tell.ts"
import type { Context } from "../context.ts"
import { type DeskRefusal, inVisit } from "./serve.ts"

/**
 * What came first could not be done, so that the services after it make no sense today: they leave the visit, their minutes are free at
 * once, the visitor is told how to book them again, and the history keeps the reason, which is for staff. A visit whose remaining
 * services are finished is done; its household is not, for what it came for is still to be done.
 */
export async function releaseLater(
  ctx: Context,
  given: { visitId: string; by: StaffMember; reason: string; seen: string | null },
): Promise<Result<null, DeskRefusal | "reason-missing">> {
  const reason = given.reason.trim()
  if (!reason) return refuse("reason-missing")
  return inVisit(ctx, given.visitId, async (tx, visit, now, legs) => {
    if (given.seen && given.seen !== seenOf(visit)) return refuse("changed-meanwhile")
    const later = laterLegs(visit.state, legs)
    if (later.length === 0) return refuse("not-possible")
    const left = legs.filter((leg) => !later.includes(leg))
    const ends = left.every((leg) => leg.finishedAt !== null)
    if (ends && (await waitsForAnswer(tx, visit.id))) return refuse("prereg-open")
    for (const leg of later) await updateLeg(tx, leg.id, { active: false, current: false, until: null })
    await updateVisit(tx, visit.id, {
      endsAt: left.at(-1)!.endsAt,
      ...(ends ? { state: "done" } : {}),
    })
    if (ends) await touchPreregOf(tx, visit.id, now)
    const detail = { services: later.map((leg) => leg.serviceKey).join(), reason }
    const eventId = await recordEvent(tx, {
      visitId: visit.id,
      at: now,
      kind: "released",
      by: "staff",
      ...given.by,
      detail,
    })
    await tell(tx, "released", visit, eventId)
    return ok(null)
  })
}
