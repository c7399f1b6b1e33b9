import { appendAudit } from "#db/staff/writes.ts"
import { type Context } from "../context.ts"

/** Notes in the audit trail that somebody opened masked contact data. */
export async function noteOpening(ctx: Context, given: { staffId: string; visitId: string }): Promise<void> {
  await appendAudit(ctx.db, {
    at: ctx.now(),
    staffId: given.staffId,
    kind: "opened-contact",
    detail: { visitId: given.visitId },
  })
}
