import type { VisitMail } from "./kinds.ts"
import { smsNumber } from "./sms.ts"

/** What is told by SMS as well: where the time is another one, is asked about, or comes near. */
const always = [
  "moved",
  "asked",
  "offered-earlier",
  "offered-instead",
  "kept-after-all",
  "missed",
  "cancelled",
  "reminder",
] as const
/** Only to those who gave no e-mail address: they are told everything by SMS that others read in a mail. */
const withoutEmail = ["booked", "corrected"] as const

export const smsKinds = [...withoutEmail, ...always] as const
export type SmsKind = (typeof smsKinds)[number]

export const isSmsKind = (kind: string): kind is SmsKind => smsKinds.some((known) => known === kind)

/** Whether a message about a visit goes by SMS: a number was given, and the person is not told it better by mail alone. */
export function goesBySms(
  kind: VisitMail | "reminder",
  to: { email: string; phone: string },
): kind is Extract<VisitMail | "reminder", SmsKind> {
  if (!isSmsKind(kind) || smsNumber(to.phone) === null) return false
  return always.some((known) => known === kind) || to.email === ""
}
