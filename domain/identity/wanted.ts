import { type Household, type Person, citizenshipOf } from "#domain/prereg/household.ts"
import { paperKeysOf } from "#domain/prereg/papers.ts"
import type { Said } from "./agreement.ts"
import { type RegistrationPaper, isRegistrationPaper } from "./requirements.ts"

/** A paper of a person's registration, and the state that most likely issued it; "" where it is not known. */
export interface WantedPaper {
  paper: RegistrationPaper
  state: string
}

/** Papers that are Danish by what they are. */
const danish: ReadonlySet<RegistrationPaper> = new Set<RegistrationPaper>([
  "permit",
  "withdrawal",
  "address",
  "earlier-number",
])

/**
 * The papers that the registration of one person rests on, in the order of the pre-registration, and those that somebody added. Without
 * a pre-registration: where the person lives.
 */
export function wantedPapers(
  whose: { household: Household; person: Person } | null,
  added: readonly RegistrationPaper[],
): WantedPaper[] {
  const own = whose ? paperKeysOf(whose.household, whose.person).filter(isRegistrationPaper) : (["address"] as const)
  return [...new Set<RegistrationPaper>([...own, ...added])].map((paper) => ({ paper, state: issuedBy(paper, whose) }))
}

function issuedBy(paper: RegistrationPaper, whose: { household: Household; person: Person } | null): string {
  if (danish.has(paper)) return "DK"
  if (!whose) return ""
  if (paper === "birth") return whose.person.parts.person?.birthCountry ?? ""
  if (paper === "home-number") return citizenshipOf(whose.person)
  return whose.household.parts.from?.country ?? ""
}

/** What the household said of a person; `number` is the sealed number of the passport, opened for this. */
export function saidOf(person: Person | null, number: string): Said {
  const own = person?.parts.person ?? {}
  return {
    name: own.passportName ?? "",
    born: own.born ?? "",
    sex: own.sex ?? "",
    citizenship: own.citizenship ?? "",
    otherCitizenship: person?.parts.belonging?.otherCitizenship ?? "",
    number,
  }
}
