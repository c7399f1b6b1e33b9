import { addSeconds } from "date-fns"
import { UNANSWERED_MOST, statutoryDeadline } from "#domain/booking/earlier.ts"
import { placeOnList } from "#domain/booking/waitlist.ts"
import { isHeld } from "#domain/booking/rules.ts"
import type { BusyCounters } from "#domain/booking/slot-days.ts"
import { inOrder } from "#domain/offer.ts"
import { fromMinutes, officeDay } from "#domain/time/office-time.ts"
import { readBusy } from "#db/booking/reads.ts"
import { sweepLapsed } from "#db/booking/leg-writes.ts"
import { lockDraftAndVisit, updateDraft } from "#db/booking/writes.ts"
import { type Reader, transact } from "#db/client.ts"
import { lockDays } from "#db/locks.ts"
import { type ListedDraft, listedById, listedFor } from "#db/offers/reads.ts"
import { deleteListed, freeKept, updateListed } from "#db/offers/writes.ts"
import { type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import { enqueue } from "#db/queue.ts"
import { eraseDrafts } from "#db/retention/writes.ts"
import { readRules } from "#db/rules/reads.ts"
import { confirmedAs } from "../booking/budget.ts"
import { chosenServices, holdIn } from "../booking/hold.ts"
import { letGo } from "../booking/let-go.ts"
import type { Context } from "../context.ts"
import { knownLinkKey } from "../link.ts"
import { firstFitting, keepTheOthers } from "./fitting.ts"
import { AFTER_SECONDS, offerTimesJob } from "./make.ts"
import { lapseKey } from "./waitlist.ts"

/**
 * Offers what is free on a day to those on the waiting list, in the fair order: each the earliest time that fits, held for the booking
 * they have on its way. One transaction for each, so that nobody's own booking waits for more than one. Answers how many were asked.
 */
export async function offerFirst(ctx: Context, given: { siteId: string; day: string }): Promise<number> {
  const list = await listedFor(ctx.db, given.siteId, given.day)
  const waiting = await Promise.all(
    list.map(async (own) => ({
      ...placeOnList({ id: own.draft.id, ...own.listed, deadline: await deadlineOf(ctx.db, own) }),
      own,
    })),
  )
  let asked = 0
  for (const { own } of inOrder(waiting)) if (await offerOne(ctx, own, given.day)) asked++
  return asked
}

async function deadlineOf(db: Reader, { draft }: ListedDraft): Promise<string | null> {
  if (!draft.notBefore) return null
  return statutoryDeadline(draft, await readRules(db, draft.notBefore), null)
}

async function offerOne(ctx: Context, { draft: seen }: ListedDraft, day: string): Promise<boolean> {
  const draftKey = knownLinkKey(ctx.secrets, "waitlist", seen)
  if (!draftKey) return false
  return transact(ctx.db, async (tx) => {
    const found = await lockDraftAndVisit(tx, seen.keyHash)
    const own = found && (await listedById(tx, found.draft.id))
    const now = ctx.now()
    // Taken off meanwhile, booked, or something else is held for them.
    if (!own || (found.visit && (isHeld(found.visit, now) || !["held", "lapsed"].includes(found.visit.state))))
      return false
    const { draft, listed } = own
    const oldDay = found.visit ? [officeDay(found.visit.startsAt)] : []
    await lockDays(tx, draft.siteId, [day, ...oldDay], (await confirmedAs(tx, draft)).mailbox || null)
    await sweepLapsed(tx, draft.siteId, day, now)
    // Places that were given up and still cool go to them before anybody else can take them.
    const kept = await freeKept(tx, draft.siteId, day)
    const at = await readSiteOffice(tx)
    const { busy } = await readBusy(tx, draft.siteId, day, day, now)
    const first = firstOn(at, own, day, busy.get(day) ?? new Map(), now)
    const held =
      first && (await holdIn(tx, ctx, { draftKey, startsAt: fromMinutes(first.slot.start), until: first.until }))
    await keepTheOthers(tx, kept, first && held?.ok ? first.slot.legs : [])
    if (!first || !held?.ok) return false
    const { visitId } = held.value
    await updateListed(tx, draft.id, { offered: [...listed.offered, fromMinutes(first.slot.start)] })
    // The answers are kept as long as the time is held.
    await updateDraft(tx, draft.id, { touchedAt: first.until })
    await enqueue(tx, {
      task: "mail-waitlist",
      payload: { draftId: draft.id, visitId },
      key: `listed ${draft.id} ${visitId}`,
    })
    await enqueue(tx, lapseJob(draft.id, visitId, first.until))
    return true
  })
}

const lapseJob = (draftId: string, visitId: string, until: Date) => ({
  task: "waitlist-lapse" as const,
  payload: { draftId, visitId },
  key: lapseKey(draftId),
  runAt: addSeconds(until, AFTER_SECONDS),
})

/** The earliest time of the day for all that they come for. */
function firstOn(at: SiteOffice, { draft, listed }: ListedDraft, day: string, taken: BusyCounters, now: Date) {
  const services = chosenServices(at, draft)
  if (services.length !== draft.services.length) return null
  const { notBefore } = draft
  const waits = { services, party: draft.party!, notBefore, wish: listed, before: null, offered: listed.offered }
  return firstFitting(at, waits, day, taken, now)
}

/** A held time that nobody took is over, and the next in line is asked. Whoever never answers is on the list no more. */
export async function lapseListed(ctx: Context, given: { draftId: string; visitId: string }): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const seen = await listedById(tx, given.draftId)
    const found = seen && (await lockDraftAndVisit(tx, seen.draft.keyHash))
    const own = found && (await listedById(tx, given.draftId))
    if (!own || !found.visit) return
    const { draft, listed } = own
    const now = ctx.now()
    // They are just booking it, and asked for ten more minutes.
    if (isHeld(found.visit, now))
      return void (await enqueue(tx, lapseJob(draft.id, found.visit.id, found.visit.holdUntil!)))
    if (found.visit.state !== "held" && found.visit.state !== "lapsed") return
    await letGo(tx, found.visit.id)
    await enqueue(tx, offerTimesJob(listed.siteId, officeDay(found.visit.startsAt)))
    await updateDraft(tx, draft.id, { visitId: null })
    if (listed.unanswered + 1 < UNANSWERED_MOST)
      return void (await updateListed(tx, draft.id, { unanswered: listed.unanswered + 1 }))
    await deleteListed(tx, [draft.id])
    await eraseDrafts(tx, [draft.id])
  })
}
