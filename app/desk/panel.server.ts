import { ABROAD } from "#domain/booking/served.ts"
import { nameInSentence } from "#domain/office/municipality.ts"
import { laterLegs } from "#domain/desk/release.ts"
import { legState } from "#domain/desk/leg-state.ts"
import { likelyAct, otherActs } from "#domain/desk/next-acts.ts"
import { smsNumber } from "#domain/mail/sms.ts"
import { maskEmail, maskPhone } from "#domain/mask.ts"
import { type VisitEvent, type VisitLeg, type WholeVisit, eventsOf, notesOf, visitById } from "#db/booking/reads.ts"
import { keptPlanOf } from "#db/plan/reads.ts"
import { preregByVisit, wholeOf } from "#db/prereg/reads.ts"
import { planAnswersOf } from "#domain/prereg/plan-answers.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { lastAct, lastChange, mayActToday, seenOf } from "#domain/desk/acts.ts"
import { officeDay, toMinutes } from "#domain/time/office-time.ts"
import { shortDay, spokenClock, spokenMoment } from "#domain/time/spoken.ts"
import { type Language, languages } from "#locales/languages.ts"
import { startValue } from "#app/booking/journey.server.ts"
import { mailFailedFor } from "#app/web/undelivered.server.ts"
import { serviceNames } from "#app/booking/correct.server.ts"
import { toldChanges } from "#domain/booking/correct.ts"
import { bringShown } from "#app/booking/visit.server.ts"
import type { Portal } from "#app/web/context.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { writtenIn } from "#domain/written-in.ts"
import { papersOfVisit } from "#operations/prereg/bring.ts"

/** A visit as the panel of staff shows it. Contact data is masked; opening it is an act of its own. */
export async function showPanel(portal: Portal, at: SiteOffice, id: string, language: Language, now: Date) {
  const found = await visitById(portal.db, id)
  if (!found || found.visit.state === "held" || found.visit.state === "lapsed") return null
  const { visit, legs } = found
  const [events, notes, mailFailed, prereg, plan] = await Promise.all([
    eventsOf(portal.db, id),
    notesOf(portal.db, id),
    mailFailedFor(portal.db, "visit", id, language),
    preregByVisit(portal.db, id),
    visit.email === "" ? null : keptPlanOf(portal.db, visit.email),
  ])
  const household = prereg && !plan ? (await wholeOf(portal.db, prereg)).household : null
  const papers = await papersOfVisit(portal.db, id, officeDay(now))
  const services = at.services.filter((s) => legs.some((leg) => leg.serviceId === s.id))
  const text = (serviceId: string) => writtenIn(at.services.find((s) => s.id === serviceId)!.texts, language)
  const today = officeDay(now)
  const shortAt = (instant: Date) =>
    officeDay(instant) === today
      ? spokenClock(instant, language)
      : `${shortDay(officeDay(instant), language, today)} ${spokenClock(instant, language)}`
  return {
    id,
    reference: visit.reference,
    state: visit.state,
    name: visit.contactName,
    firstName: visit.contactName.trim().split(/\s+/)[0] ?? "",
    party: visit.party,
    names: visit.names,
    day: officeDay(visit.startsAt),
    when: spokenMoment(visit.startsAt, language, now),
    /** The visit is of another day than today: its acts ask first. */
    otherDay: !mayActToday(visit, now, false).ok,
    seen: seenOf(visit),
    undoable: undoableOf(events, visit, now),
    /** Who did the newest thing to it, for whoever comes second. */
    newest: newestOf(events, shortAt),
    startsAt: visit.startsAt.toISOString(),
    /** As a choice of times has it. */
    startValue: startValue(toMinutes(visit.startsAt)),
    support: visit.supportNeeds,
    language: languages.find((l) => l.code === visit.language)?.name ?? visit.language,
    languageCode: visit.language,
    mailFailed,
    email: maskEmail(emailShown(visit.email)),
    phone: visit.phone ? maskPhone(visit.phone) : null,
    /** When the visitor said that they come, for the time it has now. */
    comes: visit.comingAt && shortAt(visit.comingAt),
    overbookReason: visit.overbookReason,
    hasEmail: visit.email !== "",
    /** How it reached the office, since when it is booked, and from where the people are. */
    channel: visit.channel,
    bookedAt: visit.bookedAt && shortAt(visit.bookedAt),
    municipality: placeName(at, visit.municipality, language),
    exceptions: visit.exceptions,
    exceptionReason: visit.exceptionReason,
    /** What it says can be put right, at least what is only written down. */
    correctable: visit.state !== "cancelled",
    /** Services that are not begun, after one that is. */
    later: laterLegs(visit.state, legs).map((leg) => ({
      id: leg.id,
      name: text(leg.serviceId).name,
      from: spokenClock(leg.startsAt, language),
      to: spokenClock(leg.endsAt, language),
    })),
    /** Its mail can go out once more. */
    mailable:
      ["booked", "provisional"].includes(visit.state) &&
      visit.endsAt > now &&
      (visit.email !== "" || smsNumber(visit.phone) !== null),
    changeable: ["booked", "provisional", "arrived"].includes(visit.state),
    main: likelyAct[visit.state] ?? null,
    others: otherActs(visit, now),
    legs: legsShown(found, at.settings.walkMinutes, (of) => text(of).name, language),
    papers: bringShown(
      services.map((s) => ({ key: s.key, bring: text(s.id).bring })),
      papers,
      language,
    ),
    prereg: prereg?.id ?? null,
    /** It is a first registration: who comes is checked. */
    checksIdentity: services.some((s) => s.checksIdentity),
    /** The visitor's next steps are known: from the plan on the own page, or from the pre-registration. */
    nextStepsFrom: plan
      ? ("planText" as const)
      : household && planAnswersOf(household, today)
        ? ("preregPlanText" as const)
        : null,
    notes: notes.map((note) => ({ id: note.id, at: shortAt(note.at), who: note.staffName, text: note.text })),
    events: events.map((event) => ({
      ...eventShown(event, shortAt),
      changes: event.kind === "corrected" ? changesShown(event, at, language) : [],
    })),
  }
}
/** What can be taken back: what was last done to its place, else the desk's last act. */
const undoableOf = (events: readonly VisitEvent[], visit: { startsAt: Date }, now: Date) => {
  const inOrder = events.toReversed()
  return lastChange(inOrder, visit, now) ?? lastAct(inOrder)
}

