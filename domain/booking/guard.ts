import type { Bounds } from "#domain/booking/budget.ts"
import { HOLD_MINUTES } from "#domain/booking/rules.ts"
import type { BookingSettings } from "#domain/booking/settings.ts"

/** Until staff turn it off. */
export const UNTIL_TURNED_OFF = new Date("9999-12-31T00:00:00Z")
/** What is usual is the mean of so many weeks, of this hour of this weekday; kept as numbers, without anybody. */
export const USUAL_WEEKS = 4

export interface GuardState {
  /** Until when staff protect the calendar; null when they do not. */
  until: Date | null
  /** Times held or moved to by visitors within the last minutes that a hold lasts, whatever became of them. */
  recent: number
  /** The same in an hour as usual. */
  usualPerHour: number
}
type Alarm = Pick<BookingSettings, "alarmTimes" | "alarmLeast">

/** So many holds at one moment are unusual: some times what is usual, and never few. */
export const unusualFrom = (usualPerHour: number, { alarmTimes, alarmLeast }: Alarm): number =>
  Math.max(alarmLeast, Math.ceil((alarmTimes * usualPerHour * HOLD_MINUTES) / 60)) + 1

export const isUnusual = (state: GuardState, at: Alarm): boolean => state.recent >= unusualFrom(state.usualPerHour, at)

export const isSwitchedOn = (state: Pick<GuardState, "until">, now: Date): boolean =>
  state.until !== null && state.until > now

/** Whether a time is held only after the e-mail code and a proof of work. */
export const isGuarded = (state: GuardState, at: Alarm, now: Date): boolean =>
  isSwitchedOn(state, now) || isUnusual(state, at)

/** Where the calendar is guarded and no work was proved (a browser without JavaScript): the code stands in, for less. */
export const strict = <At extends Bounds>(at: At): At => ({
  ...at,
  mailboxMinutes: Math.min(at.mailboxMinutes, 60),
  oneVisit: 0,
  networkMinutes: Math.min(at.networkMinutes, 240),
})
