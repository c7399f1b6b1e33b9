import { type Result, ok, refuse } from "#domain/result.ts"
import { isWebAddress } from "#domain/typed-text.ts"

const MOST_SEATS = 500

/** What a coordinator sets of a run. Instants. */
export interface RunSettings {
  seats: number
  opensAt: Date
  closesAt: Date
  /** Empty, or where it meets by video. */
  videoUrl: string
}

/** A meeting of a run; `places` is what its room holds, null for a meeting without a room. */
export interface RunMeeting {
  startsAt: Date
  places: number | null
}

export type RunRefusal = "seats-wrong" | "room-small" | "opens-after-closes" | "closes-late" | "place-missing"

/** Whether a run can be so: seats that its rooms hold, sign-up that ends before it begins, a place for every meeting (in order of time). */
export function mayBeRun(set: RunSettings, meetings: readonly RunMeeting[]): Result<null, RunRefusal> {
  if (!Number.isInteger(set.seats) || set.seats < 1 || set.seats > MOST_SEATS) return refuse("seats-wrong")
  if (set.opensAt >= set.closesAt) return refuse("opens-after-closes")
  const [first] = meetings
  if (first && set.closesAt > first.startsAt) return refuse("closes-late")
  const video = isWebAddress(set.videoUrl)
  if (set.videoUrl !== "" && !video) return refuse("place-missing")
  if (!video && meetings.some((m) => m.places === null)) return refuse("place-missing")
  return meetings.some((m) => m.places !== null && m.places < set.seats) ? refuse("room-small") : ok(null)
}

/** The same of a run that people have signed up for: nobody loses a seat that is taken or offered. */
export const mayBecomeRun = (
  set: RunSettings,
  run: { taken: number; meetings: readonly RunMeeting[] },
): Result<null, RunRefusal | "seats-taken"> => {
  const may = mayBeRun(set, run.meetings)
  return may.ok && set.seats < run.taken ? refuse("seats-taken") : may
}
