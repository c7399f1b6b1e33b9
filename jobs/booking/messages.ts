import { isSmsKind } from "#domain/mail/by-sms.ts"
import type { VisitMail } from "#domain/mail/kinds.ts"
import { paths } from "#paths"
import { arriveAt, changeableUntil } from "#domain/booking/rules.ts"
import { bringLines } from "#domain/booking/bring.ts"
import { visitEntry } from "#domain/booking/calendar-entry.ts"
import { datesFile } from "#domain/calendar-file.ts"
import type { ToBring } from "#domain/prereg/papers.ts"
import { spokenClock, spokenMoment } from "#domain/time/spoken.ts"
import type { WholeVisit } from "#db/booking/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import type { Language } from "#locales/languages.ts"
import { bringInWords } from "#locales/household.ts"
import { mailWords } from "#locales/mail-words.ts"
import type { Block } from "../layout.tsx"
import { type Message, composed, languageOf } from "../message.ts"
import { visitSms } from "./sms-text.ts"
import { type EventDetail, askedBlocks, earlierBlocks, insteadBlocks } from "./offered.ts"

export type VisitMessage = VisitMail | "reminder"

/** What a visit's message needs besides the visit. `link` opens the visit's page; null when no link can be made any more. */
export interface Surroundings {
  at: SiteOffice
  link: string | null
  /** Opens the page at which the visitor answers a reminder or an SMS. */
  answer: string
  /** What the people of a pre-registered household bring; null where nobody told us about the people. */
  papers: readonly ToBring[] | null
  portalUrl: string
  now: Date
  /** Of the event that the message hangs on. */
  detail?: EventDetail
}

/** What the messages of a visit say, in the visitor's language: its time, its services, what to bring. */
function wordsOf({ visit, legs }: WholeVisit, { at, now, papers }: Surroundings) {
  const language = languageOf(visit.language)
  const services = at.services.filter((s) => legs.some((leg) => leg.serviceId === s.id))
  const until = changeableUntil(visit)
  return {
    language,
    t: mailWords(at, language).t,
    when: spokenMoment(visit.startsAt, language, now),
    until: spokenMoment(until, language, now),
    /** The visitor may still move or cancel. */
    open: until > now,
    names: services.flatMap((s) => s.texts[language]?.name ?? []),
    bring: bringLines(
      services.map((s) => ({ key: s.key, bring: s.texts[language]?.bring ?? [] })),
      papers !== null,
    ),
    each: papers ? bringInWords(language, papers) : [],
  }
}
type Words = ReturnType<typeof wordsOf>

/** The message of an event of a visit, in the language the visitor chose, with a calendar file. */
export function visitMessage(kind: VisitMessage, whole: WholeVisit, around: Surroundings): Message {
  const { visit } = whole
  const words = wordsOf(whole, around)
  const { t, language, when } = words
  const { at } = around
  const { detail = {} } = around
  const subject = t(`mail:${kind}.subject`, {
    // Of an offer people read the time that is offered.
    when:
      isOffer(kind) && typeof detail.to === "string" ? spokenMoment(new Date(detail.to), language, around.now) : when,
    clock: spokenClock(visit.startsAt, language),
    reference: visit.reference,
  })
  const blocks: Block[] = [
    { heading: t(`mail:${kind}.heading`) },
    { text: t("mail:greeting", { name: visit.contactName }) },
    ...leadOf(kind, visit, words, around),
  ]
  const short = isSmsKind(kind) ? visitSms(kind, visit, around) : null
  // Which time it will be is for the visitor to choose: there are no facts yet, and nothing for a calendar.
  if (kind === "asked" || kind === "missed" || kind === "released" || isOffer(kind))
    return composed({ to: visit.email, language, subject, blocks, at, short })
  blocks.push(...(kind === "cancelled" ? againBlocks(visit, words, around) : factsOf(visit, words, around)))
  return composed({
    to: visit.email,
    language,
    subject,
    blocks,
    at,
    short,
    calendar: calendarOf(kind === "cancelled" ? { ...visit, state: "cancelled" } : visit, words, around),
  })
}

/** Messages that ask for an answer to a time that is held. */
export const isOffer = (kind: VisitMessage) => kind === "offered-earlier" || kind === "offered-instead"

function leadOf(kind: VisitMessage, visit: WholeVisit["visit"], words: Words, around: Surroundings): Block[] {
  const { t, language, when, open } = words
  const { now, link } = around
  const told = { detail: around.detail ?? {}, language, now, link, at: around.at }
  if (kind === "offered-earlier") return earlierBlocks(visit, told)
  if (kind === "offered-instead") return insteadBlocks(visit, told)
  if (kind === "asked") return askedBlocks(visit, told)
  if (kind === "missed") return missedBlocks(words, around)
  if (kind === "released") return releasedBlocks(words, around)
  // A corrected visit whose papers are still being read has no more than a provisional time.
  if (kind === "corrected" && visit.state === "provisional")
    return [{ text: t("mail:corrected.lead") }, { text: t("mail:provisional.lead") }]
  if (kind === "reminder")
    return [
      { text: t(open ? "mail:reminder.lead" : "mail:reminder.leadLate", { when }) },
      { button: t("mail:reminder.button"), url: around.answer },
    ]
  return [{ text: t(`mail:${kind}.lead`, { when }) }]
}

