/** States that the gateway reports of an SMS; after one that is final nothing more becomes of it. */
export const smsStates = [
  "SCHEDULED",
  "BUFFERED",
  "ENROUTE",
  "DELIVERED",
  "EXPIRED",
  "DELETED",
  "UNDELIVERABLE",
  "ACCEPTED",
  "REJECTED",
  "SKIPPED",
] as const
export type SmsState = (typeof smsStates)[number]

const underWay: ReadonlySet<SmsState> = new Set(["SCHEDULED", "BUFFERED", "ENROUTE"])
const arrived: ReadonlySet<SmsState> = new Set(["DELIVERED", "ACCEPTED"])

export const isFinal = (state: SmsState): boolean => !underWay.has(state)

/** What a report means for the person: it arrived, it never will, or nothing is known yet. */
export const outcomeOf = (state: SmsState): "arrived" | "failed" | "under-way" =>
  arrived.has(state) ? "arrived" : isFinal(state) ? "failed" : "under-way"

/** Reports come in any order, some twice: a state under way says nothing after a final one, and a final one stays. */
export const becomes = (known: SmsState | null, told: SmsState): SmsState =>
  known !== null && isFinal(known) ? known : told

/** Why the gateway did not take an SMS: its code, or a word for what went wrong before it gave one. */
export interface SmsNotTaken {
  code: string
  /** No later try can succeed: the number or the message is refused. */
  permanent: boolean
}

/**
 * Reads an answer of the gateway that is no success. 400 and 422 are about this SMS; 401 and 403 are about our key or our address,
 * hit every SMS alike and are waited out until somebody mends them; everything else may pass.
 */
export function smsRefused(status: number, reason: string | null): SmsNotTaken {
  return { code: reason ? `${status} ${reason}` : String(status), permanent: status === 400 || status === 422 }
}
