import { type Answers, answersFrom } from "#domain/plan/answers.ts"
import { isDay } from "#domain/time/office-time.ts"
import { type Household, childrenOf, citizenshipOf, yearsOf } from "./household.ts"

/**
 * The answers of a plan, as a household gave them in its pre-registration; null where they make none. Nothing in them says who somebody
 * is. Days of work, permit and PD U2 are not asked there.
 */
export function planAnswersOf(household: Household, today: string): Answers | null {
  const [first] = household.people
  const { contact, from, to } = household.parts
  if (!first) return null
  const partner = household.people.find(({ relation }) => relation === "spouse" || relation === "partner")
  const ages = childrenOf(household).map((child) => yearsOf(child, today) ?? 0)
  const day = (text: string | undefined) => (text && isDay(text) ? text : null)
  return answersFrom({
    country: citizenshipOf(first),
    purpose: contact?.purpose,
    partner: partner ? citizenshipOf(partner) : null,
    children: ages.filter((years) => years < 15).length,
    older: ages.filter((years) => years >= 15 && years < 18).length,
    municipality: to?.municipality,
    residence: contact?.purpose === "study" ? (to?.residence ?? null) : null,
    earlierNumber: household.people.some((person) => person.parts.person?.earlier === "yes"),
    arrival: day(from?.arrival),
    moveIn: day(to?.moveIn),
    jobStart: null,
    u2: null,
    permit: null,
    basis: null,
    birth: false,
    done: {},
  })
}
