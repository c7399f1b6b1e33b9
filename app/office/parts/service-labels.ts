import type { ServiceWords } from "#domain/office/service-change.ts"
import type { ServiceNumber } from "#domain/office/service-numbers.ts"

/** What the fields of a service are called, by their texts in `office:services`: the form and the history say the same. */
export const numberLabels = [
  ["minutesFirst", "first"],
  ["minutesFurther", "further"],
  ["largestParty", "largest"],
  ["noticeMinutes", "notice"],
  ["horizonDays", "horizon"],
  ["cutoffHours", "cutoff"],
] as const satisfies readonly (readonly [ServiceNumber, string])[]

export const wordLabels = {
  name: "name",
  shortName: "shortName",
  about: "about",
  first: "before",
  bring: "bring",
  atCounter: "atCounter",
} as const satisfies Record<keyof ServiceWords, string>
