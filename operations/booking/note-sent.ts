import type { MessageWay } from "#domain/mail/subjects.ts"
import { transact } from "#db/client.ts"
import { recordEvent } from "#db/booking/writes.ts"
import { visitById } from "#db/booking/reads.ts"
import type { Context } from "../context.ts"

/** Records in the visit's history that a message was handed to the mail server or the SMS gateway. */
export async function noteSent(
  ctx: Context,
  given: { visitId: string; kind: string; language: string; way: MessageWay },
): Promise<void> {
  await transact(ctx.db, async (tx) => {
    if (await visitById(tx, given.visitId)) {
      await recordEvent(tx, {
        visitId: given.visitId,
        at: ctx.now(),
        kind: "message-sent",
        by: "system",
        detail: { message: given.kind, language: given.language, ...(given.way === "sms" ? { way: "sms" } : {}) },
      })
    }
  })
}
