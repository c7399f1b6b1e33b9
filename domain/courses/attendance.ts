export const marks = ["present", "late", "absent"] as const
export type Mark = (typeof marks)[number]

/** From so many absences on nobody gets a certificate, and the coordinator is told. */
export const ABSENCES_TOO_MANY = 2

export interface Attended {
  /** Meetings of the run that were held, and what was marked of this person. */
  held: number
  marks: readonly Mark[]
}

/** Absences: marked as such. A meeting that nobody has marked yet is none. */
export const absences = (own: readonly Mark[]): number => own.filter((mark) => mark === "absent").length

/**
 * Whether somebody has earned the certificate: the run is over, every meeting was marked, and fewer than two were missed. Late
 * counts as there. Of a run with a single meeting that one must not be missed.
 */
export function earnsCertificate(attended: Attended, over: boolean): boolean {
  const { held, marks: own } = attended
  if (!over || held === 0 || own.length < held) return false
  const missed = absences(own)
  return missed < ABSENCES_TOO_MANY && missed < held
}

/** So long before a meeting begins people come in and are marked. */
const COMING_IN_MINUTES = 60
/** So long after its beginning whoever comes is late. */
const LATE_AFTER_MINUTES = 15

export interface MeetingAtDoor<Meeting> {
  meeting: Meeting
  /** What somebody is marked who comes now. */
  as: "present" | "late"
}

/**
 * The meeting that somebody comes to now: the one that is held, or the next of the day when it begins within the hour. One that is
 * over is marked on its own page, not at the door. Null when there is none.
 */
export function meetingAtDoor<Meeting extends { startsAt: Date; endsAt: Date }>(
  meetings: readonly Meeting[],
  now: Date,
): MeetingAtDoor<Meeting> | null {
  const meeting = meetings
    .filter((m) => m.endsAt > now && m.startsAt.getTime() - now.getTime() <= COMING_IN_MINUTES * 60_000)
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0]
  if (!meeting) return null
  const late = now.getTime() - meeting.startsAt.getTime() > LATE_AFTER_MINUTES * 60_000
  return { meeting, as: late ? "late" : "present" }
}
