import { randomUUID } from "node:crypto"
import { isDeepStrictEqual } from "node:util"
import { addDays } from "date-fns"
import { registerBy } from "#domain/benefit/registration.ts"
import { isPressing, placeOfWish, statutoryDeadline } from "#domain/booking/earlier.ts"
import type { BusyCounters } from "#domain/booking/slot-days.ts"
import type { Slot } from "#domain/booking/slots.ts"
import { type Waiting, offersFor } from "#domain/offer.ts"
import { addDays as addOfficeDays, officeDay, toMinutes } from "#domain/time/office-time.ts"
import { newestBenefitOf } from "#db/benefit/reads.ts"
import { type Visit, type WholeVisit, readBusy, visitsById } from "#db/booking/reads.ts"
import { sweepLapsed } from "#db/booking/leg-writes.ts"
import { lockVisit } from "#db/booking/writes.ts"
import { type Reader, type Transaction, transact } from "#db/client.ts"
import { lockDays } from "#db/locks.ts"
import { type VisitOffer, type Wish, offersOf, wishOf, wishedDays, wishesFor } from "#db/offers/reads.ts"
import { deletePastListed, deletePastWishes, freeKept } from "#db/offers/writes.ts"
import { type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import { readRules } from "#db/rules/reads.ts"
import { U2_SERVICE } from "../benefit/visit.ts"
import type { Context } from "../context.ts"
import { firstFitting, keepTheOthers } from "./fitting.ts"
import { offerFirst } from "./first-time.ts"
import { makeOffer } from "./make.ts"

/**
 * Offers what is free on a day: first to those with a visit that comes after their statutory deadline, then to those who have no time yet,
 * then to those who ask for an earlier one. Answers how many were asked.
 */
export async function offerTimes(ctx: Context, given: { siteId: string; day: string }): Promise<number> {
  // Who waits, and in which order, is worked out before the day is locked: visitors' own bookings do not wait for it.
  const waiting = await waitingFor(ctx.db, given.siteId, given.day, ctx.now())
  const [pressing, others] = [waiting.filter(isPressing), waiting.filter((one) => !isPressing(one))]
  return (
    (await offerEarlier(ctx, given, pressing)) +
    (await offerFirst(ctx, given)) +
    (await offerEarlier(ctx, given, others))
  )
}

/**
 * Offers what is free on a day to those who ask for an earlier time, in the fair order: each the earliest time that fits, held for
 * them. Places that were given up and still cool go to them before anybody else can take them.
 */
async function offerEarlier(
  ctx: Context,
  { siteId, day }: { siteId: string; day: string },
  waiting: readonly WaitingVisit[],
): Promise<number> {
  if (waiting.length === 0) return 0
  return transact(ctx.db, async (tx) => {
    await lockDays(tx, siteId, [day])
    const now = ctx.now()
    await sweepLapsed(tx, siteId, day, now)
    const kept = await freeKept(tx, siteId, day)
    const at = await readSiteOffice(tx)
    const { busy } = await readBusy(tx, siteId, day, day, now)
    const taken = new Map(busy.get(day) ?? [])
    const slots = new Map<string, { slot: Slot; until: Date }>()
    const offers = offersFor(waiting, (one) => {
      const found = firstFor(at, one, day, taken, now)
      if (found) {
        slots.set(one.id, found)
        occupy(taken, found.slot)
      }
      return found !== null
    })
    let asked = 0
    // In one order, as two days may ask the same two visitors at once.
    const visits = new Map<string, Visit | null>()
    for (const id of offers.map(({ to }) => to.id).toSorted()) visits.set(id, await lockVisit(tx, id))
    for (const { to, passedOver } of offers) {
      const visit = visits.get(to.id)
      // Moved, cancelled or begun since it was looked at: the next round sees it as it is now.
      if (visit?.revision !== to.whole.visit.revision || visit.state !== to.whole.visit.state) continue
      if (!(await stillWaits(tx, to))) continue
      const { slot, until } = slots.get(to.id)!
      const detail = { why: "earlier", passedOver: String(passedOver.length), deadline: to.deadline ?? "" }
      await makeOffer(tx, visit, slot, { id: randomUUID(), kind: "earlier", planned: false, until, detail }, now)
      asked++
    }
    const offered = [...slots.values()].flatMap(({ slot }) => slot.legs)
    await keepTheOthers(tx, kept, offered)
    return asked
  })
}

interface WaitingVisit extends Waiting {
  wish: Wish
  whole: WholeVisit
  deadline: string | null
  before: readonly VisitOffer[]
}

/** Whether a visit waits as it did when it was looked at: nothing was offered to it meanwhile, and it asks for the same. */
async function stillWaits(tx: Transaction, { wish, before }: WaitingVisit): Promise<boolean> {
  const now = await wishOf(tx, wish.visitId)
  return isDeepStrictEqual(now, wish) && (await offersOf(tx, wish.visitId)).length === before.length
}

/** Those who ask for a time on the day, each with its place in the order. */
async function waitingFor(db: Reader, siteId: string, day: string, now: Date): Promise<WaitingVisit[]> {
  const wishes = await wishesFor(db, siteId, day)
  const visits = await visitsById(
    db,
    wishes.map((wish) => wish.visitId),
  )
  const waiting: WaitingVisit[] = []
  for (const wish of wishes) {
    const whole = visits.find(({ visit }) => visit.id === wish.visitId)
    if (!whole || whole.visit.startsAt <= now) continue
    const deadline = await deadlineOf(db, whole)
    const place = placeOfWish({
      id: wish.visitId,
      askedAt: wish.askedAt,
      unanswered: wish.unanswered,
      deadline,
      visitDay: officeDay(whole.visit.startsAt),
    })
    waiting.push({ ...place, wish, whole, deadline, before: await offersOf(db, wish.visitId) })
  }
  return waiting
}

async function deadlineOf(db: Reader, { visit, legs }: WholeVisit): Promise<string | null> {
  const services = legs.map((leg) => leg.serviceKey)
  const benefit = services.includes(U2_SERVICE) && visit.email ? await newestBenefitOf(db, visit.email) : null
  const by = benefit?.state === "sent" ? registerBy(benefit.formDate, await readRules(db, benefit.formDate)) : null
  const rules = await readRules(db, visit.notBefore ?? officeDay(visit.startsAt))
  return statutoryDeadline({ services, notBefore: visit.notBefore }, rules, by)
}

/** The earliest time of the day that the visit could be moved to. */
function firstFor(at: SiteOffice, { wish, whole, before }: WaitingVisit, day: string, taken: BusyCounters, now: Date) {
  const { visit, legs } = whole
  const services = at.services
    .filter((s) => legs.some((leg) => leg.serviceId === s.id))
    .map((s) => ({ ...s, noticeMinutes: 0 }))
  const offered = before.flatMap(({ startsAt }) => startsAt ?? [])
  const { party, notBefore } = visit
  return firstFitting(
    at,
    { services, party, notBefore, wish, before: toMinutes(visit.startsAt), offered },
    day,
    taken,
    now,
  )
}

function occupy(taken: Map<string, BusyCounters extends ReadonlyMap<string, infer V> ? V : never>, slot: Slot): void {
  for (const { counterId, start, end } of slot.legs) {
    const spans = [...(taken.get(counterId) ?? []), { start, end }]
    taken.set(
      counterId,
      spans.toSorted((a, b) => a.start - b.start),
    )
  }
}

/** A round over every day that somebody waits for: what no single act has told of, such as a hold that ran out or a counter that opens. */
export async function offerRound(ctx: Context): Promise<number> {
  const { site } = await readSiteOffice(ctx.db)
  const today = officeDay(ctx.now())
  await transact(ctx.db, async (tx) => {
    await deletePastWishes(tx, today)
    await deletePastListed(tx, today)
  })
  const days = await wishedDays(ctx.db, site.id, today)
  let asked = 0
  // No visit is booked further ahead than this, whatever somebody typed.
  const end = officeDay(addDays(ctx.now(), 365))
  if (!days) return 0
  const last = days.last < end ? days.last : end
  for (let day = days.first; day <= last; day = addOfficeDays(day, 1))
    asked += await offerTimes(ctx, { siteId: site.id, day })
  return asked
}
