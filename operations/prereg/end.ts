import { mayWithdraw } from "#domain/prereg/states.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { dequeue, enqueue } from "#db/queue.ts"
import { transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { eraseLoneNotes } from "#db/person/writes.ts"
import { visitOf, visitStateOf } from "#db/prereg/reads.ts"
import { awaitsHandOver } from "#db/prereg/hand-over-reads.ts"
import { deleteDraftsOf, deletePrereg, lockPrereg, recordPreregEvent, updatePrereg } from "#db/prereg/writes.ts"
import type { Context } from "../context.ts"
import { eraseAndCountVisits } from "../statistics/count-and-erase.ts"
import { mailJob } from "./mail.ts"
import { giveUpVisit } from "./visit.ts"

/** Takes a sent pre-registration back. A time that was taken with it is given up, also after the visit's own cut-off. */
export async function withdrawPrereg(
  ctx: Context,
  given: { preregId: string },
): Promise<Result<null, "unknown" | "not-editable">> {
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg) return refuse("unknown")
    if (prereg.state === "withdrawn") return ok(null)
    const now = ctx.now()
    const visit = await visitOf(tx, prereg, now)
    if (!mayWithdraw(prereg.state, await visitStateOf(tx, prereg)) || (await awaitsHandOver(tx, prereg)))
      return refuse("not-editable")
    if (visit && (await giveUpVisit(ctx, tx, visit.id, { kind: "system" })) === "begun") return refuse("not-editable")
    await updatePrereg(tx, prereg.id, { state: "withdrawn", touchedAt: now, decidedAt: now })
    const eventId = await recordPreregEvent(tx, { preregId: prereg.id, at: now, kind: "withdrawn", by: "visitor" })
    await enqueue(tx, mailJob("withdrawn", prereg.id, eventId))
    await announce(tx, { siteId: prereg.siteId, topics: ["prereg"] })
    return ok(null)
  })
}

/**
 * Erases a household's own pre-registration to the last row, at once: answers, sealed ones, keys, notes, timeline, and the visit
 * that was to come. No mail is sent, since nobody is left to write to. What the office has registered elsewhere is
 * not touched. Erasing twice is the same as once. "not-handed-over": somebody of it was registered or approved, and the portal's is the only
 * record of that until the office has handed it over (GDPR art. 17(3)(b)).
 */
export async function erasePrereg(ctx: Context, given: { preregId: string }): Promise<Result<null, "not-handed-over">> {
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg) return ok(null)
    if (await awaitsHandOver(tx, prereg)) return refuse("not-handed-over")
    if (prereg.visitId) {
      // A visit that was only to come goes with its names; one that has begun is the office's own record, and goes on its day.
      const gone = await giveUpVisit(ctx, tx, prereg.visitId, { kind: "system" })
      if (gone === "gone") await eraseAndCountVisits(tx, { id: prereg.visitId }, 1, ctx.now())
    }
    await deleteDraftsOf(tx, prereg.id, true)
    await dequeue(tx, `prereg-code ${prereg.id}`)
    await deletePrereg(tx, prereg.id)
    await eraseLoneNotes(tx)
    await announce(tx, { siteId: prereg.siteId, topics: ["prereg"] })
    return ok(null)
  })
}
