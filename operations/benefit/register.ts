import { randomUUID } from "node:crypto"
import { makeReference } from "#domain/booking/reference.ts"
import { formDateProblem, mayBenefitBecome } from "#domain/benefit/registration.ts"
import { servesJobSeekersOf } from "#domain/benefit/standing.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { daysBetween, officeDay } from "#domain/time/office-time.ts"
import { benefitByKey } from "#db/benefit/reads.ts"
import { insertBenefit, lockBenefit, recordBenefit, updateBenefit } from "#db/benefit/writes.ts"
import { type Job, enqueue } from "#db/queue.ts"
import { transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { type CodeRefusal, noCode, oneTryLess } from "#domain/email-code.ts"
import { checkCode, newCode } from "../email-code.ts"
import { linkKey } from "../link.ts"
import { type Context, hashSecret } from "../context.ts"
import { benefitMail } from "./mail.ts"

export interface BenefitForm {
  name: string
  email: string
  phone: string
  municipality: string
  country: string
  institution: string
  formDate: string
  firstDay: string
  lastDay: string | null
  jobnetCv: boolean
  language: string
}

export type RegisterRefusal =
  | "form-date-far"
  | "form-date-old"
  | "last-before-first"
  | "first-day-wrong"
  | "last-day-wrong"
  | "municipality-missing"
  | "elsewhere"

/**
 * Takes in a PD U2 form. It waits for the code that is sent to the address; `key` opens the own page. Days "YYYY-MM-DD". Nothing is kept
 * of people whose municipality registers job seekers itself.
 */
export async function registerBenefit(
  ctx: Context,
  given: BenefitForm,
): Promise<Result<{ key: string }, RegisterRefusal>> {
  const now = ctx.now()
  const wrong = formDateProblem(given.formDate, officeDay(now))
  if (wrong) return refuse(wrong)
  // The benefit begins about when the form was given out, and lasts half a year at most.
  if (Math.abs(daysBetween(given.formDate, given.firstDay)) > 200) return refuse("first-day-wrong")
  if (given.lastDay !== null && daysBetween(given.firstDay, given.lastDay) > 200) return refuse("last-day-wrong")
  if (given.lastDay !== null && given.lastDay < given.firstDay) return refuse("last-before-first")
  const id = randomUUID()
  const key = linkKey(ctx.secrets[0], "benefit", id)
  return transact(ctx.db, async (tx) => {
    const { site, municipalities } = await readSiteOffice(tx)
    const municipality = municipalities.find((m) => m.code === given.municipality)
    if (!municipality) return refuse("municipality-missing")
    if (!servesJobSeekersOf(municipality, officeDay(now))) return refuse("elsewhere")
    const code = newCode(ctx, { id, codeRound: 0 }, given.email)
    await insertBenefit(tx, {
      id,
      siteId: site.id,
      reference: makeReference(ctx.random),
      keyHash: hashSecret(key),
      ...given,
      ...code,
      createdAt: now,
    })
    await enqueue(tx, codeJob(id, code.codeRound))
    return ok({ key })
  })
}

const codeJob = (caseId: string, round: number): Job => ({
  task: "mail-benefit-code",
  payload: { caseId, round },
  key: `benefit-code ${caseId}`,
})

/** Sends another code to the address of a form that still waits for one. */
export async function sendBenefitCode(ctx: Context, given: { key: string }): Promise<Result<null, "unknown">> {
  return transact(ctx.db, async (tx) => {
    const found = await benefitByKey(tx, hashSecret(given.key))
    const benefit = found && (await lockBenefit(tx, found.id))
    if (benefit?.state !== "unconfirmed") return refuse("unknown")
    const code = newCode(ctx, benefit, benefit.email)
    await updateBenefit(tx, benefit.id, code)
    await enqueue(tx, codeJob(benefit.id, code.codeRound))
    return ok(null)
  })
}

/** Checks the code. Right: the form is with the office. Twice is the same as once. */
export async function confirmBenefit(
  ctx: Context,
  given: { key: string; code: string },
): Promise<Result<null, CodeRefusal | "unknown">> {
  const now = ctx.now()
  return transact(ctx.db, async (tx) => {
    const found = await benefitByKey(tx, hashSecret(given.key))
    const benefit = found && (await lockBenefit(tx, found.id))
    if (!benefit) return refuse("unknown")
    if (benefit.state !== "unconfirmed") return ok(null)
    const right = checkCode(ctx, benefit, benefit.email, given.code)
    if (!right.ok) {
      await updateBenefit(tx, benefit.id, oneTryLess(benefit))
      return right
    }
    await updateBenefit(tx, benefit.id, { ...noCode, state: "sent", sentAt: now })
    const eventId = await recordBenefit(tx, { caseId: benefit.id, at: now, kind: "sent" })
    await enqueue(tx, benefitMail("sent", benefit.id, eventId))
    await announce(tx, { siteId: benefit.siteId, topics: ["benefit"] })
    return ok(null)
  })
}

/** The person takes the form back, as long as nobody has dealt with it. */
export async function withdrawBenefit(
  ctx: Context,
  given: { key: string },
): Promise<Result<null, "unknown" | "not-possible">> {
  const now = ctx.now()
  return transact(ctx.db, async (tx) => {
    const found = await benefitByKey(tx, hashSecret(given.key))
    const benefit = found && (await lockBenefit(tx, found.id))
    if (!benefit) return refuse("unknown")
    if (benefit.state === "withdrawn") return ok(null)
    if (!mayBenefitBecome(benefit.state, "withdrawn")) return refuse("not-possible")
    await updateBenefit(tx, benefit.id, { ...noCode, state: "withdrawn", endedAt: now })
    await recordBenefit(tx, { caseId: benefit.id, at: now, kind: "withdrawn" })
    await announce(tx, { siteId: benefit.siteId, topics: ["benefit"] })
    return ok(null)
  })
}
