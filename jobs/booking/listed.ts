import { UNANSWERED_MOST } from "#domain/booking/earlier.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { mailWords } from "#locales/mail-words.ts"
import { type Message, composed, languageOf } from "../message.ts"

/** Who is on the waiting list: where to write, and what they wait for. */
interface ListedFor {
  email: string
  language: string
  services: readonly string[]
  party: number
}
interface Around {
  at: SiteOffice
  link: string
  now: Date
}

/** That somebody is on the waiting list, with the link to their place on it. */
export function listedMessage(own: ListedFor, { at, link }: Around): Message {
  const language = languageOf(own.language)
  const { t } = mailWords(at, language)
  return composed({
    to: own.email,
    language,
    subject: t("mail:listed.subject", { site: at.site.name }),
    blocks: [
      { heading: t("mail:listed.heading") },
      { text: t("mail:listed.lead") },
      { facts: whatFor(own, at) },
      { button: t("mail:listed.button"), url: link },
      { quiet: t("mail:listed.ignore") },
    ],
    at,
  })
}

/** The time that is held for them, until when, and what happens without an answer. */
export function timeFreeMessage(
  own: ListedFor,
  held: { startsAt: Date; until: Date },
  { at, link, now }: Around,
): Message {
  const language = languageOf(own.language)
  const { t } = mailWords(at, language)
  const when = spokenMoment(held.startsAt, language, now)
  return composed({
    to: own.email,
    language,
    subject: t("mail:time-free.subject", { when }),
    blocks: [
      { heading: t("mail:time-free.heading") },
      { text: t("mail:time-free.lead", { until: spokenMoment(held.until, language, now) }) },
      { facts: [[t("mail:time-free.when"), when], ...whatFor(own, at)] },
      { button: t("mail:time-free.button"), url: link },
      { text: t("mail:time-free.stay", { most: UNANSWERED_MOST }) },
      { quiet: t("mail:keepSecret") },
    ],
    at,
  })
}

function whatFor(own: ListedFor, at: SiteOffice): [string, string][] {
  const language = languageOf(own.language)
  const { t } = mailWords(at, language)
  const services = at.services.filter((s) => own.services.includes(s.key))
  return [
    [t("mail:services"), services.map((s) => writtenIn(s.texts, language).name).join(", ")],
    [t("mail:people"), t("booking:people", { count: own.party })],
  ]
}
