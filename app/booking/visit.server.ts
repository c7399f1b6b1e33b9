import { type RouterContextProvider } from "react-router"
import { type WholeVisit, visitByKey } from "#db/booking/reads.ts"
import { type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import { papersOfVisit } from "#operations/prereg/bring.ts"
import { type VisitOffer, openOffer, wishOf } from "#db/offers/reads.ts"
import { newEmailOf, newestChange } from "#db/correction/reads.ts"
import { bringLines } from "#domain/booking/bring.ts"
import type { ToBring } from "#domain/prereg/papers.ts"
import { arriveAt, changeableUntil, linkWorksUntil, mayChange } from "#domain/booking/rules.ts"
import { maySayLate } from "#domain/booking/late.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenClock, spokenDay, spokenMoment } from "#domain/time/spoken.ts"
import { bringInWords } from "#locales/household.ts"
import { type Language, languages } from "#locales/languages.ts"
import { hashSecret } from "#operations/context.ts"
import { type Portal, portalOf } from "#app/web/context.server.ts"
import { officeNotices, serviceNotices } from "#app/web/notices.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { writtenIn } from "#domain/written-in.ts"

export interface OpenedVisit {
  portal: Portal
  at: SiteOffice
  found: WholeVisit
  /** What the people of a pre-registered household bring; null where nobody told us about the people. */
  papers: readonly ToBring[] | null
  /** What was last done about its time or what it says. */
  newest: string | null
  /** The address that waits for its code; null when none does. */
  newEmail: string | null
  /** The time that is held beside the one it has; null when none is. */
  offer: VisitOffer | null
  /** Whether an earlier time is asked for. */
  waits: boolean
  now: Date
}

/** The visit behind a mailed link; null when the link is cut off, too old, or the visit is erased. Every answer costs the same read. */
export async function openVisit(context: Readonly<RouterContextProvider>, key: string): Promise<OpenedVisit | null> {
  const found = await visitByKey(portalOf(context).db, hashSecret(key))
  return found && openFound(context, found)
}

/** The same for a visit that another link led to. */
export async function openFound(
  context: Readonly<RouterContextProvider>,
  found: WholeVisit,
): Promise<OpenedVisit | null> {
  const portal = portalOf(context)
  const now = portal.ctx.now()
  if (found.visit.state === "held" || found.visit.state === "lapsed" || linkWorksUntil(found.visit) < now) return null
  const { id } = found.visit
  const [at, papers, newest, waiting, offer, wish] = await Promise.all([
    readSiteOffice(portal.db),
    papersOfVisit(portal.db, id, officeDay(now)),
    newestChange(portal.db, id),
    newEmailOf(portal.db, id),
    openOffer(portal.db, id),
    wishOf(portal.db, id),
  ])
  return { portal, at, found, papers, newest, newEmail: waiting?.email ?? null, offer, waits: wish !== null, now }
}

/** The time that is held for the visitor's answer; null when there is none any more. */
export const offerShown = ({ offer, now }: Pick<OpenedVisit, "offer" | "now">, language: Language) =>
  offer && offer.until! > now
    ? {
        kind: offer.kind,
        when: spokenMoment(offer.startsAt!, language, now),
        until: spokenMoment(offer.until!, language, now),
      }
    : null

/** What a visit's page says of it, by what was last done. */
const headlineBy: Readonly<Record<string, "moved" | "corrected">> = {
  moved: "moved",
  overbooked: "moved",
  "moved-back": "moved",
  corrected: "corrected",
}

/** The visit as its page shows it. */
export function visitShown(
  { at, found, papers, newest, newEmail, offer, waits, now }: OpenedVisit,
  language: Language,
) {
  const { visit, legs } = found
  const services = at.services.filter((s) => legs.some((leg) => leg.serviceId === s.id))
  const text = (id: string) => writtenIn(at.services.find((s) => s.id === id)!.texts, language)
  const until = changeableUntil(visit)
  const stands = visit.state === "booked" || visit.state === "provisional"
  return {
    // Nobody marked it at the desk: its time is over all the same, and nothing can be promised about it any more.
    state: stands && visit.endsAt <= now ? ("done" as const) : visit.state,
    reference: visit.reference,
    email: emailShown(visit.email),
    names: visit.names,
    day: spokenDay(officeDay(visit.startsAt), language, officeDay(now)),
    clock: spokenClock(visit.startsAt, language),
    when: spokenMoment(visit.startsAt, language, now),
    startsAt: visit.startsAt.toISOString(),
    changeable: mayChange(visit, { kind: "visitor" }, now).ok,
    until: spokenMoment(until, language, now),
    cutoffHours: visit.cutoffHours,
    /** On its day, before they are here: what is shown at the door, and whether they said that they come later. */
    today: maySayLate(visit, now) ? { late: visit.lateMinutes } : null,
    /** What was last done about it, for its headline. */
    newest: headlineBy[newest ?? ""] ?? ("booked" as const),
    party: visit.party,
    contactName: visit.contactName,
    contactPhone: visit.phone,
    support: visit.supportNeeds,
    messagesIn: {
      code: visit.language,
      name: languages.find((l) => l.code === visit.language)?.name ?? visit.language,
    },
    newEmail: newEmail && emailShown(newEmail),
    fromHousehold: papers !== null,
    waits,
    /** A time that is held for the visitor, with how long. */
    offer: stands ? offerShown({ offer, now }, language) : null,
    /** The office cannot keep this time and has asked for another to be chosen. */
    asked: visit.askedAt !== null && stands && visit.endsAt > now,
    ...bringShown(
      services.map((s) => ({ key: s.key, bring: text(s.id).bring })),
      papers,
      language,
    ),
    arrive: spokenClock(arriveAt(visit.startsAt), language),
    ends: spokenClock(visit.endsAt, language),
    /** Keys of its services. */
    services: services.map((s) => s.key),
    legs: legs.map((leg) => ({
      clock: spokenClock(leg.startsAt, language),
      name: text(leg.serviceId).name,
      at: text(leg.serviceId).atCounter,
      minutes: Math.round((leg.endsAt.getTime() - leg.startsAt.getTime()) / 60_000),
    })),
    address: `${at.site.address}, ${at.site.postalLine}`,
    mapUrl: at.site.mapUrl,
    phone: at.site.phone,
    notices: [
      ...officeNotices(at.notices, officeDay(now), language).here,
      ...serviceNotices(at.notices, services, officeDay(now), language),
    ],
  }
}

/** What to bring: for everybody, and by person where we know them. */
export function bringShown(
  services: readonly { key: string; bring: readonly string[] }[],
  papers: readonly ToBring[] | null,
  language: Language,
): { bring: string[]; each: { name: string; papers: string[] }[] } {
  return {
    bring: bringLines(services, papers !== null),
    each: papers ? bringInWords(language, papers) : [],
  }
}

export type VisitShown = ReturnType<typeof visitShown>
