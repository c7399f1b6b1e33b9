import type { Job } from "#db/booking/writes.ts"

/** What a person is told of a sign-up. */
export const courseMails = [
  "seated",
  "listed",
  "offered",
  "lapsed",
  "cancelled",
  "run-cancelled",
  "meeting-moved",
  "meeting-cancelled",
  "reminder",
  "message",
  "absent-twice",
  "ended",
] as const
export type CourseMail = (typeof courseMails)[number]

/** The message of an event, queued once: its key is the event. `more` holds ids only, except a coordinator's own words. */
export const courseMail = (
  kind: CourseMail,
  signUpId: string,
  eventId: string,
  more: Record<string, string> = {},
): Job => ({
  task: "mail-course",
  payload: { kind, signUpId, eventId, ...more },
  key: `course ${eventId}`,
})

export const lapseJob = (runId: string, signUpId: string, runAt: Date): Job => ({
  task: "course-lapse",
  payload: { runId },
  key: `course-offer ${signUpId}`,
  runAt,
})
