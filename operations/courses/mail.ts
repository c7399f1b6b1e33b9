import type { CourseMail } from "#domain/mail/kinds.ts"
import { addDays, officeDay, officeInstant } from "#domain/time/office-time.ts"
import type { CourseMailDetail, Job } from "#db/queue.ts"

/** The message of an event, queued once: its key is the event. `more` holds ids only, except a coordinator's own words. */
export const courseMail = (kind: CourseMail, signUpId: string, eventId: string, more: CourseMailDetail = {}): Job => ({
  task: "mail-course",
  payload: { kind, signUpId, eventId, ...more },
  key: `course ${eventId}`,
})

export const lapseJob = (runId: string, signUpId: string, runAt: Date): Job => ({
  task: "course-lapse",
  payload: { runId },
  key: `course-offer ${signUpId}`,
  // A little later than its time: the clocks of two machines are not one.
  runAt: new Date(runAt.getTime() + 5_000),
})

const DAY = 24 * 3_600_000

/** A day after a run people are asked how it was and told of their certificates; or soon, when something is marked later than that. */
export const endedJob = (runId: string, endsAt: Date, now: Date): Job => ({
  task: "course-ended",
  payload: { runId },
  key: `run-ended ${runId}`,
  runAt: new Date(Math.max(endsAt.getTime() + DAY, now.getTime() + 60_000)),
})

/** The day before a meeting at this hour of the office's clock, people are reminded. */
const REMINDER_CLOCK = "10:00"

export const reminderJob = (meeting: { id: string; startsAt: Date }): Job => ({
  task: "course-remind",
  payload: { meetingId: meeting.id },
  key: `meeting ${meeting.id}`,
  runAt: officeInstant(addDays(officeDay(meeting.startsAt), -1), REMINDER_CLOCK),
})
