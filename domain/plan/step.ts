import { isDay } from "#domain/time/office-time.ts"
import type { Basis } from "./basis.ts"

export const stepKeys = [
  "u2",
  "permit",
  "eu-residence",
  "cpr",
  "tax-card",
  "residence-card",
  "health-card",
  "digital",
  "short-work",
  "commuter-tax",
  "commuter-health",
  "birth",
] as const
export type StepKey = (typeof stepKeys)[number]
/** The day, "YYYY-MM-DD", on which each step was done that somebody has ticked. */
export type Done = { readonly [Key in StepKey]?: string }

export const isStepKey = (key: string): key is StepKey => stepKeys.some((known) => known === key)

/** Ticks out of something of unknown origin; null for anything else. */
export function doneFrom(given: unknown): Done | null {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return null
  const entries = Object.entries(given)
  const fits = ([key, day]: [string, unknown]) => isStepKey(key) && typeof day === "string" && isDay(day)
  return entries.every(fits) ? Object.fromEntries(entries) : null
}
/**
 * Who deals with it: this office, SIRI's counters in it, SIRI elsewhere, the Danish Immigration Service, the municipality's
 * own citizen service, the Danish Tax Agency.
 */
export type Handler = "office" | "siri-here" | "siri" | "immigration" | "own" | "own-benefit" | "tax-agency"
/** The first day it can be done, or what must come before it. */
export type When =
  | { kind: "now" }
  | { kind: "day"; day: string }
  | { kind: "same-visit" }
  | { kind: "after-cpr" }
  | { kind: "weeks-after-cpr"; least: number; most: number }
  /** Comes by post from one day to another. */
  | { kind: "between"; from: string; until: string }
  | { kind: "after-birth" }
  | { kind: "after-home" }
  | { kind: "after-document" }
  | { kind: "after-permit" }
  | { kind: "when-you-work" }
export type Why =
  | "free-stay"
  | "job-seeker-stay"
  | "home-and-arrival"
  | "home-and-permit"
  | "home-and-document"
  | "first-day-at-work"
  | "u2-days"
export interface Deadline {
  day: string
  why: Why
  /** The day its reason counts from. */
  from: string
  /** Days left; negative when it has passed. */
  daysLeft: number
  state: "overdue" | "soon" | "ahead"
}
export type Act = { kind: "book"; services: string[] } | { kind: "link"; to: "siri" | "tax" | "sweden" | "birth" }
export type Note =
  | "earlier-number"
  | "earlier-number-document"
  | "own-service"
  | "own-exception"
  | "tax-online"
  | "tax-form"
  | "tax-late"
  | "everyone-comes"
  | "right-or-duty"
  | "permit-days"
  | "one-visit"
  | "u2-days"
  | "u2-late"
  | "for-partner"
  | "partner-family"
  | "you-family"
  | "you-family-dane"
  | "ask-first"
  | "dane-home"
  | "dane-family"
  | "dane-child-benefit"
  | "university"
  | "birth-unmarried"
  | "birth-married"
  | "birth-eu"
  | "birth-siri"
  | "birth-withdrawal"
  | "birth-immigration"
  | "children-15-card"
  | "children-15-post"
export interface Step {
  key: StepKey
  when: When
  deadline: Deadline | null
  /** Null for what comes by itself. */
  handler: Handler | null
  act: Act | null
  notes: Note[]
  /** The first day one may send the pre-registration, while it is ahead; else null. */
  applyFrom: string | null
  /** Of a permit: what it rests on, where that was asked. */
  basis: Basis | null
  /** The day on which it was done, where somebody has ticked it. */
  done: string | null
}
export type EventKind = "arrival" | "today" | "move-in" | "job-start"
export type Entry =
  { is: "step"; number: number; step: Step } | { is: "event"; kind: EventKind; day: string; past: boolean }

/** The day a step begins, or was done, where that is known. */
export function beginsOn(step: Pick<Step, "when" | "done">, today: string): string | null {
  const { when, done } = step
  if (done) return done
  if (when.kind === "between") return when.from > today ? when.from : today
  return when.kind === "now" ? today : when.kind === "day" ? when.day : null
}
