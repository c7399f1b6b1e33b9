import type { BenefitState } from "../benefit/registration.ts"
import type { VisitState } from "../booking/states.ts"
import type { SignUpState } from "../courses/seats.ts"
import type { MailSubject } from "../mail/subjects.ts"
import type { PreregState } from "../prereg/states.ts"
import type { Hit } from "../search/people.ts"
import { type Allowed, type Permission, may } from "../staff/permissions.ts"
import type { TaxState } from "../taxcard/application.ts"
import { daysBetween, officeDay } from "../time/office-time.ts"
import { isLate } from "./attention.ts"

/** One thing that the portal has of somebody, as far as a search, a person's card and their likely next act need it. */
interface Common extends Hit {
  /** Empty where it has none. */
  reference: string
  name: string
  people: number
  /** A message about it did not arrive. */
  failed: boolean
}
interface Kinds {
  /** `asked`: the office cannot keep its time, and has asked for another. */
  visit: { state: VisitState; asked: boolean }
  prereg: { state: PreregState; visitId: string | null }
  benefit: { state: BenefitState; formDate: string }
  "tax-card": { state: TaxState }
  /** `titles`: the course's, by language. */
  "sign-up": { state: SignUpState; runId: string; titles: Readonly<Record<string, string>> }
  "booking-link": { state: "open" | "taken-back" | "lapsed" }
}
export type Thing = { [Kind in MailSubject]: Common & { kind: Kind } & Kinds[Kind] }[MailSubject]

/** What lets somebody know that a thing of a kind is there; what they may not see is not found. */
const seenWith: Readonly<Record<MailSubject, Permission>> = {
  visit: "see-calendar",
  prereg: "see-prereg",
  benefit: "read-benefit",
  "tax-card": "read-tax-cards",
  "sign-up": "attend-courses",
  "booking-link": "book-for-others",
}
export const kindsSeen = (who: Allowed): MailSubject[] =>
  (Object.keys(seenWith) as MailSubject[]).filter((kind) => may(who, seenWith[kind]))

/**
 * What is likely to come next with a person, the most pressing first, and the right it takes to do it; null for what is only to be
 * known. A card shows the first one large.
 */
const steps = {
  finish: "serve-visits",
  "call-in": "serve-visits",
  late: "serve-visits",
  expected: "serve-visits",
  "provisional-today": "change-visits",
  undelivered: "see-calendar",
  "choose-time": "change-visits",
  "register-benefit": "serve-benefit",
  review: "review-prereg",
  forward: "serve-tax-cards",
  "papers-missing": null,
  answers: null,
  "book-accepted": "book-for-others",
  "book-again": "book-for-others",
  "seat-offered": null,
  coming: null,
} as const satisfies Record<string, Permission | null>
export type Step = keyof typeof steps
export const stepNames = Object.keys(steps) as Step[]
export interface Next<T extends Thing = Thing> {
  step: Step
  thing: T
}

/** Who missed a visit is booked again for so many days; then they have gone another way. */
export const MISSED_DAYS = 14

/** What can be done about a person's things by somebody, the most pressing first; nothing is left out but what another must do. */
export function nextFor(things: readonly Thing[], who: Allowed, now: Date): Next[] {
  const all = things.flatMap((thing): Next[] => [
    ...(thing.failed ? [{ step: "undelivered" as const, thing }] : []),
    ...[stepOf(thing, things, now)].flatMap((step) => (step ? [{ step, thing }] : [])),
  ])
  return all
    .filter(({ step }) => {
      const right = steps[step]
      return right === null || may(who, right)
    })
    .toSorted(
      (a, b) => stepNames.indexOf(a.step) - stepNames.indexOf(b.step) || a.thing.at.getTime() - b.thing.at.getTime(),
    )
}

function stepOf(thing: Thing, all: readonly Thing[], now: Date): Step | null {
  switch (thing.kind) {
    case "visit":
      return stepOfVisit(thing, all, now)
    case "prereg":
      if (thing.state === "submitted") return "review"
      if (thing.state === "returned") return "answers"
      return thing.state === "accepted" && !isExpected(all, now) ? "book-accepted" : null
    case "benefit":
      return thing.state === "sent" ? "register-benefit" : null
    case "tax-card":
      return thing.state === "received" ? "forward" : thing.state === "incomplete" ? "papers-missing" : null
    case "sign-up":
      return thing.state === "offered" ? "seat-offered" : thing.state === "seated" && thing.at > now ? "coming" : null
    case "booking-link":
      return null
  }
}

function stepOfVisit(visit: Thing & { kind: "visit" }, all: readonly Thing[], now: Date): Step | null {
  const today = officeDay(now)
  const day = officeDay(visit.at)
  if (day === today) {
    if (visit.state === "serving") return "finish"
    if (visit.state === "arrived") return "call-in"
    if (visit.state === "booked") return isLate({ state: visit.state, startsAt: visit.at }, now) ? "late" : "expected"
    if (visit.state === "provisional") return "provisional-today"
  }
  if (visit.state === "missed" && daysBetween(day, today) <= MISSED_DAYS && !isExpected(all, now)) return "book-again"
  if (day <= today || (visit.state !== "booked" && visit.state !== "provisional")) return null
  return visit.asked ? "choose-time" : "coming"
}

/** Whether somebody has a visit that is still to come or goes on. */
const isExpected = (things: readonly Thing[], now: Date): boolean =>
  things.some(
    (other) =>
      other.kind === "visit" &&
      ["provisional", "booked", "arrived", "serving"].includes(other.state) &&
      officeDay(other.at) >= officeDay(now),
  )
