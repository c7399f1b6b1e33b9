import { type Rung, missingBefore, nextStep } from "#domain/booking/journey.ts"
import { type RouterContextProvider, redirect } from "react-router"
import { paths } from "#paths"
import { type Draft, type FreeDay, type WholeVisit, draftByKey, readBusy, visitById } from "#db/booking/reads.ts"
import { type ServiceWithTexts, type SiteOffice } from "#db/office/reads.ts"
import { type Topic, dayTopic } from "#domain/topics.ts"
import { bookingWindow, isHeld, slotQuery } from "#domain/booking/rules.ts"
import { slotDays } from "#domain/booking/slot-days.ts"
import { freeSlots } from "#domain/booking/slots.ts"
import { fromMinutes, officeClock, officeDay, toMinutes } from "#domain/time/office-time.ts"
import { spokenClock, spokenMoment } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { hashSecret } from "#operations/context.ts"
import { hold } from "#operations/booking/hold.ts"
import { type Portal, officeOf, portalOf, visitorOf } from "#app/web/context.server.ts"
import { readCookie } from "#app/web/cookies.server.ts"
import { serviceNotices } from "#app/web/notices.server.ts"

/** A booking on its way, as the pages of the journey need it. */
export interface Journey {
  portal: Portal
  language: Language
  now: Date
  at: SiteOffice
  draftKey: string | null
  draft: Draft | null
  /** The chosen services in the order of the visit. */
  services: ServiceWithTexts[]
  /** The held or booked visit. */
  found: WholeVisit | null
  /** The hold while its ten minutes last. */
  held: WholeVisit | null
}

export async function readJourney(
  request: Request,
  context: Readonly<RouterContextProvider>,
  language: string,
): Promise<Journey> {
  const portal = portalOf(context)
  const at = await officeOf(context)
  const draftKey = readCookie(portal.config, request, "booking")
  const draft = draftKey ? await draftByKey(portal.db, hashSecret(draftKey)) : null
  const found = draft?.visitId ? await visitById(portal.db, draft.visitId) : null
  const now = portal.ctx.now()
  const held = found && isHeld(found.visit, now) ? found : null
  const services = draft ? at.services.filter((s) => draft.services.includes(s.key)) : []
  return { portal, language: language as Language, now, at, draftKey, draft, services, found, held }
}

const answeredIn = ({ draft, held }: Pick<Journey, "draft" | "held">) => ({
  services: draft?.services.length ?? 0,
  party: draft?.party ?? null,
  held: held !== null,
  details: draft?.detailsGiven ?? false,
  confirmFirst: draft?.confirmFirst ?? false,
  addressConfirmed: draft !== null && draft.confirmedEmail === draft.email,
})

/** Sends the visitor to the step that is missing. Steps before `step` must be answered. */
export function needSteps(
  journey: Journey,
  step: Rung,
): asserts journey is Journey & { draft: Draft; draftKey: string } {
  const { language, found } = journey
  if (found && found.visit.state !== "held" && found.visit.state !== "lapsed") throw redirect(paths.check(language))
  const missing = missingBefore(answeredIn(journey), step)
  // A time that was held and has run out is told, not only asked for again.
  if (missing === "time" && found) throw redirect(paths.taken(language))
  if (missing) throw redirect(paths[missing](language))
}

/** What is to be known now about the services that were chosen. */
export const noticesOf = ({ at, services, now, language }: Journey) =>
  serviceNotices(at.notices, services, officeDay(now), language)

/** The first step that is still to be answered; the check page when none is. A changed answer thus returns to the check. */
export async function nextPath(
  request: Request,
  context: Readonly<RouterContextProvider>,
  language: string,
): Promise<string> {
  return paths[nextStep(answeredIn(await readJourney(request, context, language)))](language)
}

/**
 * Where it goes on once the address is confirmed. A time that waited for that is held now; where it is gone, or more than may be had, the
 * page of times says so.
 */
