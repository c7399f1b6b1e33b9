import type { Answers } from "./answers.ts"
import { byEuRules, byWithdrawal } from "./basis.ts"
import { groupOf } from "./countries.ts"

/**
 * What a person's stay rests on, by that person's own citizenship and by whose family it is. `eu-family` follows from an EU, EEA or
 * Swiss citizen in the household (facts § 3.2, SIRI-F) and needs no permit; `ask-first` is the family of a Nordic citizen, who
 * asks the authorities (nyidanmark.dk) which of the two it is; `withdrawal` is a right that lasts from before the United Kingdom left
 * the EU (facts-2 § A, F2).
 */
export type Track = "nordic" | "eu" | "eu-family" | "permit" | "ask-first" | "withdrawal"

export interface Tracks {
  you: Track
  partner: Track | null
}

/** The tracks of the two grown-ups of a plan. Children follow the parent who writes. */
export function tracksOf(answers: Answers): Tracks {
  const you = groupOf(answers.country)
  const partner = answers.partner === null ? null : groupOf(answers.partner)
  return {
    you: you !== "other" ? you : outsideTheEu(answers, partner),
    partner:
      partner === null || partner !== "other"
        ? partner
        : you === "eu"
          ? "eu-family"
          : you === "nordic"
            ? "ask-first"
            : "permit",
  }
}

/** Where it was not asked whom family joins, an EU citizen who moves along tells. */
function outsideTheEu({ basis, purpose }: Answers, partner: ReturnType<typeof groupOf> | null): Track {
  if (basis === null) return partner === "eu" && purpose === "family" ? "eu-family" : "permit"
  return byWithdrawal(basis) ? "withdrawal" : byEuRules(basis) ? "eu-family" : "permit"
}

/** Whether SIRI's EU residence document is this track's first step. */
export const wantsDocument = (track: Track | null): boolean => track === "eu" || track === "eu-family"
/** Whether a permit is, or may be. */
export const wantsPermit = (track: Track | null): boolean =>
  track === "permit" || track === "ask-first" || track === "withdrawal"
