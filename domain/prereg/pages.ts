import { groupOf } from "#domain/plan/countries.ts"
import {
  type Block,
  type Household,
  type Person,
  adultsOf,
  answersOf,
  childrenOf,
  citizenshipOf,
  euSponsorOf,
  holds,
  spouseOf,
} from "./household.ts"
import { answersFor } from "#domain/plan/readiness.ts"
import { paperKeysOf } from "./papers.ts"
import { type Part, type Question, questions } from "./questions.ts"

/**
 * The questions of a part for this person, before anything on its own page is answered. `residences` are the student residences
 * that decide in the chosen municipality.
 */
export function questionsFor(household: Household, block: Block, residences: readonly string[] = []): Question[] {
  if (block.part === "papers")
    return paperKeysOf(household, block.person!).map((paper) => ({
      name: paper,
      kind: "choice" as const,
      required: false,
      options: answersFor(paper),
    }))
  return questions[block.part].filter((question) => {
    switch (question.concerns) {
      case undefined:
      case "everyone":
        return true
      case "child":
        return block.person?.relation === "child"
      case "from-nordic":
        return household.people.some((p) => groupOf(citizenshipOf(p)) === "nordic" && citizenshipOf(p) !== "")
      case "student-residence":
        return household.parts.contact?.purpose === "study" && residences.length > 0
      // The right of an EU citizen's family follows from that citizen's, and rests on no permit.
      case "no-eu-sponsor":
        return block.person === null || euSponsorOf(household, block.person) === null
      // A couple that moves together is married to each other, once: the spouse is not asked again.
      case "not-the-spouse":
        return block.person?.relation !== "spouse"
      case "spouse-not-here":
        return block.person?.relation !== "spouse" && !(block.person?.relation === "contact" && spouseOf(household))
    }
  })
}

/** The required questions of a block that are not answered. Those that its own answers rule out are not asked. */
export function leftOf(household: Household, block: Block, residences: readonly string[] = []): string[] {
  const answers = answersOf(household, block)
  return questionsFor(household, block, residences)
    .filter((q) => q.required && (!q.shownIf || holds(q.shownIf, answers)) && !answers[q.name])
    .map((q) => q.name)
}

/** A page of the task list: one or more blocks, at most so many fields. `key` is its address. */
export interface Page {
  key: string
  section: "contact" | "people" | "move" | "ties" | "papers"
  blocks: Block[]
}

/** No page asks more than this at once; families with many papers get a second page. */
export const MOST_FIELDS = 10

/** The pages of a household, in the order they are walked. */
export function pagesOf(household: Household): Page[] {
  const one = (part: Part): Block[] => [{ part, person: null }]
  const each = (part: Part, people: readonly Person[]): Block[] => people.map((person) => ({ part, person }))
  const pages: Page[] = [
    { key: "contact", section: "contact", blocks: one("contact") },
    ...household.people.map((person) => ({
      key: `person-${person.position}`,
      section: "people" as const,
      blocks: each("person", [person]),
    })),
    ...packed("belonging", "people", each("belonging", household.people)),
    { key: "from", section: "move", blocks: one("from") },
    { key: "to", section: "move", blocks: one("to") },
    ...packed("civil", "ties", each("civil", adultsOf(household))),
    ...packed("parents", "ties", each("parents", childrenOf(household))),
    ...packed("papers", "papers", each("papers", household.people)),
  ]
  return pages

  function packed(key: string, section: Page["section"], blocks: Block[]): Page[] {
    const made: Page[] = []
    let room = 0
    for (const block of blocks) {
      // What only some answers ask for does not count: it is not there until then.
      const fields = questionsFor(household, block).filter((q) => !q.shownIf).length
      if (fields === 0) continue
      if (made.length === 0 || fields > room) {
        made.push({ key: made.length === 0 ? key : `${key}-${made.length + 1}`, section, blocks: [] })
        room = MOST_FIELDS
      }
      made.at(-1)!.blocks.push(block)
      room -= fields
    }
    return made
  }
}

export type BlockState = { state: "new" } | { state: "left"; left: string[] } | { state: "done" }

/** How far a block has come: not begun, so many questions left, or done. */
export function stateOf(household: Household, block: Block, residences: readonly string[] = []): BlockState {
  if (!(block.person ?? household).parts[block.part]) return { state: "new" }
  const left = leftOf(household, block, residences)
  return left.length > 0 ? { state: "left", left } : { state: "done" }
}
