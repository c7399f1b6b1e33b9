import { groupOf } from "#domain/plan/countries.ts"
import { latestOf } from "#domain/time/partial-day.ts"
import { type Condition, type Part, type Relation, conditions } from "./questions.ts"

/** A part's answers by question: texts, codes, days "YYYY-MM-DD"; several codes with commas between. */
export type PartAnswers = Record<string, string>
/** Stands in a part for an answer that is kept sealed, apart. */
export const SEALED = "•"

export interface Person {
  id: string
  relation: Relation
  /** Given when the person is added, from 1, and never again to another one. */
  position: number
  /** Which of its relation it is, in the order they were added, from 1. */
  nth: number
  parts: Partial<Record<Part, PartAnswers>>
}
export interface Household {
  parts: Partial<Record<Part, PartAnswers>>
  /** In the order they were added; the first is the contact. */
  people: Person[]
}

export const MOST_PEOPLE = 9

/** One part of one person, or of the household: what is saved, and can clash, as a whole. */
export interface Block {
  part: Part
  person: Person | null
}

export const isAdult = (person: Person) => person.relation !== "child"
export const adultsOf = (household: Household) => household.people.filter(isAdult)
export const childrenOf = (household: Household) => household.people.filter((p) => !isAdult(p))
export const spouseOf = (household: Household) => household.people.find((p) => p.relation === "spouse") ?? null

export function answersOf(household: Household, block: Block): PartAnswers {
  return (block.person ?? household).parts[block.part] ?? {}
}

/** Whole years of age on a day, the fewest where only part of the birthday is known; null before it is known, or has been. */
export function yearsOf(person: Person, today: string): number | null {
  const given = person.parts.person?.born
  const born = given && latestOf(given)
  if (!born || born > today) return null
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0)
}

export const citizenshipOf = (person: Person): string => person.parts.person?.citizenship ?? ""

const family: ReadonlySet<Relation> = new Set<Relation>(["contact", "spouse", "partner", "child"])

/**
 * The EU, EEA or Swiss citizen whose family member a citizen of another country is: such a person's right to live here follows
 * from that one's (facts § 3.2, SIRI-F), and needs no permit. Null for everybody else, and while citizenships are not known.
 */
export function euSponsorOf(household: Household, person: Person): Person | null {
  if (citizenshipOf(person) !== "" && groupOf(citizenshipOf(person)) !== "other") return null
  if (!family.has(person.relation)) return null
  return (
    household.people.find(
      (p) =>
        p.id !== person.id &&
        isAdult(p) &&
        p.relation !== "adult" &&
        citizenshipOf(p) !== "" &&
        groupOf(citizenshipOf(p)) === "eu",
    ) ?? null
  )
}

/** Whether an answer of the same page lets a question be asked. */
export function holds(condition: Condition, answers: PartAnswers): boolean {
  const { question, is } = conditions[condition]
  const given = answers[question]
  if (!given) return false
  // Danish citizens have a Danish number or none; the other Nordic countries' own number stands in for the passport's.
  if (is === "nordic") return given !== "DK" && groupOf(given) === "nordic"
  if (is === "not-nordic") return groupOf(given) !== "nordic"
  if (is === "other") return groupOf(given) === "other"
  return (is as readonly string[]).includes(given)
}
