import { randomUUID } from "node:crypto"
import { type StaffChannel, isForOther } from "#domain/booking/channels.ts"
import type { BudgetRefusal } from "#domain/booking/budget.ts"
import { type Exception, exceptionsIn, isGiven } from "#domain/booking/for-others.ts"
import { MAX_PARTY, partyFits, serviceMinutes } from "#domain/booking/rules.ts"
import type { ServedRefusal } from "#domain/booking/served.ts"
import { mailboxOf } from "#domain/mailbox.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { minutesOfMailbox } from "#db/budget/reads.ts"
import { type Draft, draftById, visitById } from "#db/booking/reads.ts"
import { insertDraft, lockDraft, updateDraft } from "#db/booking/writes.ts"
import { type Reader, type Transaction, transact } from "#db/client.ts"
import { type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import { type Context, hashSecret } from "../context.ts"
import { knownLinkKey, linkKey } from "../link.ts"
import { type BookRefusal, book } from "./book.ts"
import { type HoldRefusal, hold } from "./hold.ts"
import { letGo } from "./let-go.ts"

/** Whom staff book for, as they were told. There may be no e-mail address and no phone. */
export interface Who {
  contactName: string
  /** Who comes, the contact first. */
  names: string[]
  email: string
  phone: string
  language: string
  supportNeeds: string
  channel: StaffChannel
}

/** An empty place in the calendar that was chosen first. */
export interface Wish {
  counterId: string | null
  startsAt: Date | null
}

const kept = (who: Who) => ({
  contactName: who.contactName,
  names: who.names.slice(0, MAX_PARTY),
  party: Math.min(who.names.length, MAX_PARTY),
  email: who.email,
  phone: who.phone,
  language: who.language,
  supportNeeds: who.supportNeeds,
  channel: who.channel,
  detailsGiven: true,
})

/** First step: who comes. Begins a booking for somebody; nothing is held yet. Answers its number. */
export async function beginFor(
  ctx: Context,
  given: { who: Who; wish: Wish | null; municipality?: string | null },
): Promise<string> {
  const now = ctx.now()
  const { site } = await readSiteOffice(ctx.db)
  const id = randomUUID()
  await transact(ctx.db, (tx) =>
    insertDraft(tx, {
      id,
      keyHash: hashSecret(linkKey(ctx.secrets[0], "draft", id)),
      siteId: site.id,
      services: [],
      ...kept(given.who),
      municipality: given.municipality ?? null,
      wishedCounterId: given.wish?.counterId ?? null,
      wishedAt: given.wish?.startsAt ?? null,
      createdAt: now,
      touchedAt: now,
    }),
  )
  return id
}

export type ForRefusal = "no-draft" | "already-booked"

/** A booking for somebody that is still on its way. Others, visitors' own among them, are not found here. */
export async function draftFor(ctx: Context, id: string): Promise<{ draft: Draft; key: string } | null> {
  const draft = await draftById(ctx.db, id)
  const key = draft && isForOther(draft) ? knownLinkKey(ctx.secrets, "draft", draft) : null
  return draft && key !== null ? { draft, key } : null
}

async function change<Refusal extends string>(
  ctx: Context,
  id: string,
  work: (tx: Transaction, draft: Draft) => Promise<Result<null, Refusal>>,
): Promise<Result<null, Refusal | ForRefusal>> {
  const found = await draftFor(ctx, id)
  if (!found) return refuse("no-draft")
  return transact<Result<null, Refusal | ForRefusal>>(ctx.db, async (tx) => {
    const draft = await lockDraft(tx, hashSecret(found.key))
    if (!draft) return refuse("no-draft")
    const state = draft.visitId ? (await visitById(tx, draft.visitId))?.visit.state : undefined
    if (state !== undefined && state !== "held" && state !== "lapsed") return refuse("already-booked")
    return work(tx, draft)
  })
}

/** The first step again. A time that was held is given up: for other people it may be too short, or not theirs to have. */
export function giveWho(ctx: Context, given: { id: string; who: Who }): Promise<Result<null, ForRefusal>> {
  return change(ctx, given.id, async (tx, draft) => {
    await letGo(tx, draft.visitId)
    await updateDraft(tx, draft.id, { ...kept(given.who), visitId: null, touchedAt: ctx.now() })
    return ok(null)
  })
}

export type WhatRefusal =
  "no-service" | "unknown-service" | "party-too-large" | "reason-missing" | Exclude<ServedRefusal, "not-served">

/** What for, and where they will live, which decides whether it is for this office. */
export interface What {
  services: string[]
  municipality: string | null
  /** Null: nobody studies; "": studies and lives elsewhere; else the student residence. Undefined while nobody has been asked. */
  residence: string | null | undefined
  reason: string
}

/**
 * Second step: what for. What a visitor could not book asks for a reason (`exceptionsOf` says which), which the visit keeps; the rest
 * holds for staff as for anybody.
 */
export async function giveWhat(
  ctx: Context,
  given: { id: string } & What,
): Promise<Result<null, WhatRefusal | ForRefusal>> {
  const at = await readSiteOffice(ctx.db)
  const wanted = at.services.filter((s) => s.active && given.services.includes(s.key))
  if (given.services.length === 0) return refuse("no-service")
  if (wanted.length !== new Set(given.services).size) return refuse("unknown-service")
  const reason = given.reason.trim()
  return change<WhatRefusal>(ctx, given.id, async (tx, draft) => {
    if (!partyFits(wanted, draft.party!).ok) return refuse("party-too-large")
    const services = wanted.map((s) => s.key)
    const { municipality, residence } = given
    const made = await exceptionsOf(tx, at, { ...draft, services, municipality, residence }, ctx.now())
    if (!made.ok) return made
    if (!isGiven(made.value, reason)) return refuse("reason-missing")
    if (services.join() !== draft.services.join()) await letGo(tx, draft.visitId)
    await updateDraft(tx, draft.id, {
      services,
      municipality,
      residence: residence ?? null,
      exceptions: made.value,
      exceptionReason: made.value.length > 0 ? reason : "",
      ...(services.join() === draft.services.join() ? {} : { visitId: null }),
      touchedAt: ctx.now(),
    })
    return ok(null)
  })
}

/** What is out of the ordinary in a booking for somebody, as it stands now. */
export async function exceptionsOf(
  db: Reader,
  at: SiteOffice,
  draft: Pick<Draft, "services" | "municipality" | "email" | "preregId" | "party" | "visitId"> &
    Pick<What, "residence">,
  now: Date,
): Promise<Result<Exception[], Exclude<ServedRefusal, "not-served">>> {
  const services = at.services.filter((s) => draft.services.includes(s.key))
  const minutes = services.reduce((sum, service) => sum + serviceMinutes(service, draft.party ?? 1), 0)
  const taken = await minutesOfMailbox(db, mailboxOf(draft.email), draft.visitId, now)
  const over = draft.email !== "" && taken + minutes > at.settings.mailboxMinutes
  const { municipality, residence } = draft
  return exceptionsIn(
    services,
    at.municipalities,
    { municipality, residence },
    { invited: draft.preregId !== null, over },
    officeDay(now),
  )
}

/**
 * Third step: when. The time is held for ten minutes like a visitor's own. What has become out of the ordinary since the second step
 * sends back there.
 */
export async function holdFor(
  ctx: Context,
  given: { id: string; startsAt: Date },
): Promise<Result<{ visitId: string }, Exclude<HoldRefusal, BudgetRefusal> | "reason-missing">> {
  const found = await draftFor(ctx, given.id)
  if (!found) return refuse("no-draft")
  const made = await exceptionsOf(ctx.db, await readSiteOffice(ctx.db), found.draft, ctx.now())
  if (!made.ok || made.value.some((one) => !found.draft.exceptions.includes(one))) return refuse("reason-missing")
  const held = await hold(ctx, { draftKey: found.key, startsAt: given.startsAt })
  if (held.ok) return held
  if (held.error === "no-draft" || held.error === "already-booked" || held.error === "taken") return refuse(held.error)
  throw new Error("what staff book is not bounded")
}

/** Last step: the held time is booked, by the same operation as a visitor's own, signed by who did it. */
export async function bookFor(
  ctx: Context,
  given: { id: string; visitId: string; by: StaffMember },
): Promise<Result<{ visitId: string }, BookRefusal>> {
  const found = await draftFor(ctx, given.id)
  if (!found) return refuse("no-draft")
  return book(ctx, { draftKey: found.key, visitId: given.visitId, by: given.by })
}
