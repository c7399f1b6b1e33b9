import type { TaskList } from "graphile-worker"
import { type Linked, answerKey, knownLinkKey } from "#operations/link.ts"
import type { Context } from "#operations/context.ts"
import { paths } from "#paths"
import type { Scan } from "#operations/prereg/upload.ts"
import type { Mailer } from "./channels/email.ts"
import type { Texter } from "./channels/sms.ts"
import { type Message, languageOf } from "./message.ts"

/** What every job is given. */
export interface Doing {
  ctx: Context
  mailer: Mailer
  /** Absent where no SMS are sent. */
  texter?: Texter | null
  portalUrl: string
  /** The file that the ends of the audit trail are written into; null keeps them in the log alone. */
  auditAnchors: string | null
  /** Where the day's list is saved each morning, and which printer gets it. Absent, or null, where it is not. */
  dayList?: { folder: string; printer: string | null } | null
  /** Looks at papers that were sent; absent where none is scanned. */
  scan?: Scan | null
  log(what: string, detail: Record<string, unknown>): void
}

/** What a job that sends a mail is given. `send` hands a message on under an id that is the same when it is sent again. */
export interface Mailing extends Doing {
  send(message: Message, id: string): Promise<void>
}

/** An SMS on its way to a number as somebody typed it. `until` is when nobody needs it any more. */
export interface Text {
  to: string
  text: string
  id: string
  until: Date
}

/** What a job that sends an SMS is given. `sendSms` answers the gateway's number of it. */
export interface Texting extends Doing {
  sendSms(text: Text): Promise<number | null>
}

export type SmsTasks = (texting: Texting) => TaskList

export type MailTasks = (mailing: Mailing) => TaskList

const addresses: Record<Linked, (language: string, key: string) => string> = {
  visit: paths.visit,
  prereg: paths.preregOpen,
  benefit: paths.benefitCase,
  "sign-up": paths.myCourses,
  "booking-link": paths.invited,
  ticket: paths.ticket,
  waitlist: paths.listed,
  invitation: (_language, key) => paths.staff.join(key),
  feed: (_language, key) => paths.staff.feed(key),
}

/** The whole address of something of one's own, in a language; null when no link can be made any more. */
export function linkTo(
  { ctx, portalUrl }: Doing,
  what: Linked,
  row: { id: string; keyHash: Buffer; language: string },
  language: string = row.language,
): string | null {
  const key = knownLinkKey(ctx.secrets, what, row)
  return key && `${portalUrl}${addresses[what](languageOf(language), key)}`
}

/** The whole address at which a visitor answers, in the language of the visit's messages. */
export const answerLink = (
  { ctx, portalUrl }: Pick<Doing, "ctx" | "portalUrl">,
  visit: { id: string; reference: string; language: string },
): string => `${portalUrl}${paths.answer(languageOf(visit.language), answerKey(ctx.secrets[0], visit))}`
