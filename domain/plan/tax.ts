import { addDays, addMonthsToDay } from "#domain/time/office-time.ts"
import { type Case, latest, nothing, only } from "./case.ts"
import type { Step } from "./step.ts"

/**
 * The tax card (TAX2, TAX4). TastSelv wants the CPR registration first and answers within days; the form wants none and takes weeks.
 * The one that is there before the first day at work is advised, or else the faster one. `registers` is null where nobody registers.
 */
export function taxStep(
  { answers, rules, today, when, by }: Case,
  key: "tax-card" | "short-work" | "commuter-tax",
  registers: string | null,
): Step {
  const { jobStart } = answers
  const soonest = jobStart === null ? today : latest(today, addMonthsToDay(jobStart, -rules.taxCardMonths))
  const byForm = addDays(soonest, rules.taxFormWeeks * 7)
  const online = registers === null ? null : addDays(latest(registers, soonest), rules.tastSelvDays)
  const inTime = (day: string) => jobStart === null || day < jobStart
  const isOnline = key === "tax-card" && (jobStart === null || (online !== null && (inTime(online) || online < byForm)))
  return {
    ...nothing,
    key,
    when: jobStart === null ? { kind: "when-you-work" } : when(isOnline ? latest(registers, soonest) : soonest),
    deadline: jobStart === null ? null : by(jobStart, "first-day-at-work", jobStart),
    handler: "tax-agency",
    act: { kind: "link", to: "tax" },
    notes: [isOnline ? "tax-online" : "tax-form", ...only("tax-late", !inTime(isOnline ? online! : byForm))],
  }
}
