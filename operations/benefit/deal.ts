import { type U3Event, mayBenefitBecome, registerBy } from "#domain/benefit/registration.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { isDay, officeDay } from "#domain/time/office-time.ts"
import { lockBenefit, recordBenefit, updateBenefit } from "#db/benefit/writes.ts"
import { enqueue } from "#db/booking/writes.ts"
import { transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "../desk/serve.ts"
import { benefitMail } from "./mail.ts"

/** What staff decide. Days "YYYY-MM-DD". */
export type BenefitDeed =
  { what: "registered"; on: string } | { what: "too-late" } | { what: "forwarded"; to: string } | { what: "ended" }

export type DealRefusal = "unknown" | "not-possible" | "day-wrong" | "after-deadline" | "to-missing"

/**
 * Registers a person as a job seeker with a PD U2, notes that it was too late, or passes the case on to the municipality. The person
 * is told in the same transaction's message. A day after the seventh is only registered for a case that was marked too late: the
 * institution at home decides what it pays.
 */
export async function dealWithBenefit(
  ctx: Context,
  given: { id: string; deed: BenefitDeed; by: StaffMember },
): Promise<Result<null, DealRefusal>> {
  const { deed, by } = given
  const now = ctx.now()
  const answer = await transact<null, DealRefusal>(ctx.db, async (tx) => {
    const benefit = await lockBenefit(tx, given.id)
    if (!benefit) return refuse("unknown")
    if (!mayBenefitBecome(benefit.state, deed.what)) return refuse("not-possible")
    if (deed.what === "registered") {
      if (!isDay(deed.on) || deed.on > officeDay(now) || deed.on < benefit.formDate) return refuse("day-wrong")
      if (benefit.state === "sent" && deed.on > registerBy(benefit.formDate)) return refuse("after-deadline")
    }
    if (deed.what === "forwarded" && !deed.to.trim()) return refuse("to-missing")
    await updateBenefit(tx, benefit.id, {
      state: deed.what,
      ...(deed.what === "registered" ? { registeredOn: deed.on } : {}),
      ...(deed.what === "forwarded" ? { forwardedTo: deed.to.trim().slice(0, 100) } : {}),
      ...(deed.what === "ended" ? { endedAt: now } : {}),
    })
    const eventId = await recordBenefit(tx, {
      caseId: benefit.id,
      at: now,
      kind: deed.what,
      on: deed.what === "registered" ? deed.on : null,
      ...by,
    })
    if (deed.what !== "ended") await enqueue(tx, benefitMail(deed.what, benefit.id, eventId))
    await appendAudit(tx, { at: now, staffId: by.staffId, kind: `benefit-${deed.what}`, detail: { id: benefit.id } })
    await announce(tx, { siteId: benefit.siteId, days: ["benefit"] })
    return ok(null)
  })
  return answer as Result<null, DealRefusal>
}

/** Notes an event that the institution at home is told about on a U3, once it has been sent. */
export async function noteU3(
  ctx: Context,
  given: { id: string; event: U3Event; on: string; by: StaffMember },
): Promise<Result<null, "unknown" | "not-possible" | "day-wrong">> {
  const now = ctx.now()
  const answer = await transact<null, "unknown" | "not-possible" | "day-wrong">(ctx.db, async (tx) => {
    const benefit = await lockBenefit(tx, given.id)
    if (!benefit) return refuse("unknown")
    if (benefit.state !== "registered" && benefit.state !== "forwarded") return refuse("not-possible")
    if (!isDay(given.on) || given.on > officeDay(now) || given.on < benefit.formDate) return refuse("day-wrong")
    await recordBenefit(tx, { caseId: benefit.id, at: now, kind: "u3", u3: given.event, on: given.on, ...given.by })
    await appendAudit(tx, { at: now, staffId: given.by.staffId, kind: "benefit-u3", detail: { id: benefit.id } })
    await announce(tx, { siteId: benefit.siteId, days: ["benefit"] })
    return ok(null)
  })
  return answer as Result<null, "unknown" | "not-possible" | "day-wrong">
}
