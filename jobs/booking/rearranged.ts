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

/** The time the visit had, as people read it. */
const oldTime = (detail: EventDetail, visit: Visit, language: Language, now: Date) =>
  spokenMoment(typeof detail.from === "string" ? new Date(detail.from) : visit.startsAt, language, now)

/** A new time that the office chose: the old one, the new one, why, an apology, and that another can be chosen until it begins. */
export function rearrangedBlocks(visit: Visit, { detail, language, now, link, at }: Told): Block[] {
  const { t } = mailWords(at, language)
  const { phone } = at.site
  return [
    { text: t("mail:rearranged.lead", { why: whyMoved(detail, language, at) }) },
    {
      facts: [
        [t("mail:rearranged.old"), oldTime(detail, visit, language, now)],
        [t("mail:rearranged.new"), spokenMoment(visit.startsAt, language, now)],
      ],
    },
    { text: link ? t("mail:rearranged.choose", { phone }) : t("mail:rearranged.call", { phone }) },
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
