import { type TrainingSubject } from "#domain/identity/training.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { addDays, isDay, officeDay } from "#domain/time/office-time.ts"
import { transact } from "#db/client.ts"
import { readTrainings } from "#db/identity/reads.ts"
import { endTraining, insertTraining } from "#db/identity/writes.ts"
import { accountById } from "#db/staff/reads.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"

/** A course is taken again after five years at the latest. */
const MOST_DAYS = 5 * 366

export type TrainingRefusal = "staff-missing" | "own-training" | "proof-missing" | "passed-wrong" | "until-wrong"

/** Enters a course somebody has passed: until when it holds, and where its proof is kept. */
export async function enterTraining(
  ctx: Context,
  given: {
    staffId: string
    subject: TrainingSubject
    proof: string
    passedOn: string
    validUntil: string
    by: StaffMember
  },
): Promise<Result<null, TrainingRefusal>> {
  const proof = given.proof.trim().slice(0, 200)
  const now = ctx.now()
  if (proof === "") return refuse("proof-missing")
  if (!isDay(given.passedOn) || given.passedOn > officeDay(now)) return refuse("passed-wrong")
  if (
    !isDay(given.validUntil) ||
    given.validUntil < given.passedOn ||
    given.validUntil > addDays(given.passedOn, MOST_DAYS)
  )
    return refuse("until-wrong")
  return transact(ctx.db, async (tx) => {
    const account = await accountById(tx, given.staffId)
    if (!account?.active) return refuse("staff-missing")
    // Nobody says of themselves that they are trained.
    if (account.id === given.by.staffId) return refuse("own-training")
    await insertTraining(tx, {
      staffId: account.id,
      subject: given.subject,
      proof,
      passedOn: given.passedOn,
      validUntil: given.validUntil,
      setBy: given.by.staffName,
      setAt: now,
    })
    await appendAudit(tx, {
      at: now,
      staffId: given.by.staffId,
      kind: "training-entered",
      detail: { account: account.id, subject: given.subject, to: given.validUntil },
    })
    return ok(null)
  })
}

/** Takes a course back from today on: entered by mistake, or somebody may check no more. It stays in the register with the reason. */
export async function takeBackTraining(
  ctx: Context,
  given: { id: string; why: string; by: StaffMember },
): Promise<Result<null, "unknown" | "why-missing">> {
  const why = given.why.trim().slice(0, 300)
  if (why === "") return refuse("why-missing")
  return transact(ctx.db, async (tx) => {
    const training = (await readTrainings(tx)).find((one) => one.id === given.id)
    const now = ctx.now()
    if (!training || !(await endTraining(tx, given.id, officeDay(now), why))) return refuse("unknown")
    await appendAudit(tx, {
      at: now,
      staffId: given.by.staffId,
      kind: "training-ended",
      detail: { account: training.staffId, subject: training.subject },
    })
    return ok(null)
  })
}
