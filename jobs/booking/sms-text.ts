import type { SmsKind } from "#domain/mail/by-sms.ts"
import { smsText } from "#domain/mail/sms.ts"
import { spokenClock, spokenMoment } from "#domain/time/spoken.ts"
import type { Visit } from "#db/booking/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { mailWords } from "#locales/mail-words.ts"
import { paths } from "#paths"
import { languageOf } from "../message.ts"
import { type EventDetail, timeBefore } from "./offered.ts"

interface Around {
  at: SiteOffice
  /** Opens the page at which the visitor answers. */
  answer: string
  portalUrl: string
  now: Date
  /** Of the event that the message hangs on. */
  detail?: EventDetail
}

/** The SMS of an event of a visit: when it is, and where to answer. No name, no service: whoever sees the telephone reads it. */
export function visitSms(kind: SmsKind, visit: Visit, { at, answer, portalUrl, now, detail }: Around): string {
  const language = languageOf(visit.language)
  const when = whenOf(kind, visit, detail ?? {})
  return smsText(
    mailWords(at, language).t(`mail:${kind}.sms`, {
      when: spokenMoment(when, language, now),
      clock: spokenClock(when, language),
      reference: visit.reference,
      phone: at.site.phone,
      until: typeof detail?.until === "string" ? spokenMoment(new Date(detail.until), language, now) : "",
      link: kind === "cancelled" ? `${portalUrl}${paths.services(language)}` : answer,
    }),
  )
}

/** The time an SMS speaks of: of an offer the offered one, of a time the office cannot keep the old one. */
function whenOf(kind: SmsKind, visit: Visit, detail: EventDetail): Date {
  if (kind === "asked") return timeBefore(detail, visit)
  if ((kind === "offered-earlier" || kind === "offered-instead") && typeof detail.to === "string")
    return new Date(detail.to)
  return visit.startsAt
}
