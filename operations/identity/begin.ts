import { makeReference } from "#domain/booking/reference.ts"
import { type RequirementPurpose, requirementPurposes } from "#domain/identity/requirements.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { dayTopic } from "#domain/topics.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { visitById } from "#db/booking/reads.ts"
import { type Transaction, transact } from "#db/client.ts"
import { type IdentityCheck, checksOfVisit } from "#db/identity/reads.ts"
import { insertCheck, recordCheck, updateCheck } from "#db/identity/writes.ts"
import { announce } from "#db/live.ts"
import { preregByVisit, wholeOf } from "#db/prereg/reads.ts"
import { lockPreregOfVisit } from "#db/prereg/writes.ts"
import { lockVisit } from "#db/booking/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"

export type BeginRefusal = "unknown" | "not-here" | "name-missing"

/** Whom a check is begun for: a person of the pre-registration, or somebody whose name is typed. */
export interface Whom {
  visitId: string
  personId: string | null
  name: string
  by: StaffMember
}

const NAME = 200
const nothing = { byHand: null, steps: {}, papers: {}, agreement: {} }

/**
 * Begins the identity check of one person of a visit that is here. Who has one gets that one, so that pressing twice is once; who had
 * not come and comes later gets it opened again. Answers its id.
 */
export const beginCheck = (ctx: Context, given: Whom): Promise<Result<string, BeginRefusal>> =>
  withPerson(ctx, given, async (tx, make, before) => {
    if (before && before.state !== "absent") return before.id
    if (!before) return make("open")
    await updateCheck(tx, before.id, {
      state: "open",
      day: officeDay(ctx.now()),
      startedAt: ctx.now(),
      officerId: given.by.staffId,
      officerName: given.by.staffName,
    })
    await recordCheck(tx, { checkId: before.id, at: ctx.now(), kind: "begun", ...given.by })
    return before.id
  })

/** Notes that a person of the registration has not come: nobody is registered unseen, and the others can go. */
export const notePersonAbsent = (ctx: Context, given: Whom): Promise<Result<string, BeginRefusal>> =>
  withPerson(ctx, given, async (tx, make, before) => {
    if (!before) return make("absent")
    if (before.state === "open") {
      await updateCheck(tx, before.id, { state: "absent" })
      await recordCheck(tx, { checkId: before.id, at: ctx.now(), kind: "absent", ...given.by })
      await auditAbsent(ctx, tx, before.id, given.by)
    }
    return before.id
  })

const auditAbsent = (ctx: Context, tx: Transaction, checkId: string, by: StaffMember) =>
  appendAudit(tx, { at: ctx.now(), staffId: by.staffId, kind: "check-absent", detail: { checkId } })

async function withPerson(
  ctx: Context,
  given: Whom,
  work: (
    tx: Transaction,
    make: (state: "open" | "absent") => Promise<string>,
    before: IdentityCheck | null,
  ) => Promise<string>,
): Promise<Result<string, BeginRefusal>> {
  return transact(ctx.db, async (tx) => {
    await lockPreregOfVisit(tx, given.visitId)
    const visit = await lockVisit(tx, given.visitId)
    if (!visit || !(await visitById(tx, given.visitId))) return refuse("unknown")
    if (!["arrived", "serving", "done"].includes(visit.state)) return refuse("not-here")
    const prereg = await preregByVisit(tx, given.visitId)
    const household = prereg && (await wholeOf(tx, prereg)).household
    const person = given.personId === null ? null : household?.people.find(({ id }) => id === given.personId)
    if (person === undefined) return refuse("unknown")
    const name = (person?.parts.person?.passportName ?? given.name).trim().slice(0, NAME)
    if (name === "") return refuse("name-missing")
    const checks = await checksOfVisit(tx, given.visitId)
    const before = checks.find((one) =>
      person ? one.personId === person.id : one.personId === null && one.name.toLowerCase() === name.toLowerCase(),
    )
    const purpose = household?.parts.contact?.purpose as RequirementPurpose | undefined
    const now = ctx.now()
    const make = async (state: "open" | "absent") => {
      const id = await insertCheck(tx, {
        siteId: visit.siteId,
        visitId: visit.id,
        preregId: person ? prereg!.id : null,
        personId: person?.id ?? null,
        reference: makeReference(() => ctx.random()),
        name,
        language: prereg?.language ?? visit.language,
        purpose: purpose && requirementPurposes.includes(purpose) ? purpose : null,
        state,
        day: officeDay(now),
        evidence: nothing,
        officerId: given.by.staffId,
        officerName: given.by.staffName,
        startedAt: now,
      })
      await recordCheck(tx, { checkId: id, at: now, kind: state === "open" ? "begun" : "absent", ...given.by })
      if (state === "open")
        await appendAudit(tx, { at: now, staffId: given.by.staffId, kind: "check-begun", detail: { checkId: id } })
      else await auditAbsent(ctx, tx, id, given.by)
      return id
    }
    const id = await work(tx, make, before ?? null)
    await announce(tx, { siteId: visit.siteId, topics: ["identity", dayTopic(officeDay(visit.startsAt))] })
    return ok(id)
  })
}
