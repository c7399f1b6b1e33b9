import { type Allowed, may } from "#domain/staff/permissions.ts"
import { ABSENCE_DAYS_AHEAD, isAbsence } from "#domain/staff/rules.ts"
import { addDays } from "#domain/time/office-time.ts"
import type { OfficeChange } from "./changes.ts"
import type { Closure } from "./opening.ts"
import { type Choice, OWN_REASON_LONGEST } from "./proposal.ts"

/** Whoever runs the office may change all of it; reception may say that a counter stands empty, and take that back. */
export function mayMake(who: Allowed, change: OfficeChange, closures: readonly Closure[], today: string): boolean {
  if (may(who, "change-office")) return true
  if (!may(who, "record-absence")) return false
  const closure =
    change.what === "closure"
      ? change
      : change.what === "remove-closure"
        ? closures.find((c) => c.id === change.id)
        : undefined
  return closure !== undefined && isAbsence(closure, today, addDays(today, ABSENCE_DAYS_AHEAD))
}

/** What a change does to people and things that are there. */
export interface Found {
  /** Visits it leaves without an open, staffed counter, and the time that each could move to. */
  hits: readonly { startsAt: Date; proposal: Date | null }[]
  /** How many course meetings lie in it. */
  meetings: number
  /** Later days whose own roster the change takes the place of. */
  replaces: readonly string[]
  /** The mark of the list, so that nobody decides about another one than they saw. */
  plan: string
}

export interface Decided {
  plan: string
  /** One for each hit, in the order of the list. */
  choices: readonly Choice[]
  why: { reason: string; own: Readonly<Record<string, string>> }
}

export type Undecided = "visits-hit" | "meetings-hit" | "visitor-reason-missing" | "sure"

/** What must be asked before the change is made; null when everything has been answered, about exactly this list. */
export function undecided(
  change: OfficeChange,
  found: Found,
  decided: Decided | null,
  sure: boolean,
): Undecided | null {
  if (found.hits.length + found.meetings === 0) {
    const removes = change.what.startsWith("remove-") || found.replaces.length > 0
    return removes && !sure ? "sure" : null
  }
  const what = found.hits.length > 0 ? "visits-hit" : "meetings-hit"
  if (decided === null || decided.plan !== found.plan || decided.choices.length < found.hits.length) return what
  const { choices, why } = decided
  if (found.hits.some((hit, i) => choices[i] === "offer" && !hit.proposal)) return what
  const told = found.hits.some(
    (hit, i) => choices[i] === "ask" || (choices[i] === "offer" && hit.proposal?.getTime() !== hit.startsAt.getTime()),
  )
  return told && why.reason === "own" && !inEveryLanguage(why.own) ? "visitor-reason-missing" : null
}

/** Own words go out in each visitor's language: all are there, and none is too long. */
function inEveryLanguage(own: Readonly<Record<string, string>>): boolean {
  const lengths = Object.values(own).map((text) => text.trim().length)
  return lengths.length >= 2 && lengths.every((n) => n > 0 && n <= OWN_REASON_LONGEST)
}
