import { isForOther } from "#domain/booking/channels.ts"
import { dayTopic } from "#domain/topics.ts"
import { randomUUID } from "node:crypto"
import { makeReference } from "#domain/booking/reference.ts"
import { type BudgetRefusal, minutesOfLegs } from "#domain/booking/budget.ts"
import { type WhoAsks, holdEnds, partyFits, slotQuery } from "#domain/booking/rules.ts"
import { slotDay } from "#domain/booking/slot-days.ts"
import { type Slot, onGrid, slotAt } from "#domain/booking/slots.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { fromMinutes, officeDay, toMinutes } from "#domain/time/office-time.ts"
import { type Draft, type Visit, draftByKey, readBusy, visitById } from "#db/booking/reads.ts"
import { dropLegs, sweepLapsed } from "#db/booking/leg-writes.ts"
import { type HeldVisit, lockDraftAndVisit, updateDraft, updateVisit, writeHold } from "#db/booking/writes.ts"
import { lockDays } from "#db/locks.ts"
import { type Reader, type Transaction, transactUnlessTaken } from "#db/client.ts"
import { type ServiceWithTexts, type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import { linkKey } from "../link.ts"
import { type Context, hashSecret } from "../context.ts"
import { confirmedAs, holdWithin, networkHash } from "./budget.ts"
import { type Rush, inRush } from "./rush.ts"

export type HoldRefusal = "no-draft" | "already-booked" | "taken" | BudgetRefusal

interface HoldGiven {
  draftKey: string
  startsAt: Date
  /** The caller's address; none where nobody calls (staff, an answer that has changed). */
  from?: string
  /** Until when, where the office offers the time to somebody who waits for one; else for ten minutes. */
  until?: Date
}

/**
 * Holds a time for ten minutes: the visit is written with all its legs, in the state `held`. An earlier hold of the same
 * draft is given up in the same transaction; holding the same time again keeps the first hold and its clock.
 */
export async function hold(ctx: Context, given: HoldGiven): Promise<Result<{ visitId: string }, HoldRefusal>> {
  return inRush(given.startsAt.getTime(), async (rush) => {
    const refused = rush && (await lookFirst(ctx, given, rush))
    return refused ? refuse(refused) : holdUnderLock(ctx, given)
  })
}

async function lookFirst(ctx: Context, given: HoldGiven, rush: Rush): Promise<HoldRefusal | null> {
  const draft = await draftByKey(ctx.db, hashSecret(given.draftKey))
  if (!draft?.party) return "no-draft"
  // A time of one's own must not stand in the way of itself: only the lock tells.
  if (draft.visitId) return null
  const at = await readSiteOffice(ctx.db)
  const services = chosenServices(at, draft)
  const day = officeDay(given.startsAt)
  const busy = await rush.look(() => readBusy(ctx.db, at.site.id, day, day, ctx.now()))
  const free = slotIn(busy, at, services, draft.party, given.startsAt, ctx.now(), draft.notBefore, whoAsks(draft))
  return free ? null : "taken"
}

function holdUnderLock(ctx: Context, given: HoldGiven): Promise<Result<{ visitId: string }, HoldRefusal>> {
  return transactUnlessTaken(ctx.db, (tx) => holdIn(tx, ctx, given))
}

/**
 * Inside a transaction: holds the time for what the draft asks for now. The same time for the same people and services is the
 * hold it was; for others it is placed anew and keeps its clock, so that changing an answer gains no minutes.
 */
export async function holdIn(
  tx: Transaction,
  ctx: Context,
  given: HoldGiven,
): Promise<Result<{ visitId: string }, HoldRefusal>> {
  const day = officeDay(given.startsAt)
  const found = await lockDraftAndVisit(tx, hashSecret(given.draftKey))
  if (!found?.draft.party) return refuse("no-draft")
  const { draft, visit: before } = found
  if (before && before.state !== "held" && before.state !== "lapsed") return refuse("already-booked")
  const oldDay = before ? [officeDay(before.startsAt)] : []
  const whose = await confirmedAs(tx, draft)
  await lockDays(tx, draft.siteId, [day, ...oldDay], whose.mailbox || null)
  const now = ctx.now()
  const same =
    before?.state === "held" && before.holdUntil! > now && before.startsAt.getTime() === given.startsAt.getTime()
  if (same && (await isFor(tx, before, draft))) return ok({ visitId: before.id })

  // Read under the lock: opening hours or roster may have changed since the page was made.
  const at = await readSiteOffice(tx)
  const services = chosenServices(at, draft)
  if (services.length !== draft.services.length || !partyFits(services, found.draft.party).ok) return refuse("no-draft")
  const place = await findPlace(tx, at, services, draft, given.startsAt, now)
  if (!place) return refuse("taken")
  const { slot } = place
  const network = given.from === undefined ? null : networkHash(ctx, given.from)
  if (!isForOther(draft)) {
    const wish = { siteId: draft.siteId, own: draft.visitId, day, minutes: minutesOfLegs(slot.legs), now }
    const within = await holdWithin(ctx, tx, at, {
      ...wish,
      ...whose,
      browser: draft.browser,
      network,
      proved: draft.provedAt !== null,
    })
    if (!within.ok) {
      if (within.error === "confirm-first")
        await updateDraft(tx, draft.id, { confirmFirst: true, wishedAt: given.startsAt, touchedAt: now })
      return within
    }
  }
  if (place.lapsed) await sweepLapsed(tx, draft.siteId, day, now)
  if (before?.state === "held") {
    await dropLegs(tx, before.id)
    await updateVisit(tx, before.id, { state: "lapsed", holdUntil: null })
  }

  const id = randomUUID()
  const holdUntil = same ? before.holdUntil! : (given.until ?? holdEnds(now))
  const visit: HeldVisit = {
    id,
    siteId: draft.siteId,
    reference: makeReference(ctx.random),
    keyHash: hashSecret(linkKey(ctx.secrets[0], "visit", id)),
    party: found.draft.party,
    language: draft.language,
    startsAt: fromMinutes(slot.start),
    endsAt: fromMinutes(slot.end),
    cutoffHours: Math.max(...services.map((s) => s.cutoffHours)),
    holdUntil,
    holdExtended: same && before.holdExtended,
    notBefore: draft.notBefore,
    mailbox: whose.mailbox,
    mailDomain: whose.domain,
  }
  await writeHold(
    tx,
    draft.id,
    visit,
    legRows(slot, {
      visitId: id,
      siteId: draft.siteId,
      day,
      until: holdUntil,
      takenAt: isForOther(draft) ? null : now,
    }),
    { siteId: draft.siteId, topics: [dayTopic(day), ...oldDay.map(dayTopic)] },
    now,
    network,
  )
  return ok({ visitId: id })
}

/** The free time, at the counter that was wished for with it where all of the visit can be there. */
async function findPlace(
  tx: Transaction,
  at: SiteOffice,
  services: readonly ServiceWithTexts[],
  draft: Draft,
  startsAt: Date,
  now: Date,
): ReturnType<typeof findSlot> {
  const find = (counterId: string | null) =>
    findSlot(tx, at, services, draft.party!, startsAt, now, draft.visitId, draft.notBefore, {
      ...whoAsks(draft),
      counterId,
    })
  const wished = draft.wishedAt?.getTime() === startsAt.getTime() ? draft.wishedCounterId : null
  return (wished === null ? null : await find(wished)) ?? find(null)
}

/** Whoever was sent a personal link has been given a time by staff, who leave the choice of it to them. */
export const whoAsks = (draft: Pick<Draft, "channel" | "invitationId">): WhoAsks => ({
  byStaff: isForOther(draft) || draft.invitationId !== null,
})

/** Whether a held visit is for just the people and services its draft asks for. */
async function isFor(tx: Transaction, visit: Visit, draft: Draft): Promise<boolean> {
  if (visit.party !== draft.party) return false
  const legs = (await visitById(tx, visit.id))?.legs ?? []
  return (
    legs
      .map((leg) => leg.serviceKey)
      .toSorted()
      .join() === draft.services.toSorted().join()
  )
}

/**
 * The chosen services that may still be booked, in the order of a visit: by invitation after pre-registration or with a personal link;
 * all of them, and without notice, where staff book for somebody.
 */
export function chosenServices(
  at: SiteOffice,
  draft: Pick<Draft, "services" | "preregId" | "invitationId" | "channel">,
): ServiceWithTexts[] {
  const chosen = at.services.filter((s) => draft.services.includes(s.key) && s.active)
  if (isForOther(draft)) return chosen.map((s) => ({ ...s, noticeMinutes: 0 }))
  const invited = draft.preregId !== null || draft.invitationId !== null
  return chosen.filter((s) => s.whoMayBook === "anyone" || (s.whoMayBook === "invited" && invited))
}

/**
 * The free time at this start, on the office's grid; null when it is not, or no longer, free. `lapsed` says that legs whose time
 * has run out stand in the constraint still, so that they must be swept before the place can be taken.
 */
export async function findSlot(
  db: Reader,
  at: SiteOffice,
  services: readonly ServiceWithTexts[],
  party: number,
  startsAt: Date,
  now: Date,
  except: string | null,
  notBefore: string | null = null,
  who: WhoAsks = {},
): Promise<{ slot: Slot; lapsed: boolean } | null> {
  const day = officeDay(startsAt)
  const taken = await readBusy(db, at.site.id, day, day, now, except)
  const slot = slotIn(taken, at, services, party, startsAt, now, notBefore, who)
  return slot && { slot, lapsed: taken.lapsed }
}

/** The same without asking the database, from what is taken on that day. */
export function slotIn(
  taken: Awaited<ReturnType<typeof readBusy>>,
  at: SiteOffice,
  services: readonly ServiceWithTexts[],
  party: number,
  startsAt: Date,
  now: Date,
  notBefore: string | null,
  who: WhoAsks = {},
): Slot | null {
  const day = officeDay(startsAt)
  const open = slotDay(at.office, day, taken.busy.get(day) ?? new Map())
  const query = slotQuery(at.site, services, party, now, notBefore, who)
  const start = toMinutes(startsAt)
  return open && services.length > 0 && onGrid(open, query, start) ? slotAt(open, query, start) : null
}

/** A slot's legs as rows. `until` is null for legs that last. */
export function legRows(
  slot: Slot,
  visit: { visitId: string; siteId: string; day: string; until: Date | null; takenAt: Date | null },
) {
  return slot.legs.map((leg, index) => ({
    ...visit,
    position: index + 1,
    serviceId: leg.serviceId,
    counterId: leg.counterId,
    startsAt: fromMinutes(leg.start),
    endsAt: fromMinutes(leg.end),
    active: true,
    pool: slot.pool ?? "public",
  }))
}
