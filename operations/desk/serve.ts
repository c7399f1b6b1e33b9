import { dayTopic } from "#domain/topics.ts"
import { legInTurn } from "#domain/desk/leg-state.ts"
import { type StaffMember, actorOf, signed } from "#domain/staff/actor.ts"
import { mayMiss } from "#domain/booking/rules.ts"
import { mayBecome } from "#domain/booking/states.ts"
import { acts, lastAct, mayActToday, seenOf } from "#domain/desk/acts.ts"
import { areAllApproved, mayFinishRegistration } from "#domain/identity/states.ts"
import type { Household } from "#domain/prereg/household.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { type Visit, type VisitLeg, eventsOf, legsOf, visitById } from "#db/booking/reads.ts"
import { dropLegs, reviveLegs, sweepLapsed, updateLeg } from "#db/booking/leg-writes.ts"
import { lockVisit, recordEvent, updateVisit } from "#db/booking/writes.ts"
import { lockDaysOfVisit } from "#db/locks.ts"
import { enqueue } from "#db/queue.ts"
import { type Transaction, transactUnlessTaken } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { type IdentityCheck, checksIdentityOf, checksOfPeople, checksOfVisit } from "#db/identity/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { householdOfVisit } from "#db/prereg/reads.ts"
import { completePreregOf, lockPreregOfVisit, touchPreregOf } from "#db/prereg/writes.ts"
import { forgetCalls } from "#db/turns/writes.ts"
import type { Context } from "../context.ts"
import { stateToCome, waitsForAnswer } from "../prereg/undecided.ts"
import { forgetReminders, laterJobs, missedJobs } from "../booking/tell.ts"

export type DeskRefusal =
  | "unknown"
  | "not-possible"
  | "not-begun"
  | "taken"
  | "other-day"
  | "changed-meanwhile"
  /** It is a first registration, and the identity of somebody has not been checked. */
  | "identity-open"
  /** The same for a number without an appointment: it has no people who could be checked. */
  | "identity-walk-in"
  /** The household came to a provisional time, and nobody has decided about its pre-registration yet. */
  | "prereg-open"

interface Given {
  visitId: string
  /** Null: the visitor, at the office's door. */
  by: StaffMember | null
  /** What the page showed when somebody pressed (`seenOf`): over anything newer nothing is done. Null: not from a page. */
  seen?: string | null
  /** Somebody was asked whether it shall be done on another day than the visit's own. */
  sure?: boolean
  /** The number of the counter, where another one serves than the one that was booked. */
  counter?: number
}

/** The visitor stands in the hall: waiting begins. A missed visitor who comes late gets the place back, if nobody took it. */
export function arrive(ctx: Context, given: Given): Promise<Result<null, DeskRefusal>> {
  return step(ctx, given, "arrived", async (tx, visit, now) => {
    if (visit.state === "missed") {
      await sweepLapsed(tx, visit.siteId, officeDay(visit.startsAt), now)
      await reviveLegs(tx, visit.id)
    }
    await forgetCalls(tx, visit.id)
    await updateVisit(tx, visit.id, { state: "arrived", arrivedAt: now })
  })
}

/** The next leg that is not finished begins at its counter. */
export function serve(ctx: Context, given: Given): Promise<Result<null, DeskRefusal>> {
  return step(ctx, given, "serving", async (tx, visit, now, legs) => {
    const next = legInTurn(legs)
    if (next) await updateLeg(tx, next.id, { startedAt: now })
    await updateVisit(tx, visit.id, { state: "serving", ...(visit.arrivedAt ? {} : { arrivedAt: now }) })
  })
}

