import { mayReopen } from "#domain/identity/states.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { visitById } from "#db/booking/reads.ts"
import { recordCheck, updateCheck } from "#db/identity/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import { type OnCheck, type OnCheckRefusal, holdsTraining, onCheck } from "./on-check.ts"

/**
 * Opens a check again that was approved by mistake, on its day and before the visit is finished. Later it stays as it is: supervision
 * says what was wrong with it.
 */
export const reopenCheck = (ctx: Context, given: OnCheck): Promise<Result<null, OnCheckRefusal | "not-trained">> =>
  onCheck<null, OnCheckRefusal | "not-trained">(ctx, given, async (tx, check) => {
    const found = check.visitId && (await visitById(tx, check.visitId))
    if (!found || !mayReopen(check, found.visit.state, officeDay(ctx.now()))) return refuse("not-possible")
    if ((await holdsTraining(ctx, tx, given.by.staffId, "check")) === null) return refuse("not-trained")
    await updateCheck(tx, check.id, { state: "open", completedAt: null })
    await recordCheck(tx, { checkId: check.id, at: ctx.now(), kind: "reopened", ...given.by })
    await appendAudit(tx, {
      at: ctx.now(),
      staffId: given.by.staffId,
      kind: "check-reopened",
      detail: { checkId: check.id },
    })
    return ok(null)
  })
