import { type TrainingSubject, trainedUntil } from "#domain/identity/training.ts"
import { type Result, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { dayTopic } from "#domain/topics.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { type Reader, type Transaction, transact } from "#db/client.ts"
import { type IdentityCheck, readTrainings } from "#db/identity/reads.ts"
import { lockCheck } from "#db/identity/writes.ts"
import { announce } from "#db/live.ts"
import type { Context } from "../context.ts"

export type OnCheckRefusal = "unknown" | "changed-meanwhile" | "not-possible"

/** A check as somebody saw it: over anything newer nothing is done. */
export interface OnCheck {
  id: string
  revision: number
  by: StaffMember
}

/** Does something to a check under its lock, and tells open pages. `done` answers what was done already by the same press. */
export async function onCheck<Answer, Refused extends string>(
  ctx: Context,
  given: OnCheck & { done?: (check: IdentityCheck) => Result<Answer, Refused> | null },
  work: (tx: Transaction, check: IdentityCheck) => Promise<Result<Answer, Refused>>,
): Promise<Result<Answer, Refused | OnCheckRefusal>> {
  return transact(ctx.db, async (tx) => {
    const check = await lockCheck(tx, given.id)
    if (!check) return refuse("unknown")
    const before = given.done?.(check)
    if (before) return before
    if (check.revision !== given.revision) return refuse("changed-meanwhile")
    const answer = await work(tx, check)
    if (answer.ok) await announce(tx, { siteId: check.siteId, topics: ["identity", dayTopic(check.day)] })
    return answer
  })
}

/** The last day of somebody's training, where it holds now; null where it does not: then they can complete nothing. */
export async function holdsTraining(
  ctx: Context,
  db: Reader,
  staffId: string,
  subject: TrainingSubject,
): Promise<string | null> {
  const today = officeDay(ctx.now())
  const until = trainedUntil(await readTrainings(db), staffId, subject, today)
  return until !== null && until >= today ? until : null
}
