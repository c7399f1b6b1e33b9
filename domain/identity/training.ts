import { addDays } from "#domain/time/office-time.ts"

/** What staff are trained in (executive order on civil registration § 1(7) no. 2): to check, to look a second time, to supervise. */
export const trainingSubjects = ["check", "second-look", "supervision"] as const
export type TrainingSubject = (typeof trainingSubjects)[number]
export const isTrainingSubject = (text: string): text is TrainingSubject =>
  (trainingSubjects as readonly string[]).includes(text)

/** A course somebody has passed. Days of the office, the last one included. */
export interface Training {
  staffId: string
  subject: TrainingSubject
  passedOn: string
  validUntil: string
  /** The day it was taken back; null where it was not. */
  endedOn: string | null
}

/** The last day on which somebody's training holds, of what has begun by `today`; null where they have none. */
export function trainedUntil(
  trainings: readonly Training[],
  staffId: string,
  subject: TrainingSubject,
  today: string,
): string | null {
  const days = trainings
    .filter((one) => one.staffId === staffId && one.subject === subject && one.passedOn <= today)
    .map((one) => (one.endedOn !== null && one.endedOn <= one.validUntil ? addDays(one.endedOn, -1) : one.validUntil))
  return days.toSorted().at(-1) ?? null
}

/** Whether it holds on a day: from its first moment to its last, by the office's clock. */
export function isTrained(
  trainings: readonly Training[],
  staffId: string,
  subject: TrainingSubject,
  today: string,
): boolean {
  const until = trainedUntil(trainings, staffId, subject, today)
  return until !== null && until >= today
}

/** Days before the end on which whoever it concerns is reminded. */
export const REMIND_DAYS = [60, 30, 7] as const

/** Those whose training ends in so many days and is not followed by a longer one. */
export function toRemind(
  trainings: readonly Training[],
  today: string,
): { staffId: string; subject: TrainingSubject; until: string; days: number }[] {
  const known = new Map(trainings.map((one) => [`${one.staffId} ${one.subject}`, one]))
  return [...known.values()].flatMap(({ staffId, subject }) => {
    // What is passed already and begins later counts: nobody is reminded of a course they have taken.
    const until = lastDay(trainings, staffId, subject)
    const days = REMIND_DAYS.find((before) => addDays(today, before) === until)
    return days === undefined ? [] : [{ staffId, subject, until, days }]
  })
}

const lastDay = (trainings: readonly Training[], staffId: string, subject: TrainingSubject): string =>
  trainedUntil(trainings, staffId, subject, "9999-12-31") ?? ""

/** Who can stand in: trained today, allowed to, and not the one it is asked for; those who stand at a counter today first. */
export function substitutes<One extends { staffId: string; name: string; here: boolean }>(
  staff: readonly One[],
  trainings: readonly Training[],
  wanted: { subject: TrainingSubject; not: readonly string[]; today: string },
): One[] {
  return staff
    .filter(
      (one) => !wanted.not.includes(one.staffId) && isTrained(trainings, one.staffId, wanted.subject, wanted.today),
    )
    .toSorted((a, b) => Number(b.here) - Number(a.here) || a.name.localeCompare(b.name, "da"))
}
