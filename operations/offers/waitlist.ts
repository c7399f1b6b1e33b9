import type { EarlierWish } from "#domain/booking/earlier.ts"
import { type ListFault, listFault } from "#domain/booking/waitlist.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { lockDraft, lockDraftAndVisit, updateDraft } from "#db/booking/writes.ts"
import { type Transaction, transact } from "#db/client.ts"
import { type ListedDraft, listedById, listedOf, sameOnList } from "#db/offers/reads.ts"
import { deleteListed, putOnWaitlist, updateListed } from "#db/offers/writes.ts"
import { dequeue, enqueue } from "#db/queue.ts"
import { eraseDrafts } from "#db/retention/writes.ts"
import { letGo } from "../booking/let-go.ts"
import { sendCode } from "../booking/give-details.ts"
import { codePending } from "../email-code.ts"
import { type Context, hashSecret } from "../context.ts"
import { linkKey } from "../link.ts"
import { offerTimesJob } from "./make.ts"

/** So many days are looked at as soon as somebody is on the list; the hourly round looks at all. */
const DAYS_AT_ONCE = 7

export const lapseKey = (draftId: string) => `waitlist ${draftId}`

/**
 * Somebody without a time says when they could come, and where to write. Nothing is held for them until the address is confirmed: a
 * code goes there, unless it is already.
 */
export async function askForList(
  ctx: Context,
  given: { draftKey: string; email: string; language: string; wish: EarlierWish },
): Promise<Result<{ confirmed: boolean }, "no-draft" | ListFault>> {
  const now = ctx.now()
  return transact<Result<{ confirmed: boolean }, "no-draft" | ListFault>>(ctx.db, async (tx) => {
    const draft = await lockDraft(tx, hashSecret(given.draftKey))
    if (!draft?.party) return refuse("no-draft")
    const fault = listFault(given.wish, officeDay(now))
    if (fault) return refuse(fault)
    const { email, language, wish } = given
    await updateDraft(tx, draft.id, { email, language, touchedAt: now })
    const before = await listedOf(tx, draft.id)
    const confirmed = draft.confirmedEmail === email
    await putOnWaitlist(tx, {
      draftId: draft.id,
      siteId: draft.siteId,
      ...wish,
      weekdays: [...wish.weekdays],
      askedAt: before?.askedAt ?? now,
      // Whoever is on it already and gives another address is on it again once that is confirmed.
      listedAt: confirmed ? (before?.listedAt ?? null) : null,
    })
    if (!confirmed && !codePending(ctx, draft, email)) await sendCode(ctx, tx, draft, email)
    return ok({ confirmed })
  })
}

/**
 * Puts somebody on the list once their address is confirmed. From then on the booking is found by the key of the link that is mailed to
 * them, and no more by the browser's: that one is free for another. Who was on the list for the same keeps their place in the order.
 */
export async function enterList(
  ctx: Context,
  given: { draftKey: string },
): Promise<Result<{ key: string }, "no-draft" | "email-unconfirmed">> {
  const now = ctx.now()
  return transact<Result<{ key: string }, "no-draft" | "email-unconfirmed">>(ctx.db, async (tx) => {
    const draft = await lockDraft(tx, hashSecret(given.draftKey))
    const listed = draft && (await listedOf(tx, draft.id))
    if (!draft || !listed) return refuse("no-draft")
    if (draft.confirmedEmail !== draft.email) return refuse("email-unconfirmed")
    const key = linkKey(ctx.secrets[0], "waitlist", draft.id)
    const before = await sameOnList(tx, draft)
    const same = before.filter((other) => other.draft.services.toSorted().join() === draft.services.toSorted().join())
    const askedAt = [listed, ...same.map((other) => other.listed)].map((one) => one.askedAt.getTime())
    for (const other of before) await takeOff(tx, other)
    await letGo(tx, draft.visitId)
    await updateDraft(tx, draft.id, { keyHash: hashSecret(key), visitId: null, touchedAt: now })
    await updateListed(tx, draft.id, { listedAt: now, askedAt: new Date(Math.min(...askedAt)) })
    await enqueue(tx, {
      task: "mail-waitlist",
      payload: { draftId: draft.id, visitId: null },
      key: `listed ${draft.id}`,
    })
    const today = officeDay(now)
    const first = listed.firstDay < today ? today : listed.firstDay
    for (let n = 0, day = first; n < DAYS_AT_ONCE && day <= listed.lastDay; n++, day = addDays(day, 1))
      await enqueue(tx, offerTimesJob(draft.siteId, day))
    return ok({ key })
  })
}

/** Leaves the list; a time that is held is free again. Twice is once. */
export async function leaveList(ctx: Context, given: { key: string }): Promise<void> {
  await changeListed(ctx, given, (tx, own) => takeOff(tx, own))
}

/** Takes somebody off the list, for staff whom they have called. */
export async function removeFromList(ctx: Context, given: { draftId: string }): Promise<boolean> {
  return transact(ctx.db, async (tx) => {
    const found = await listedById(tx, given.draftId)
    const locked = found && (await lockDraft(tx, found.draft.keyHash))
    const own = locked && (await listedById(tx, locked.id))
    if (own) await takeOff(tx, own)
    return own !== null
  })
}

/** Says no to the time that is held: it is free for the next in line, and the place on the list stays. Twice is once. */
export async function declineListed(ctx: Context, given: { key: string }): Promise<void> {
  await changeListed(ctx, given, async (tx, { draft, listed }, held) => {
    if (!held) return
    await letGo(tx, held.id)
    await updateDraft(tx, draft.id, { visitId: null })
    await dequeue(tx, lapseKey(draft.id))
    await enqueue(tx, offerTimesJob(listed.siteId, officeDay(held.startsAt)))
  })
}

/** Under the lock of the booking on its way, with the time that is held for it; nothing where it is on no list, or booked already. */
async function changeListed(
  ctx: Context,
  given: { key: string },
  change: (tx: Transaction, own: ListedDraft, held: { id: string; startsAt: Date } | null) => Promise<void>,
): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const found = await lockDraftAndVisit(tx, hashSecret(given.key))
    const own = found && (await listedById(tx, found.draft.id))
    if (!own) return
    await change(tx, own, found.visit?.state === "held" ? found.visit : null)
  })
}

async function takeOff(tx: Transaction, { draft }: Pick<ListedDraft, "draft">): Promise<void> {
  await letGo(tx, draft.visitId)
  await dequeue(tx, lapseKey(draft.id))
  await deleteListed(tx, [draft.id])
  await eraseDrafts(tx, [draft.id])
}
