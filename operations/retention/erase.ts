import { subDays, subHours } from "date-fns"
import { ok } from "#domain/result.ts"
import { keptFor } from "#domain/retention/policy.ts"
import { eraseDeadJobs, eraseStale, eraseVisits } from "#db/booking/writes.ts"
import { transact } from "#db/client.ts"
import { eraseCaughtMail } from "#db/mailbox/writes.ts"
import { eraseSessions } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"

/** Erases everything whose day has come, by `domain/retention/policy.ts`. Answers how many rows went, for the log. */
export async function erase(ctx: Context): Promise<Record<string, number>> {
  const now = ctx.now()
  const counts: Record<string, number> = {}
  await transact(ctx.db, async (tx) => {
    const stale = await eraseStale(tx, subHours(now, keptFor.draftHours))
    counts.drafts = stale.drafts
    counts.holds = stale.visits
    counts.visits = await eraseVisits(tx, subDays(now, keptFor.visitDays))
    counts.jobs = await eraseDeadJobs(tx, subDays(now, keptFor.deadJobDays))
    counts.sessions = await eraseSessions(tx, subDays(now, keptFor.sessionDays), now)
    counts.caughtMail = await eraseCaughtMail(tx, subDays(now, keptFor.caughtMailDays))
    return ok(null)
  })
  return counts
}
