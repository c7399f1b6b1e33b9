import { type WhereToGo } from "#domain/office/municipality.ts"
import { groupOf } from "#domain/plan/countries.ts"
import type { Rules } from "#domain/rules/rules.ts"
import { addDays, daysBetween } from "#domain/time/office-time.ts"
import { type Household, type Person, childrenOf, citizenshipOf } from "./household.ts"
import { papersOf } from "./papers.ts"

/** What the rules found in a household, for staff. `ok` is a word of comfort, `look` wants a person's eye, `stop` goes another way. */
export interface Finding {
  about: "address" | "arrival" | "stay" | "person" | "papers"
  kind:
    | "served-here"
    | "served-elsewhere"
    | "address-found"
    | "address-not-found"
    | "notified-in-time"
    | "notified-late"
    | "not-moved-in"
    | "stay-long"
    | "stay-short"
    | "earlier-number"
    | "consent-missing"
    | "permit-ends"
  level: "ok" | "look" | "stop"
  person: Person | null
  /** A number of days, where the kind has one. */
  days: number | null
}

export interface Surroundings {
  served: WhereToGo
  /** Whether the address register knows the address; null where nobody was asked. */
  addressKnown: boolean | null
  /** The day the household sent it in, of the office's calendar. */
  sent: string
  /** The rules of that day. */
  rules: Rules
}

/**
 * What the rules found. Partner and exceptions: the office's dated municipalities. Five days: CPR Act § 16 (CPR8, CPR9). More
 * than three months: CPR1. An earlier number: the other track, never a second number (AAR1, NYI-ADM). Consent: AAR2, SF1.
 */
export function findingsOf(household: Household, around: Surroundings): Finding[] {
  const { registerDays, shortStayMonths } = around.rules
  const found: Finding[] = []
  const say = (finding: Omit<Finding, "person" | "days"> & Partial<Finding>) =>
    found.push({ person: null, days: null, ...finding })
  say(
    around.served.goes === "here"
      ? { about: "address", kind: "served-here", level: "ok" }
      : { about: "address", kind: "served-elsewhere", level: "stop" },
  )
  if (around.addressKnown !== null)
    say(
      around.addressKnown
        ? { about: "address", kind: "address-found", level: "ok" }
        : { about: "address", kind: "address-not-found", level: "look" },
    )
  const met = conditionsMet(household)
  if (met !== null) {
    const late = daysBetween(addDays(met, registerDays), around.sent)
    if (met > around.sent)
      say({ about: "arrival", kind: "not-moved-in", level: "look", days: daysBetween(around.sent, met) })
    else if (late > 0) say({ about: "arrival", kind: "notified-late", level: "look", days: late })
    else say({ about: "arrival", kind: "notified-in-time", level: "ok", days: registerDays })
  }
  const stay = household.parts.contact?.stay
  if (stay)
    say(
      stay === "under-3"
        ? { about: "stay", kind: "stay-short", level: "stop", days: shortStayMonths }
        : { about: "stay", kind: "stay-long", level: "ok", days: shortStayMonths },
    )
  for (const person of household.people) {
    const answers = person.parts.person ?? {}
    if (answers.earlier === "yes") say({ about: "person", kind: "earlier-number", level: "stop", person })
    if (answers.permitUntil && groupOf(citizenshipOf(person)) === "other") {
      const days = daysBetween(around.sent, answers.permitUntil)
      if (days < around.rules.permitLeftDays) say({ about: "person", kind: "permit-ends", level: "look", person, days })
    }
  }
  for (const child of childrenOf(household)) {
    const consent = papersOf(household, child, around.rules).find((p) => p.paper === "consent")
    if (consent && consent.readiness !== "ready")
      say({ about: "papers", kind: "consent-missing", level: "look", person: child })
  }
  return found
}

/** The first day on which the household has both arrived and moved in; null while a date is missing. */
export function conditionsMet(household: Household): string | null {
  const arrival = household.parts.from?.arrival
  const moveIn = household.parts.to?.moveIn
  return arrival && moveIn ? (arrival > moveIn ? arrival : moveIn) : null
}

/** The last day to notify, from when the conditions are met; null while a date is missing. */
export function notifyBy(household: Household, { registerDays }: Pick<Rules, "registerDays">): string | null {
  const met = conditionsMet(household)
  return met && addDays(met, registerDays)
}

/** Whether somebody has had a Danish number before: the household goes the other track. */
export const hasEarlierNumber = (household: Household) =>
  household.people.some((p) => p.parts.person?.earlier === "yes")
