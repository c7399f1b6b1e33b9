/**
 * What people are told, by what it is about: "corrected" says the whole visit as it stands after a correction, "asked" that
 * the office cannot keep a time, "offered-instead" the same with another time held, "offered-earlier" that an earlier one is held,
 * "kept-after-all" that a time stands after all, "missed" that nobody came, "released" that later services of a
 * visit could not be given on the day.
 */
export const visitMails = [
  "booked",
  "provisional",
  "moved",
  "corrected",
  "asked",
  "offered-earlier",
  "offered-instead",
  "kept-after-all",
  "missed",
  "released",
  "cancelled",
] as const
export type VisitMail = (typeof visitMails)[number]

export const preregMails = [
  "link",
  "submitted",
  "returned",
  "accepted",
  "refused",
  "withdrawn",
  "late",
  "handed-over",
  "papers",
] as const
export type PreregMail = (typeof preregMails)[number]

export const courseMails = [
  "seated",
  "listed",
  "offered",
  "lapsed",
  "cancelled",
  "removed",
  "run-cancelled",
  "meeting-moved",
  "meeting-cancelled",
  "reminder",
  "message",
  "absent-twice",
  "ended",
] as const
export type CourseMail = (typeof courseMails)[number]

export const benefitMails = ["sent", "registered", "too-late", "forwarded", "undone"] as const
export type BenefitMail = (typeof benefitMails)[number]

export const taxMails = ["received", "incomplete", "forwarded", "confirmed", "undone"] as const
export type TaxMail = (typeof taxMails)[number]

/** What a household's code is for: to confirm its address, or to open it on another device. */
export type PreregCodeFor = "confirm" | "open"
