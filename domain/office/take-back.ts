import { numberOf, type State, stateOf, textOf, textsOf } from "#domain/recorded.ts"
import { settingsOf } from "../booking/settings.ts"
import type { OfficeChange } from "./changes.ts"
import type { Contact } from "./contact.ts"
import { type NoticeValues, noticeKinds } from "./notices.ts"
import { type ServiceValues, whoMayBook } from "./service-change.ts"

/** A change as the office's history keeps it. */
export interface Entry {
  what: string
  before: unknown
  after: unknown
}

/** What a change is about, so that a later one about the same is found; null for what is never taken back. */
export function subjectOf({ what, before, after }: Entry): string | null {
  const state = stateOf(after) ?? stateOf(before)
  switch (what) {
    case "contact":
    case "settings":
    case "day-list":
    case "order-services":
      return what
    case "service":
    case "new-service":
      return `service ${textOf(state?.key)}`
    case "new-notice":
    case "notice":
    case "end-notice":
    case "resume-notice":
      return `notice ${textOf(state?.id)}`
    default:
      return null
  }
}

/**
 * The change that brings back what was before an entry; null where something newer is about the same, or nothing can be brought
 * back: hours, closures and the roster hit visits, which cannot be moved back with them, and a service that somebody may have
 * booked is not made undone but no longer offered.
 */
export function takingBack(entry: Entry, newer: readonly Entry[]): OfficeChange | null {
  const subject = subjectOf(entry)
  if (subject === null || newer.some((other) => subjectOf(other) === subject)) return null
  const before = stateOf(entry.before)
  if (entry.what === "new-notice") return { what: "end-notice", id: textOf(stateOf(entry.after)?.id) }
  if (!before) return null
  switch (entry.what) {
    case "contact":
      return { what: "contact", ...contactFrom(before) }
    case "settings":
      return { what: "settings", settings: settingsOf(before) }
    case "day-list":
      return { what: "day-list", at: textOf(before.at), email: textOf(before.email) }
    case "order-services":
      return { what: "order-services", ids: textsOf(before.ids) }
    case "service":
      return { what: "service", id: textOf(before.id), fits: false, ...serviceFrom(before) }
    case "notice":
      return { what: "notice", id: textOf(before.id), ...noticeFrom(before) }
    case "end-notice":
      return { what: "resume-notice", id: textOf(before.id) }
    case "resume-notice":
      return { what: "end-notice", id: textOf(before.id) }
    default:
      return null
  }
}

const contactFrom = (state: State): Contact => ({
  name: textOf(state.name),
  address: textOf(state.address),
  postalLine: textOf(state.postalLine),
  phone: textOf(state.phone),
  email: textOf(state.email),
  mapUrl: textOf(state.mapUrl),
  controller: textOf(state.controller),
  controllerAddress: textOf(state.controllerAddress),
  controllerCvr: textOf(state.controllerCvr),
  officerEmail: textOf(state.officerEmail),
  officerPhone: textOf(state.officerPhone),
})

const textsByLanguage = (value: unknown) => Object.entries(stateOf(value) ?? {})

function serviceFrom(state: State): ServiceValues {
  return {
    topic: textOf(state.topic),
    skill: textOf(state.skill),
    whoMayBook: whoMayBook.find((who) => who === state.whoMayBook) ?? "anyone",
    byMunicipality: state.byMunicipality === true,
    checksIdentity: state.checksIdentity === true,
    active: state.active !== false,
    minutesFirst: numberOf(state.minutesFirst),
    minutesFurther: numberOf(state.minutesFurther),
    largestParty: numberOf(state.largestParty),
    noticeMinutes: numberOf(state.noticeMinutes),
    horizonDays: numberOf(state.horizonDays),
    cutoffHours: numberOf(state.cutoffHours),
    texts: Object.fromEntries(
      textsByLanguage(state.texts).map(([language, value]) => {
        const words = stateOf(value) ?? {}
        const { name, shortName, about, first, atCounter } = words
        return [
          language,
          {
            name: textOf(name),
            shortName: textOf(shortName),
            about: textOf(about),
            first: textOf(first),
            bring: textsOf(words.bring),
            atCounter: textOf(atCounter),
          },
        ]
      }),
    ),
  }
}

function noticeFrom(state: State): NoticeValues {
  return {
    serviceId: textOf(state.serviceId) || null,
    kind: noticeKinds.find((kind) => kind === state.kind) ?? "information",
    firstDay: textOf(state.firstDay),
    lastDay: textOf(state.lastDay),
    texts: Object.fromEntries(textsByLanguage(state.texts).map(([language, text]) => [language, textOf(text)])),
  }
}
