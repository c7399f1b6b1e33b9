import { addDays, addHours } from "date-fns"
import type { BenefitState } from "../benefit/registration.ts"
import { linkWorksUntil } from "../booking/rules.ts"
import type { VisitState } from "../booking/states.ts"
import type { SignUpState } from "../courses/seats.ts"
import { keptFrom } from "../prereg/kept.ts"
import type { PreregState } from "../prereg/states.ts"
import type { Term, Terms } from "../retention/policy.ts"
import type { TaxState } from "../taxcard/application.ts"

/**
 * What decides how long a thing is kept, by the state it is stored in: when it came in, when something last happened to it, when it was
 * decided, and when what it is about ends: the visit, a household's visit, the last meeting of a course, a link, the days on a list.
 */
export type KeptFacts = { createdAt: Date; touchedAt: Date; decidedAt: Date | null; endsAt: Date | null } & (
  | { kind: "visit"; state: VisitState }
  | {
      kind: "prereg"
      state: PreregState
      visitState: VisitState | null
      handedOverAt: Date | null
      approved: boolean
    }
  | { kind: "benefit"; state: BenefitState }
  | { kind: "tax-card"; state: TaxState }
  | { kind: "sign-up"; state: SignUpState }
  | { kind: "booking-link" | "waiting" | "plan"; state: string }
)

interface Due {
  term: Term
  since: Date
}

/** The terms that a thing may go by, each with the instant it counts from, as `operations/retention/erase.ts` reckons. */
function dueOf(thing: KeptFacts): Due[] {
  const { createdAt, touchedAt } = thing
  const endsAt = thing.endsAt ?? createdAt
  switch (thing.kind) {
    case "visit":
      return [{ term: "visitDays", since: endsAt }]
    case "prereg": {
      const { visitState, handedOverAt, approved } = thing
      const visit = visitState && thing.endsAt ? { state: visitState, endsAt: thing.endsAt } : null
      const { term, from } = keptFrom(thing, { visit, handedOverAt, approved })
      return [{ term, since: from }]
    }
    case "benefit":
      return [
        { term: "benefitDays", since: touchedAt },
        ...(thing.state === "withdrawn" ? [{ term: "benefitDraftDays" as const, since: createdAt }] : []),
      ]
    case "tax-card":
      return [
        { term: "taxCardOpenDays", since: touchedAt },
        ...(["confirmed", "withdrawn"].includes(thing.state)
          ? [{ term: "taxCardDays" as const, since: touchedAt }]
          : []),
      ]
    case "sign-up":
      return [
        { term: "courseDays", since: endsAt },
        ...(["cancelled", "lapsed"].includes(thing.state)
          ? [{ term: "signUpDraftDays" as const, since: touchedAt }]
          : []),
      ]
    case "booking-link":
      return [{ term: "invitationDays", since: endsAt }]
    case "plan":
      return [{ term: "planDays", since: touchedAt }]
    case "waiting":
      return [{ term: "draftHours", since: endsAt }]
  }
}

/** The instant from which a thing may be erased, by whichever of its terms ends first; what is due is looked for every hour. */
export function goesAt(thing: KeptFacts, terms: Terms): Date {
  const days = dueOf(thing).map(({ term, since }) =>
    term === "draftHours" ? addHours(since, terms[term]) : addDays(since, terms[term]),
  )
  return days.reduce((first, day) => (day < first ? day : first))
}

/** Whether a thing has a page that opens now: a visit's ends some time after it, and a tax-card application has none. */
export function opensNow(thing: KeptFacts, now: Date): boolean {
  if (thing.kind !== "visit") return thing.kind !== "tax-card"
  return linkWorksUntil({ state: thing.state, endsAt: thing.endsAt ?? thing.createdAt }) >= now
}