export async function afterCode(
  request: Request,
  context: Readonly<RouterContextProvider>,
  language: string,
): Promise<string> {
  const { portal, draft, draftKey, held } = await readJourney(request, context, language)
  if (!draft?.confirmFirst || !draftKey || !draft.wishedAt || held) return paths.check(language)
  const from = visitorOf(context).address
  const got = await hold(portal.ctx, { draftKey, startsAt: draft.wishedAt, from })
  if (got.ok || got.error === "already-booked" || got.error === "no-draft") return paths.check(language)
  if (got.error === "taken") return paths.taken(language, { day: startValue(toMinutes(draft.wishedAt)) })
  return paths.time(language, { full: got.error })
}

/** The hold as every page shows it: until when by the office's clock, and how many seconds that is by the server's. */
export function holdShown(journey: Journey) {
  const { held, language, now } = journey
  if (!held) return null
  return {
    visitId: held.visit.id,
    when: spokenMoment(held.visit.startsAt, language, now),
    // A time that the office offered may be held until another day.
    until:
      officeDay(held.visit.holdUntil!) === officeDay(now)
        ? spokenClock(held.visit.holdUntil!, language)
        : spokenMoment(held.visit.holdUntil!, language, now),
    extendable: !held.visit.holdExtended,
    seconds: Math.max(0, Math.round((held.visit.holdUntil!.getTime() - now.getTime()) / 1000)),
  }
}
export type HoldShown = NonNullable<ReturnType<typeof holdShown>>

/** Free times shown are at most this old, should the news of a change be lost on its way. Booking looks again. */
const SHOWN_MS = 1_000
/** What is taken, the free times, and what a page makes of them are kept one upon the other: a third of that each. */
const LAYER_MS = SHOWN_MS / 3

export interface Want {
  services: ServiceWithTexts[]
  party: number
  /** A visit whose own time does not stand in the way. */
  except: string | null
  /** The day the party moves in, where it is known. */
  notBefore: string | null
  /** Staff look, or somebody whom they have sent a personal link: what is kept for staff is free to them. */
  byStaff?: boolean
}

/**
 * The free times of every open day that may be booked, from today on. Read once for everybody who wants the same within a
 * second, what is taken even for everybody who wants anything: a rush for times costs the database nothing.
 */
export function bookableTimes(portal: Portal, at: SiteOffice, want: Want, now: Date): Promise<FreeDay[]> {
  return shareShown(portal, at, want, now, "times", async () => {
    const query = slotQuery(at.site, want.services, want.party, now, want.notBefore, want)
    const first = officeDay(now)
    const last = officeDay(fromMinutes(query.notAfter - 1))
    const { busy } = await portal.live.share(
      `busy ${first} ${last} ${want.except}`,
      () => readBusy(portal.db, at.site.id, first, last, now, want.except),
      LAYER_MS,
      isDayBetween(first, last),
    )
    return slotDays(at.office, first, last, busy).map((day) => ({ day: day.day, slots: freeSlots(day, query) }))
  })
}

/** Whether news is about one of these days. What happens to courses, households or other days leaves the free times as they are. */
const isDayBetween =
  (first: string, last: string) =>
  (topic: Topic): boolean =>
    topic.startsWith("day ") && topic >= dayTopic(first) && topic <= dayTopic(last)

/** Shares what is worked out from the free times of a wish. `what` names it with all else it depends on. */
export function shareShown<T>(
  portal: Portal,
  at: SiteOffice,
  want: Want,
  now: Date,
  what: string,
  workOut: () => Promise<T>,
): Promise<T> {
  // Staff see times that visitors are not given notice enough for.
  const wish = `${want.services.map((s) => `${s.key}:${s.noticeMinutes}`).join()} ${want.party} ${want.except} ${want.notBefore} ${want.byStaff === true}`
  const { to } = bookingWindow(want.services, now)
  const about = isDayBetween(officeDay(now), officeDay(to))
  return portal.live.share(`${what} ${at.site.officeVersion} ${toMinutes(now)} ${wish}`, workOut, LAYER_MS, about)
}

/** A start as forms send it: "YYYY-MM-DDTHH:MM" by the office's clock. */
export function startValue(minutes: number): string {
  const at = fromMinutes(minutes)
  return `${officeDay(at)}T${officeClock(at)}`
}
