import { addSeconds } from "date-fns"

/** How long a mail server that cannot be reached is waited for: about three days, a try every ten minutes. */
export const MAIL_BUDGET = 450
/** A mailbox that is refused for now (full, greylisted) is tried so often, over some three and a half hours. */
const REFUSALS_MOST = 25
const REFUSAL_COSTS = MAIL_BUDGET / REFUSALS_MOST
const WAIT_LONGEST_SECONDS = 600

/** Why a mail was not taken, as far as it may be kept: never the address, which the server's own words quote. */
export interface NotTaken {
  /** The server's code, or a word for what went wrong before it gave one. */
  code: string
  /** No later try can succeed: the mailbox is not there, or the message is refused. */
  permanent: boolean
  /** The mailbox was refused, as against a server of ours that is away or does not let us in. */
  mailbox: boolean
}

/**
 * Reads a failure of the mailer. What the server says to RCPT TO and DATA is about this mail; what it says before (sign-in, sender)
 * is about us, hits every mail alike, and is waited out until somebody mends it.
 */
export function notTaken(error: { code?: string; command?: string; responseCode?: number }): NotTaken {
  const { responseCode } = error
  const ofTheMail = error.code === "EENVELOPE" || error.code === "EMESSAGE"
  if (ofTheMail && responseCode === undefined) return { code: "address", permanent: true, mailbox: true }
  const mailbox = ofTheMail && error.command !== "MAIL FROM" && responseCode !== 421
  return {
    code: String(responseCode ?? error.code ?? "unknown"),
    permanent: mailbox && responseCode! >= 500,
    mailbox,
  }
}

/** What is used of the budget after this try: a refusal of the mailbox counts for as many tries as a whole outage has in three hours. */
export const usedAfter = (why: NotTaken, used: number): number => (why.mailbox ? used + REFUSAL_COSTS - 1 : used)

/** Whether this try was the last. `used` counts the try itself. */
export const givesUp = (why: NotTaken, used: number): boolean => why.permanent || usedAfter(why, used) >= MAIL_BUDGET

/**
 * When the next try is due: soon at first, since a code lives ten minutes, and never more than ten minutes away, so that an
 * end of an outage is met at once.
 */
export function nextTry(why: NotTaken, used: number, now: Date): Date {
  const tries = Math.ceil(why.mailbox ? usedAfter(why, used) / REFUSAL_COSTS : used)
  return addSeconds(now, Math.min(WAIT_LONGEST_SECONDS, 8 * 2 ** Math.min(tries, 10)))
}