/** The leg being served is finished: the visitor waits for the next one, or the visit is done. */
export function finish(ctx: Context, given: Given): Promise<Result<null, DeskRefusal>> {
  return step(ctx, given, "done", async (tx, visit, now, legs) => {
    const current = legs.find((leg) => leg.startedAt !== null && leg.finishedAt === null)
    if (current) await updateLeg(tx, current.id, { finishedAt: now })
    const left = legs.some((leg) => leg.finishedAt === null && leg.id !== current?.id)
    await updateVisit(tx, visit.id, { state: left ? "arrived" : "done" })
    // Whoever could not have all of it has not been registered.
    const released = !left && (await eventsOf(tx, visit.id)).some((event) => event.kind === "released")
    if (left) return
    if (!released && (await areRegistered(tx, visit.id, legs))) await completePreregOf(tx, visit.id, true, now)
    else await touchPreregOf(tx, visit.id, now)
  })
}

/** Nobody came. Possible once the visit has begun; its time is free again. */
export function miss(ctx: Context, given: Given): Promise<Result<null, DeskRefusal>> {
  return step(ctx, given, "missed", async (tx, visit) => {
    await dropLegs(tx, visit.id)
    await updateVisit(tx, visit.id, { state: "missed" })
  })
}

/**
 * Takes back the last act, at any time: arrived → booked (provisional, missed, where it came from there), serving → arrived, done → serving,
 * missed → booked. `event` is the act's own event: when something newer stands, nothing is taken back.
 */
export async function takeBack(
  ctx: Context,
  given: { visitId: string; event: string; by: StaffMember },
): Promise<Result<null, DeskRefusal>> {
  return inVisit(ctx, given.visitId, async (tx, visit, now, legs) => {
    const last = lastAct((await eventsOf(tx, visit.id)).toReversed())
    if (last?.eventId !== given.event) return refuse("changed-meanwhile")
    const lastFinished = legs.findLast((leg) => leg.finishedAt !== null)
    const begun = legs.find((leg) => leg.startedAt !== null && leg.finishedAt === null)
    switch (last.act) {
      case "finish":
        if (lastFinished) await updateLeg(tx, lastFinished.id, { finishedAt: null })
        await updateVisit(tx, visit.id, { state: "serving" })
        await completePreregOf(tx, visit.id, false, now)
        break
      case "serve":
        if (begun) await updateLeg(tx, begun.id, { startedAt: null })
        await updateVisit(tx, visit.id, { state: "arrived" })
        break
      case "arrive":
        if (last.before === "miss") await dropLegs(tx, visit.id)
        await forgetCalls(tx, visit.id)
        await updateVisit(tx, visit.id, {
          state: last.before === "miss" ? "missed" : await stateToCome(tx, visit.id),
          arrivedAt: null,
        })
        break
      case "miss": {
        await sweepLapsed(tx, visit.siteId, officeDay(visit.startsAt), now)
        await reviveLegs(tx, visit.id)
        const state = await stateToCome(tx, visit.id)
        await updateVisit(tx, visit.id, { state })
        const { settings } = await readSiteOffice(tx)
        for (const job of laterJobs({ ...visit, state }, settings, now)) await enqueue(tx, job)
      }
    }
    const kind = `undo-${acts[last.act]}`
    await recordEvent(tx, { visitId: visit.id, at: now, kind, by: "staff", ...given.by })
    return ok(null)
  })
}

async function step(
  ctx: Context,
  given: Given,
  to: "arrived" | "serving" | "done" | "missed",
  change: (tx: Transaction, visit: Visit, now: Date, legs: VisitLeg[]) => Promise<void>,
): Promise<Result<null, DeskRefusal>> {
  return inVisit(ctx, given.visitId, async (tx, visit, now, legs) => {
    if (visit.state === to && (await isOwn(tx, visit.id, given.by))) return ok(null)
    if (given.seen && given.seen !== seenOf(visit)) return refuse("changed-meanwhile")
    if (!mayBecome(visit.state, to)) return refuse("not-possible")
    const begun = to === "missed" ? mayMiss(visit, now) : ok(null)
    if (!begun.ok) return begun
    const today = mayActToday(visit, now, given.sure ?? false)
    if (!today.ok) return today
    if (to === "done" && !(await identityChecked(tx, visit, legs))) return refuse("identity-open")
    if (to === "done" && isLastLeg(legs) && (await waitsForAnswer(tx, visit.id))) return refuse("prereg-open")
    if (to === "missed") await forgetReminders(tx, visit.id)
    await change(tx, visit, now, legs)
    const leg = legInTurn(legs)
    const eventId = await recordEvent(tx, {
      visitId: visit.id,
      at: now,
      kind: to === "done" ? "finished" : to,
      ...signed(actorOf(given.by)),
      detail: leg && (to === "serving" || to === "done") ? { counter: given.counter ?? leg.counterNumber } : {},
    })
    if (to === "missed") for (const job of missedJobs(visit, eventId, now)) await enqueue(tx, job)
    return ok(null)
  })
}

