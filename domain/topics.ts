/**
 * What an announcement is about, so that open pages know whether it concerns them: a day of the calendar, the queue of the hall, a list of cases or of
 * messages that did not arrive, or everything, where opening hours, counters or the roster changed or news may have been missed.
 */
export type Topic =
  `day ${string}` | "queue" | "courses" | "prereg" | "identity" | "benefit" | "tax-card" | "undelivered" | "everything"

/** `day`: "YYYY-MM-DD". */
export const dayTopic = (day: string): Topic => `day ${day}`

export const isAbout = (topics: readonly Topic[], wanted: Topic): boolean =>
  topics.includes("everything") || topics.includes(wanted)
