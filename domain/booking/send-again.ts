import { subHours } from "date-fns"
import { type Result, ok, refuse } from "#domain/result.ts"

/** The mail of one visit goes out again at most so often, whoever asks: nobody's mailbox is filled by a button. */
const SENT_AGAIN_MOST = { hour: 3, day: 6 } as const
/** A visitor corrects one visit at most so often: each correction is a mail, and takes the day's lock. */
const CORRECTED_MOST = { hour: 8, day: 16 } as const

type Most = Readonly<Record<"hour" | "day", number>>

/** Whether one more is within the bounds. `earlier` are the instants of those before; of the last day, at least. */
function within(most: Most, earlier: readonly Date[], now: Date): boolean {
  const since = (hours: number) => earlier.filter((at) => at > subHours(now, hours)).length
  return since(1) < most.hour && since(24) < most.day
}

export const maySendAgain = (earlier: readonly Date[], now: Date): Result<null, "sent-often"> =>
  within(SENT_AGAIN_MOST, earlier, now) ? ok(null) : refuse("sent-often")

export const mayCorrectAgain = (earlier: readonly Date[], now: Date): Result<null, "corrected-often"> =>
  within(CORRECTED_MOST, earlier, now) ? ok(null) : refuse("corrected-often")