/** The services of a visit in their order, each with its counter and the minutes of walking and waiting before it. */
function legsShown(
  { visit, legs }: WholeVisit,
  walkMinutes: number,
  nameOf: (serviceId: string) => string,
  language: Language,
) {
  return legs.map((leg, i) => {
    const before = legs[i - 1]
    return {
      id: leg.id,
      from: spokenClock(leg.startsAt, language),
      to: spokenClock(leg.endsAt, language),
      counter: leg.counterNumber,
      service: nameOf(leg.serviceId),
      state: legState(visit.state, leg, legs),
      pause: before ? pauseBetween(before, leg, walkMinutes) : null,
    }
  })
}

/** What lies between two services; null where one follows the other at once. */
function pauseBetween(before: VisitLeg, leg: VisitLeg, walkMinutes: number) {
  const minutes = toMinutes(leg.startsAt) - toMinutes(before.endsAt)
  if (minutes <= 0) return null
  const what = before.counterId === leg.counterId ? "wait" : minutes > walkMinutes ? "between" : "walk"
  return { what, minutes } as const
}

export type PanelShown = NonNullable<Awaited<ReturnType<typeof showPanel>>>

/** A municipality by its name, "abroad" for who lives outside Denmark; null where nobody was asked. */
function placeName(at: SiteOffice, code: string | null, language: Language): string | null {
  const found = at.municipalities.find((m) => m.code === code)
  return found ? nameInSentence(found.name, language) : code === ABROAD ? ABROAD : null
}

/** The newest thing that staff or the visitor did, for the words that tell whoever comes second. */
export function newestOf(
  events: readonly { at: Date; kind: string; by: string; staffName: string | null }[],
  shortAt: (instant: Date) => string,
) {
  const event = events.find((e) => e.by !== "system" && e.kind !== "message-sent" && e.kind !== "note")
  return event ? { kind: event.kind, who: event.staffName, at: shortAt(event.at) } : null
}

/** What a correction changed: services and languages by their names, the rest as it is kept. */
const changesShown = (event: VisitEvent, at: SiteOffice, language: Language) =>
  toldChanges(event.detail).map(({ field, from, to }) => {
    const words = (value: string) =>
      field === "services"
        ? serviceNames(value.split(","), at, language).join(", ")
        : field === "language"
          ? (languages.find((l) => l.code === value)?.name ?? value)
          : value
    return { field, from: words(from), to: words(to) }
  })

/** What happened, with its moments in words. */
const eventShown = (event: VisitEvent, shortAt: (instant: Date) => string) => ({
  id: event.id,
  at: shortAt(event.at),
  kind: event.kind,
  by: event.by,
  staffName: event.staffName,
  detail: Object.fromEntries(
    Object.entries(event.detail).map(([key, value]) => [
      key,
      ["from", "to", "until"].includes(key) && value ? shortAt(new Date(String(value))) : String(value ?? ""),
    ]),
  ),
})