const isLastLeg = (legs: readonly VisitLeg[]): boolean => legs.filter((leg) => leg.finishedAt === null).length <= 1

/** Whether the leg that is being served may end: a registration once each of its people has been checked, any other at once. */
async function identityChecked(tx: Transaction, visit: Visit, legs: readonly VisitLeg[]): Promise<boolean> {
  const current = legs.find((leg) => leg.startedAt !== null && leg.finishedAt === null)
  if (!current || !(await checksIdentityOf(tx, current.serviceId))) return true
  const household = await householdOfVisit(tx, visit.id)
  return mayFinishRegistration(await checksFor(tx, visit.id, household), {
    party: visit.party,
    people: household && household.people.map(({ id }) => id),
  })
}

/** The checks that count at a visit: its own, and those by which people of the household were approved at an earlier one. */
async function checksFor(tx: Transaction, visitId: string, household: Household | null): Promise<IdentityCheck[]> {
  const own = await checksOfVisit(tx, visitId)
  const all = household
    ? await checksOfPeople(
        tx,
        household.people.map(({ id }) => id),
      )
    : []
  return [...own, ...all.filter(({ visitId: other, state }) => other !== visitId && state === "approved")]
}

/** Whether a visit that is over has registered its whole household: who did not come, or is in doubt, has to come back. */
async function areRegistered(tx: Transaction, visitId: string, legs: readonly VisitLeg[]): Promise<boolean> {
  const household = await householdOfVisit(tx, visitId)
  const checks = await Promise.all(legs.map((leg) => checksIdentityOf(tx, leg.serviceId)))
  if (!household || !checks.includes(true)) return true
  return areAllApproved(
    await checksFor(tx, visitId, household),
    household.people.map(({ id }) => id),
  )
}

/** Whether the last act was one's own: pressing twice is once, but who comes second hears who was first. */
async function isOwn(tx: Transaction, visitId: string, by: StaffMember | null): Promise<boolean> {
  const events = await eventsOf(tx, visitId)
  const last = lastAct(events.toReversed())
  return events.find((event) => event.id === last?.eventId)?.staffId === (by?.staffId ?? null)
}

/** Does something to a visit under the locks of its household, its day and itself, and announces it. */
export async function inVisit(
  ctx: Context,
  visitId: string,
  work: (tx: Transaction, visit: Visit, now: Date, legs: VisitLeg[]) => Promise<Result<null, DeskRefusal>>,
): Promise<Result<null, DeskRefusal>> {
  return transactUnlessTaken(ctx.db, async (tx) => {
    const found = await visitById(tx, visitId)
    if (!found) return refuse("unknown")
    const day = officeDay(found.visit.startsAt)
    // The household before the day, as everybody who decides about one does.
    await lockPreregOfVisit(tx, visitId)
    await lockDaysOfVisit(tx, found.visit, [day])
    const visit = await lockVisit(tx, visitId)
    // Moved between the look and the lock: the lock is on the wrong day, and the page shows an old time.
    if (!visit || visit.startsAt.getTime() !== found.visit.startsAt.getTime()) return refuse("not-possible")
    const answer = await work(tx, visit, ctx.now(), await legsOf(tx, visitId))
    if (answer.ok) await announce(tx, { siteId: visit.siteId, topics: [dayTopic(day)] })
    return answer
  })
}