const againBlocks = (visit: WholeVisit["visit"], { t, language }: Words, { portalUrl }: Surroundings): Block[] => [
  { facts: [[t("mail:reference"), visit.reference]] },
  { text: t("mail:cancelled.again") },
  { button: t("mail:cancelled.againButton"), url: `${portalUrl}${paths.services(language)}` },
]

/** What could not be done on the day, and where to book it again. Why was said at the counter. */
function releasedBlocks({ t, language }: Words, { at, detail, portalUrl }: Surroundings): Block[] {
  const keys = String(detail?.services ?? "").split(",")
  const names = at.services.flatMap((s) => (keys.includes(s.key) ? (s.texts[language]?.name ?? []) : []))
  return [
    { text: t("mail:released.lead") },
    { list: names },
    { text: t("mail:released.again", { phone: at.site.phone }) },
    { button: t("mail:released.againButton"), url: `${portalUrl}${paths.services(language)}` },
  ]
}

/** Nobody came: the way to a new time, with all that was answered. */
const missedBlocks = ({ t, when }: Words, { link, at }: Surroundings): Block[] => [
  { text: t("mail:missed.lead", { when }) },
  ...(link
    ? [{ button: t("mail:missed.again"), url: link }, { quiet: t("mail:keepSecret") }]
    : [{ text: t("mail:missed.call", { phone: at.site.phone }) }]),
]

/** To the address that a visit was written to before: nothing about the visit, and whom to call. */
export function formerMessage(given: { to: string; language: Language; reference: string; at: SiteOffice }): Message {
  const { to, language, reference, at } = given
  const { t } = mailWords(at, language)
  const blocks: Block[] = [
    { heading: t("mail:former.heading") },
    { text: t("mail:former.lead", { reference, phone: at.site.phone }) },
  ]
  return composed({ to, language, subject: t("mail:former.subject", { reference }), blocks, at })
}

/** When, where, for what and for whom; what to bring, and until when it can be changed. */
function factsOf(visit: WholeVisit["visit"], words: Words, { at, link }: Surroundings): Block[] {
  const { t, language, when, open, until, names } = words
  const { site } = at
  return [
    {
      facts: [
        [t("mail:when"), when],
        [t("mail:where"), `${site.name}\n${site.address}, ${site.postalLine}`],
        [t("mail:services"), names.join("\n")],
        [t("mail:people"), visit.names.length > 0 ? visit.names.join("\n") : String(visit.party)],
        [t("mail:reference"), visit.reference],
      ],
    },
    { text: t("mail:arrive", { clock: spokenClock(arriveAt(visit.startsAt), language) }) },
    { scan: visit.reference, words: t("mail:scan", { reference: visit.reference }) },
    ...bringBlocks(words),
    {
      text: open
        ? t("mail:cutoff", { when: until, count: visit.cutoffHours })
        : t("mail:cutoffPast", { phone: site.phone }),
    },
    ...(link ? [{ button: t("mail:manage"), url: link }, { quiet: t("mail:keepSecret") }] : []),
  ]
}

/** Each person's own papers where the household is known, and what else the services ask for. */
function bringBlocks({ t, bring, each }: Words): Block[] {
  const also = bring.length > 0 ? [{ list: bring }] : []
  if (each.length === 0) return also.length > 0 ? [{ text: t("mail:bringAll") }, ...also] : []
  return [
    { text: t("mail:bringOwn") },
    ...each.flatMap(({ name, papers }): Block[] => [{ text: `${name}:` }, { list: papers }]),
    ...(also.length > 0 ? [{ text: `${t("booking:visit.bringAlso")}:` }, ...also] : []),
  ]
}

function calendarOf(visit: WholeVisit["visit"], words: Words, around: Surroundings): Message["calendar"] {
  const { t, language, names, bring, each } = words
  const { at, link, portalUrl, now } = around
  const { site } = at
  const entry = visitEntry(visit, {
    host: new URL(portalUrl).hostname,
    summary: t("mail:icsSummary", { site: site.name }),
    location: `${site.address}, ${site.postalLine}`,
    url: link ?? `${portalUrl}${paths.home(language)}`,
    lines: [
      names.join(", "),
      `${t("mail:reference")}: ${visit.reference}`,
      ...(bring.length > 0 ? [`${t("booking:visit.bringTitle")}: ${bring.join("; ")}`] : []),
      ...each.map(({ name, papers }) => `${name}: ${papers.join("; ")}`),
    ],
  })
  return { file: t("mail:icsFile"), content: datesFile([entry], { name: site.name, email: site.email }, now) }
}
