import { max } from "date-fns"
import { holdEnds, mayExtend } from "#domain/booking/rules.ts"
import { type Result, refuse, ok } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { extendHold, lockDraftAndVisit, lockVisit } from "#db/booking/writes.ts"
import { lockDays } from "#db/locks.ts"
import { transact } from "#db/client.ts"
import { type Context, hashSecret } from "../context.ts"

/** Keeps the held time for another ten minutes from now, once. Pressing twice is one extension. */
export async function extend(
  ctx: Context,
  given: { draftKey: string },
): Promise<Result<null, "no-draft" | "not-held" | "extended-already">> {
  return transact(ctx.db, async (tx) => {
    const found = await lockDraftAndVisit(tx, hashSecret(given.draftKey))
    if (!found?.visit) return refuse("no-draft")
    await lockDays(tx, found.visit.siteId, [officeDay(found.visit.startsAt)])
    const visit = await lockVisit(tx, found.visit.id)
    const now = ctx.now()
    const may = visit ? mayExtend(visit, now) : refuse("not-held")
    if (!may.ok) return may
    // A time that the office offered is held for longer anyway.
    await extendHold(tx, found.visit.id, max([visit!.holdUntil!, holdEnds(now)]))
    return ok(null)
  })
}
