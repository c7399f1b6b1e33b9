import { textAt } from "#locales/text-at.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import type { Visit } from "#db/booking/reads.ts"
import type { Language } from "#locales/languages.ts"
import { mailWords } from "#locales/mail-words.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import type { Block } from "../layout.tsx"

/** What the event says that a message about a changed time hangs on. */
export type EventDetail = Readonly<Record<string, string | number | null>>

/** Why the office cannot keep a time, in the visitor's language: one of the list, or the words staff typed in that language. */
function whyMoved(detail: EventDetail, language: Language, at: SiteOffice): string {
  const { t } = mailWords(at, language)
  const own = detail[`why-${language}`]
  if (detail.why === "own" && own) return String(own)
  return textAt(t, `mail:why.${detail.why === "own" ? "closed" : (detail.why ?? "closed")}`)
}

interface Told {
  detail: EventDetail
  language: Language
  now: Date
  link: string | null
  at: SiteOffice
}

/** The time that the visit had before the event, or cannot keep. */
export const timeBefore = (detail: EventDetail, visit: Visit): Date =>
  typeof detail.from === "string" ? new Date(detail.from) : visit.startsAt

/** The same, as people read it. */
const oldTime = (detail: EventDetail, visit: Visit, language: Language, now: Date) =>
  spokenMoment(timeBefore(detail, visit), language, now)

/** A moment that an event tells of, as people read it. */
const toldMoment = (value: unknown, { language, now }: Told) =>
  typeof value === "string" ? spokenMoment(new Date(value), language, now) : ""

/** An earlier time that is held: both times, until when, and that nothing changes without an answer. */
export function earlierBlocks(visit: Visit, told: Told): Block[] {
  const { detail, language, now, link, at } = told
  const { t } = mailWords(at, language)
  return [
    { text: t("mail:offered-earlier.lead", { until: toldMoment(detail.until, told) }) },
    {
      facts: [
        [t("mail:offered-earlier.own"), spokenMoment(visit.startsAt, language, now)],
        [t("mail:offered-earlier.new"), toldMoment(detail.to, told)],
        [t("mail:reference"), visit.reference],
      ],
    },
    ...(link
      ? [
          { button: t("mail:offered-earlier.button"), url: `${link}/offer` },
          { text: t("mail:offered-earlier.stay") },
          { quiet: t("mail:keepSecret") },
        ]
      : [{ text: t("mail:offered-earlier.call", { phone: at.site.phone }) }]),
  ]
}

/** A time the office cannot keep, and another that is held: why, an apology, until when, and what else can be done. */
export function insteadBlocks(visit: Visit, told: Told): Block[] {
  const { detail, language, now, link, at } = told
  const { t } = mailWords(at, language)
  const { phone } = at.site
  const why = whyMoved(detail, language, at)
  return [
    { text: t("mail:offered-instead.lead", { why, until: toldMoment(detail.until, told) }) },
    {
      facts: [
        [t("mail:offered-instead.old"), oldTime(detail, visit, language, now)],
        [t("mail:offered-instead.new"), toldMoment(detail.to, told)],
        [t("mail:reference"), visit.reference],
      ],
    },
    ...(link
      ? [
          { button: t("mail:offered-instead.button"), url: `${link}/offer` },
          { text: t("mail:offered-instead.choose", { phone }) },
          { quiet: t("mail:keepSecret") },
        ]
      : [{ text: t("mail:offered-instead.call", { phone }) }]),
  ]
}

/** A time that cannot be kept: the visitor chooses another by a link that works until the old time. */
export function askedBlocks(visit: Visit, { detail, language, now, link, at }: Told): Block[] {
  const { t } = mailWords(at, language)
  const { phone } = at.site
  const old = oldTime(detail, visit, language, now)
  return [
    { text: t("mail:asked.lead", { why: whyMoved(detail, language, at) }) },
    {
      facts: [
        [t("mail:asked.old"), old],
        [t("mail:reference"), visit.reference],
      ],
    },
    ...(link
      ? [
          { text: t("mail:asked.choose", { when: old, phone }) },
          { button: t("mail:asked.button"), url: `${link}/move` },
          { text: t("mail:asked.cancel") },
          { button: t("mail:asked.cancelButton"), url: `${link}/cancel` },
          { quiet: t("mail:keepSecret") },
        ]
      : [{ text: t("mail:asked.call", { phone }) }]),
  ]
}
