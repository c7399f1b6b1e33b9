import { LONGEST } from "#domain/longest.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { transact } from "#db/client.ts"
import { insertPersonNote } from "#db/person/writes.ts"
import type { Context } from "../context.ts"

/** Adds a note about a person: it belongs to the thing at which it is written, and to the confirmed address of that, if there is one. */
export async function addPersonNote(
  ctx: Context,
  given: { of: { id: string; mailbox: string | null; confirmed: boolean }; text: string; by: StaffMember },
): Promise<Result<null, "note-missing" | "note-too-long">> {
  const text = given.text.trim()
  if (!text) return refuse("note-missing")
  if (text.length > LONGEST.personNote) return refuse("note-too-long")
  const mailbox = given.of.confirmed ? (given.of.mailbox ?? "") : ""
  await transact(ctx.db, (tx) => insertPersonNote(tx, { mailbox, ofId: given.of.id, at: ctx.now(), text, ...given.by }))
  return ok(null)
}
