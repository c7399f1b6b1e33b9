import { createHmac } from "node:crypto"
import { subMinutes } from "date-fns"
import {
  type BudgetRefusal,
  type TakeRefusal,
  UNPROVEN_MINUTES,
  type Used,
  type Wanted,
  type Whose,
  mayHold,
  mayMoveNow,
  mayTake,
  minutesOfDay,
  minutesOfLegs,
  minutesOfPlaces,
} from "#domain/booking/budget.ts"
import { isGuarded, strict } from "#domain/booking/guard.ts"
import { slotDay } from "#domain/booking/slot-days.ts"
import type { Slot } from "#domain/booking/slots.ts"
import { mailboxOf, ownDomainOf } from "#domain/mailbox.ts"
import { networkOf } from "#domain/network.ts"
import { type Result, ok } from "#domain/result.ts"
import { fromMinutes, officeDay } from "#domain/time/office-time.ts"
import { movesOfMailbox, readGuard, readUsed } from "#db/budget/reads.ts"
import { noteMailbox } from "#db/budget/writes.ts"
import { type Draft, type Visit, visitById } from "#db/booking/reads.ts"
import type { Reader, Transaction } from "#db/client.ts"
import { lockDays } from "#db/locks.ts"
import { preregById } from "#db/prereg/reads.ts"
import { type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import type { Context } from "../context.ts"

/** What is wanted on a day. `own` is the visit it is for: what that has already is given up for it. */
export interface Wish {
  siteId: string
  own: string | null
  day: string
  minutes: number
  now: Date
  /** What the visit has on the day is given up, but cools first: others do not have it yet. */
  cools?: boolean
}
interface Holder extends Whose {
  browser: string
  network: Buffer | null
  /** The browser has proved work. */
  proved: boolean
}

/** A network as it is stored: nobody who reads the database learns where somebody sat. */
export const networkHash = (ctx: Context, address: string): Buffer =>
  createHmac("sha256", ctx.secrets[0])
    .update(`network ${networkOf(address)}`)
    .digest()

export const whoseIs = (address: string): Whose => ({ mailbox: mailboxOf(address), domain: ownDomainOf(address) })

/** How a visit keeps whose it is. */
export const mailOf = (address: string) => ({ mailbox: mailboxOf(address), mailDomain: ownDomainOf(address) })

/**
 * Whose a booking on its way is: nobody's until its address is confirmed. Whom staff have sent a personal link, or accepted as a
 * household, they know: whatever domain their address is of says no more.
 */
export async function confirmedAs(
  db: Reader,
  draft: Pick<Draft, "email" | "confirmedEmail" | "invitationId" | "preregId">,
): Promise<Whose> {
  const whose = whoseIs(draft.confirmedEmail === draft.email ? draft.email : "")
  const known = draft.invitationId !== null || (await isAccepted(db, draft.preregId))
  return known ? { ...whose, domain: "" } : whose
}

const isAccepted = async (db: Reader, preregId: string | null): Promise<boolean> =>
  preregId !== null && (await preregById(db, preregId))?.state === "accepted"

/** Under the day's lock: whether a time may be held. */
export async function holdWithin(
  ctx: Context,
  tx: Transaction,
  at: SiteOffice,
  wish: Wish & Holder,
): Promise<Result<null, BudgetRefusal>> {
  if (ctx.unbounded) return ok(null)
  const guarded = await isGuardedNow(tx, at, wish.now)
  const bounds = guarded && !wish.proved ? strict(at.settings) : at.settings
  return mayHold(...(await weigh(tx, at, wish, wish)), wish, bounds, guarded)
}

/** Whether the calendar is guarded: by staff, or since so many times are held as never. */
export const isGuardedNow = async (db: Reader, at: SiteOffice, now: Date): Promise<boolean> =>
  isGuarded(await readGuard(db, at.site.id, now), at.settings, now)

/** Under the day's lock: whether the minutes may be those of a confirmed mailbox. Nobody's are not bounded: they came from staff. */
export async function takeWithin(
  ctx: Context,
  tx: Transaction,
  at: SiteOffice,
  wish: Wish & Whose,
): Promise<Result<null, TakeRefusal>> {
  if (wish.mailbox === "") return ok(null)
  const whose = ctx.unbounded ? { mailbox: wish.mailbox, domain: "" } : wish
  return mayTake(...(await weigh(tx, at, wish, { ...whose, browser: null, network: null })), whose, at.settings)
}

async function weigh(
  tx: Transaction,
  at: SiteOffice,
  wish: Wish,
  who: Whose & { browser: string | null; network: Buffer | null },
): Promise<[Wanted, Used]> {
  const used = await readUsed(tx, { ...wish, ...who, since: subMinutes(wish.now, UNPROVEN_MINUTES) })
  return [{ minutes: wish.minutes, dayMinutes: minutesOfDay(slotDay(at.office, wish.day, new Map())) }, used]
}

/**
 * A held time becomes that of the mailbox that was just confirmed for it, where the mailbox may have so much more; else it stays
 * nobody's until booking says so.
 */
export async function nameHeld(ctx: Context, tx: Transaction, visitId: string, email: string): Promise<void> {
  const found = await visitById(tx, visitId)
  if (found?.visit.state !== "held") return
  const { siteId, startsAt } = found.visit
  await lockDays(tx, siteId, [officeDay(startsAt)], mailboxOf(email))
  const wish = { siteId, own: visitId, day: officeDay(startsAt), minutes: minutesOfPlaces(found.legs), now: ctx.now() }
  const within = await takeWithin(ctx, tx, await readSiteOffice(tx), { ...wish, ...whoseIs(email) })
  if (within.ok) await noteMailbox(tx, visitId, mailOf(email))
}

/**
 * Under the locks of both days: whether a visitor may give a visit this place, in the minutes and the pace of its mailbox. Whoever is asked
 * by the office to choose another time is not held up.
 */
export async function moveWithin(
  ctx: Context,
  tx: Transaction,
  { visit, slot, now }: { visit: Visit; slot: Slot; now: Date },
): Promise<Result<null, TakeRefusal | "moved-fast">> {
  if (visit.mailbox === "" || visit.askedAt !== null) return ok(null)
  const at = await readSiteOffice(tx)
  const moves = ctx.unbounded ? 0 : await movesOfMailbox(tx, visit.mailbox, subMinutes(now, 60))
  const pace = mayMoveNow(moves, at.settings)
  if (!pace.ok) return pace
  const wish = { siteId: visit.siteId, own: visit.id, day: officeDay(fromMinutes(slot.start)), now, cools: true }
  const whose = { mailbox: visit.mailbox, domain: visit.mailDomain }
  return takeWithin(ctx, tx, at, { ...wish, minutes: minutesOfLegs(slot.legs), ...whose })
}
