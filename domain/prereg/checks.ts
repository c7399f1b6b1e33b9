import { addDays, addMonthsToDay } from "#domain/time/office-time.ts"
import { ADULT_YEARS, earliestOf, latestOf } from "#domain/time/partial-day.ts"
import { type Block, type Household, type Person, isAdult, spouseOf } from "./household.ts"

export type Contradiction =
  | "born-in-future"
  | "born-too-long-ago"
  | "child-is-adult"
  | "adult-is-child"
  | "contact-is-child"
  | "older-than-parent"
  | "arrival-far"
  | "move-in-before-arrival"
  | "arrival-after-move-in"
  | "move-in-far"
  | "since-in-future"
  | "since-before-birth"
  | "permit-over"
  | "not-married"

/** Nobody is older than this. */
const OLDEST_YEARS = 130
/** A household may write so many days before it arrives, and long after. */
const FARTHEST_DAYS = { ahead: 366, back: 5 * 366 }

const together = new Set(["married", "partnership"])

const yearsBefore = (day: string, years: number) => addMonthsToDay(day, -12 * years)

/**
 * What contradicts itself in the answers of one block, by question, seen together with all that is saved. `household` holds the
 * block's new answers already. Empty when all is well; missing answers are no contradiction.
 */
export function contradictionsOf(household: Household, block: Block, today: string): Record<string, Contradiction> {
  const found: Record<string, Contradiction> = {}
  const { person } = block
  const from = household.parts.from ?? {}
  const to = household.parts.to ?? {}
  switch (block.part) {
    case "person": {
      const { born, permitUntil } = person!.parts.person ?? {}
      if (born) {
        const problem = bornProblem(household, person!, born, today)
        if (problem) found.born = problem
      }
      if (permitUntil && permitUntil < today) found.permitUntil = "permit-over"
      break
    }
    case "from":
      if (from.arrival) {
        if (from.arrival > addDays(today, FARTHEST_DAYS.ahead) || from.arrival < addDays(today, -FARTHEST_DAYS.back))
          found.arrival = "arrival-far"
        else if (to.moveIn && to.moveIn < from.arrival) found.arrival = "arrival-after-move-in"
      }
      break
    case "to":
      if (to.moveIn) {
        if (to.moveIn > addDays(today, FARTHEST_DAYS.ahead) || to.moveIn < addDays(today, -FARTHEST_DAYS.back))
          found.moveIn = "move-in-far"
        else if (from.arrival && to.moveIn < from.arrival) found.moveIn = "move-in-before-arrival"
      }
      break
    case "civil": {
      // Whoever moves with a husband or wife is married, or in a registered partnership.
      const { status } = person!.parts.civil ?? {}
      if (person!.relation === "contact" && spouseOf(household) && status && !together.has(status))
        found.status = "not-married"
      const since = person!.parts.civil?.since
      const born = person!.parts.person?.born
      if (since && since > today) found.since = "since-in-future"
      else if (since && born && since < earliestOf(born)) found.since = "since-before-birth"
      break
    }
    default:
  }
  return found
}

/** Of a birthday of which only part is known, only what is wrong on every day that it can be. */
function bornProblem(household: Household, person: Person, born: string, today: string): Contradiction | null {
  if (earliestOf(born) > today) return "born-in-future"
  if (latestOf(born) < yearsBefore(today, OLDEST_YEARS)) return "born-too-long-ago"
  const adultSince = yearsBefore(today, ADULT_YEARS)
  if (person.relation === "child" && latestOf(born) <= adultSince) return "child-is-adult"
  // Only the contact and the spouse or partner may be a child's parents here.
  const parents = household.people.filter((p) => isAdult(p) && p.relation !== "adult")
  const children = household.people.filter((p) => p.relation === "child")
  const notBefore = (parent: string | undefined, child: string | undefined) =>
    parent && child ? earliestOf(parent) >= latestOf(child) : false
  const bornOf = (p: Person) => p.parts.person?.born
  if (person.relation === "child" && parents.some((p) => notBefore(bornOf(p), born))) return "older-than-parent"
  if (parents.includes(person) && children.some((c) => notBefore(born, bornOf(c)))) return "older-than-parent"
  if (person.relation === "contact" && earliestOf(born) > adultSince) return "contact-is-child"
  if ((person.relation === "spouse" || person.relation === "partner") && earliestOf(born) > adultSince)
    return "adult-is-child"
  return null
}
