import { dayTopic } from "#domain/topics.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { visitById } from "#db/booking/reads.ts"
import { insertNote } from "#db/booking/writes.ts"
import { transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { LONGEST } from "#domain/longest.ts"

/** Adds a note to a visit; only staff see notes. */
export async function addNote(
  ctx: Context,
  given: { visitId: string; text: string; by: StaffMember },
): Promise<Result<null, "unknown" | "note-missing" | "note-too-long">> {
  const text = given.text.trim()
  if (!text) return refuse("note-missing")
  if (text.length > LONGEST.visitNote) return refuse("note-too-long")
  return transact(ctx.db, async (tx) => {
    const found = await visitById(tx, given.visitId)
    if (!found) return refuse("unknown")
    await insertNote(tx, { visitId: given.visitId, at: ctx.now(), text, ...given.by })
    await announce(tx, { siteId: found.visit.siteId, topics: [dayTopic(officeDay(found.visit.startsAt))] })
    return ok(null)
  })
}
