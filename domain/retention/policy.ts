/**
 * What is kept, why, and for how long. Every table is named here: with the days after which its rows go, or as holding no
 * personal data. The nightly job erases by it, and a check compares it with the schema.
 */
export const keptFor = {
  /** Answers of a booking that was not finished, after the last touch; so are held times that lapsed. */
  draftHours: 24,
  /** A visit, with its people, events and notes, after it ended or would have taken place. */
  visitDays: 30,
  /** Sign-ins that are over. */
  sessionDays: 30,
  /** Messages that could not be sent, after the last try. */
  deadJobDays: 14,
  /** Mail caught by the demonstration. */
  caughtMailDays: 7,
} as const

export const tables: Record<
  string,
  { purpose: string; goes: keyof typeof keptFor | "with-visit" | "with-account" | "no-personal-data" | "never" }
> = {
  booking_draft: { purpose: "finishing a booking", goes: "draftHours" },
  visit: { purpose: "keeping the appointment", goes: "visitDays" },
  leg: { purpose: "keeping the appointment", goes: "with-visit" },
  visit_event: { purpose: "showing who did what with a visit", goes: "with-visit" },
  visit_note: { purpose: "preparing a visit", goes: "with-visit" },
  staff_account: { purpose: "signing in staff", goes: "with-account" },
  staff_session: { purpose: "signing in staff", goes: "sessionDays" },
  audit_entry: { purpose: "showing who opened what; names accounts by number only", goes: "never" },
  rate_limit: { purpose: "bounding attempts; keys are keyed hashes", goes: "no-personal-data" },
  caught_mail: { purpose: "showing the demonstration's mail", goes: "caughtMailDays" },
  site: { purpose: "the office", goes: "no-personal-data" },
  counter: { purpose: "the office", goes: "no-personal-data" },
  service: { purpose: "the office", goes: "no-personal-data" },
  service_text: { purpose: "the office", goes: "no-personal-data" },
  opening_series: { purpose: "the office", goes: "no-personal-data" },
  opening_hours: { purpose: "the office", goes: "no-personal-data" },
  opening_exception: { purpose: "the office", goes: "no-personal-data" },
  closure: { purpose: "the office", goes: "no-personal-data" },
  roster_shift: { purpose: "who stands at a counter", goes: "with-account" },
  municipality: { purpose: "telling where somebody registers", goes: "no-personal-data" },
  municipality_term: { purpose: "telling where somebody registers", goes: "no-personal-data" },
  municipality_exception: { purpose: "telling where somebody registers", goes: "no-personal-data" },
  office_change: { purpose: "the history of the office", goes: "never" },
}
