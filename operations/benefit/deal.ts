import { LONGEST } from "#domain/longest.ts"
import { type U3Event, mayBenefitBecome, registerBy, stateBefore } from "#domain/benefit/registration.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { isDay, officeDay } from "#domain/time/office-time.ts"
import { type BenefitCase, benefitEvents } from "#db/benefit/reads.ts"
import { lockBenefit, recordBenefit, updateBenefit } from "#db/benefit/writes.ts"
import { enqueue } from "#db/queue.ts"
import { type Transaction, transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { benefitMail } from "./mail.ts"
import { readRules } from "#db/rules/reads.ts"

/** What staff decide. Days "YYYY-MM-DD". */
export type BenefitDeed =
  { what: "registered"; on: string } | { what: "too-late" } | { what: "forwarded"; to: string } | { what: "ended" }

export type DealRefusal =
  | "unknown"
  | "not-possible"
  | "day-wrong"
  | "after-deadline"
  | "in-time"
  | "to-missing"
  | "changed-meanwhile"
  | "note-missing"

/** A case as somebody at the desk saw it: `seen` is the id of the last thing that had happened. */
interface OnCase {
  id: string
  seen: string
  by: StaffMember
}

type Done = { kind: string; mail: "registered" | "too-late" | "forwarded" | "undone" | null } & Partial<
  Omit<Parameters<typeof recordBenefit>[1], "kind">
>

/**
 * Registers a person as a job seeker with a PD U2, notes that it was too late, or passes the case on to the municipality. The person
 * is told in the same transaction's message. A day after the last one is only registered for a case that was marked too late: the
 * institution at home decides what it pays.
 */
export async function dealWithBenefit(
  ctx: Context,
  given: OnCase & { deed: BenefitDeed },
): Promise<Result<null, DealRefusal>> {
  const { deed } = given
  const now = ctx.now()
  return onCase(ctx, given, async (tx, benefit) => {
    if (!mayBenefitBecome(benefit.state, deed.what)) return refuse("not-possible")
    if (deed.what === "registered") {
      if (!isDay(deed.on) || deed.on > officeDay(now) || deed.on < benefit.formDate) return refuse("day-wrong")
      if (benefit.state === "sent" && deed.on > registerBy(benefit.formDate, await readRules(tx, benefit.formDate)))
        return refuse("after-deadline")
    }
    if (
      deed.what === "too-late" &&
      officeDay(now) <= registerBy(benefit.formDate, await readRules(tx, benefit.formDate))
    )
      return refuse("in-time")
    if (deed.what === "forwarded" && !deed.to.trim()) return refuse("to-missing")
    await updateBenefit(tx, benefit.id, {
      state: deed.what,
      ...(deed.what === "registered" ? { registeredOn: deed.on } : {}),
      ...(deed.what === "forwarded" ? { forwardedTo: deed.to.trim().slice(0, 100) } : {}),
      ...(deed.what === "ended" ? { endedAt: now } : {}),
    })
    return ok({
      kind: deed.what,
      on: deed.what === "registered" ? deed.on : null,
      mail: deed.what === "ended" ? null : deed.what,
    })
  })
}

/**
 * Takes back what staff did last: the case stands as it stood before, and the person, who has had a letter about it, is told that it no
 * longer holds. Ending a case sent no letter, and reopening it sends none.
 */
export async function undoBenefit(ctx: Context, given: OnCase): Promise<Result<null, DealRefusal>> {
  return onCase(ctx, given, async (tx, benefit) => {
    const before = stateBefore((await benefitEvents(tx, benefit.id)).map((event) => event.kind))
    if (before === null) return refuse("not-possible")
    await updateBenefit(tx, benefit.id, {
      state: before,
      ...(benefit.state === "registered" ? { registeredOn: null } : {}),
      ...(benefit.state === "forwarded" ? { forwardedTo: "" } : {}),
      endedAt: null,
    })
    return ok({ kind: "undone", detail: { was: benefit.state }, mail: benefit.state === "ended" ? null : "undone" })
  })
}

/** Notes an event that the institution at home is told about on a U3, once it has been sent. */
export async function noteU3(
  ctx: Context,
  given: OnCase & { event: U3Event; on: string },
): Promise<Result<null, DealRefusal>> {
  return onCase(ctx, given, async (_tx, benefit) => {
    if (benefit.state !== "registered" && benefit.state !== "forwarded") return refuse("not-possible")
    if (!isDay(given.on) || given.on > officeDay(ctx.now()) || given.on < benefit.formDate) return refuse("day-wrong")
    return ok({ kind: "u3", u3: given.event, on: given.on, mail: null })
  })
}

/** Writes a line for colleagues. It changes nothing, so it does not ask what anybody saw before. */
export async function noteOnBenefit(
  ctx: Context,
  given: { id: string; text: string; by: StaffMember },
): Promise<Result<null, DealRefusal>> {
  const text = given.text.trim().slice(0, LONGEST.caseNote)
  if (text === "") return refuse("note-missing")
  return onCase(ctx, { ...given, seen: null }, async () => ok({ kind: "note", detail: { text }, mail: null }))
}

async function onCase(
  ctx: Context,
  given: { id: string; seen: string | null; by: StaffMember },
  work: (tx: Transaction, benefit: BenefitCase) => Promise<Result<Done, DealRefusal>>,
): Promise<Result<null, DealRefusal>> {
  const at = ctx.now()
  return transact(ctx.db, async (tx) => {
    const benefit = await lockBenefit(tx, given.id)
    if (!benefit) return refuse("unknown")
    if (given.seen !== null && (await benefitEvents(tx, benefit.id)).at(-1)?.id !== given.seen)
      return refuse("changed-meanwhile")
    const done = await work(tx, benefit)
    if (!done.ok) return done
    const { mail, ...event } = done.value
    const eventId = await recordBenefit(tx, { caseId: benefit.id, at, ...event, ...given.by })
    if (mail) await enqueue(tx, benefitMail(mail, benefit.id, eventId))
    const kind = `benefit-${event.kind}` as const
    await appendAudit(tx, { at, staffId: given.by.staffId, kind, detail: { id: benefit.id } })
    await announce(tx, { siteId: benefit.siteId, topics: ["benefit"] })
    return ok(null)
  })
}
