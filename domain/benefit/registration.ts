import { addDays, addMonthsToDay, daysBetween } from "../time/office-time.ts"
import type { Rules } from "#domain/rules/rules.ts"

/** Months the benefit may be brought for, and for how many the paying institution may extend it to. */
const U2_MONTHS = 3
const U2_MONTHS_MOST = 6

/**
 * The last day to register, `u2Days` from the date on the front of the PD U2 (a rule of that day): calendar days, weekends and holidays
 * counted. Days "YYYY-MM-DD".
 */
export const registerBy = (formDate: string, { u2Days }: Pick<Rules, "u2Days">): string => addDays(formDate, u2Days)

/** Days left on `today` until the last day `by`; 0 is that day, negative is too late. */
export const daysLeft = (by: string, today: string): number => daysBetween(today, by)

/** The last day the benefit can be brought for when nobody extends it. */
export const endsBy = (firstDay: string): string => addDays(addMonthsToDay(firstDay, U2_MONTHS), -1)

/** Countries a PD U2 can come from: EU, EEA and Switzerland without Denmark (STAR1). */
export const U2_COUNTRIES = [
  "AT",
  "BE",
  "BG",
  "CH",
  "CY",
  "CZ",
  "DE",
  "EE",
  "ES",
  "FI",
  "FR",
  "GR",
  "HR",
  "HU",
  "IE",
  "IS",
  "IT",
  "LI",
  "LT",
  "LU",
  "LV",
  "MT",
  "NL",
  "NO",
  "PL",
  "PT",
  "RO",
  "SE",
  "SI",
  "SK",
] as const

/** `unconfirmed` waits for the code sent to the address; `sent` for the office. A slip of the desk goes back the way it came. */
export const benefitMoves = {
  unconfirmed: ["sent", "withdrawn"],
  sent: ["registered", "too-late", "forwarded", "withdrawn"],
  "too-late": ["registered", "forwarded", "withdrawn"],
  registered: ["ended"],
  forwarded: ["ended"],
  ended: [],
  withdrawn: [],
} as const satisfies Record<string, readonly string[]>
export type BenefitState = keyof typeof benefitMoves
export const benefitStates = Object.keys(benefitMoves) as [BenefitState, ...BenefitState[]]
export const mayBenefitBecome = (from: BenefitState, to: BenefitState): boolean =>
  (benefitMoves[from] as readonly BenefitState[]).includes(to)

/** What the institution at home is told on a form U3. */
export const u3Events = ["work", "not-at-meeting", "not-available", "left", "other"] as const
export type U3Event = (typeof u3Events)[number]

/** How long before its date a form may be sent in: people plan before they leave, and book a visit for the first days. */
const U2_MONTHS_AHEAD = 3

/** When a date on the form cannot be: no form is good for longer than the longest stay, and none is planned with years before. */
export function formDateProblem(formDate: string, today: string): "form-date-far" | "form-date-old" | null {
  if (formDate > addMonthsToDay(today, U2_MONTHS_AHEAD)) return "form-date-far"
  return formDate < addMonthsToDay(today, -U2_MONTHS_MOST) ? "form-date-old" : null
}

/**
 * The state that what staff did last is taken back to, out of everything that happened in its order; null when there is nothing to
 * take back. What was taken back already does not count.
 */
export function stateBefore(happened: readonly string[]): BenefitState | null {
  const states: BenefitState[] = ["sent"]
  for (const kind of happened) {
    if (kind === "undone") states.pop()
    else if (staffStates.includes(kind)) states.push(kind as BenefitState)
  }
  return states.length > 1 ? states.at(-2)! : null
}
const staffStates: readonly string[] = ["registered", "too-late", "forwarded", "ended"] satisfies BenefitState[]
