import type { VisitMail } from "#domain/mail/kinds.ts"
import { paths } from "#paths"
import { arriveAt, changeableUntil } from "#domain/booking/rules.ts"
import { bringLines } from "#domain/booking/bring.ts"
import { visitEntry } from "#domain/booking/calendar-entry.ts"
import { datesFile } from "#domain/calendar-file.ts"
import type { Household } from "#domain/prereg/household.ts"
import { papersToBring } from "#domain/prereg/papers.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenClock, spokenMoment } from "#domain/time/spoken.ts"
import type { WholeVisit } from "#db/booking/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import type { Language } from "#locales/languages.ts"
import { bringInWords } from "#locales/household.ts"
import { translator } from "#locales/translator.ts"
import type { Block } from "../layout.tsx"
import { type Message, composed, languageOf } from "../message.ts"
import { type EventDetail, askedBlocks, rearrangedBlocks } from "./rearranged.ts"

export type VisitMessage = VisitMail | "reminder"

/** What a visit's message needs besides the visit. `link` opens the visit's page; null when no link can be made any more. */
export interface Surroundings {
  at: SiteOffice
  link: string | null
  /** The pre-registered household that comes; null where nobody told us about the people. */
  household: Household | null
  portalUrl: string
  now: Date
  /** Of the event that the message hangs on. */
  detail?: EventDetail
}

/** The message of an event of a visit, in the language the visitor chose, with a calendar file. */
export function visitMessage(kind: VisitMessage, { visit, legs }: WholeVisit, around: Surroundings): Message {
  const { at, now, link, portalUrl } = around
  const language = languageOf(visit.language)
  const { t } = translator(language)
  const when = spokenMoment(visit.startsAt, language, now)
  const until = changeableUntil(visit)
  const open = until > now
  const services = at.services.filter((s) => legs.some((leg) => leg.serviceId === s.id))
  const texts = services.map((s) => s.texts[language]).filter((text) => text !== undefined)
  const bring = bringLines(
    services.map((s) => ({ key: s.key, bring: s.texts[language]?.bring ?? [] })),
    around.household !== null,
  )
  const each = around.household ? bringInWords(language, papersToBring(around.household)) : []
  const address = `${at.site.name}\n${at.site.address}, ${at.site.postalLine}`

  const subject = t(`mail:${kind}.subject`, {
    when,
    clock: spokenClock(visit.startsAt, language),
    reference: visit.reference,
  })
  const told = { detail: around.detail ?? {}, language, now, link, phone: at.site.phone }
  const blocks: Block[] = [
    { heading: t(`mail:${kind}.heading`) },
    { text: t("mail:greeting", { name: visit.contactName }) },
    ...(kind === "rearranged"
      ? rearrangedBlocks(visit, told)
      : kind === "asked"
        ? askedBlocks(visit, told)
        : [
            {
              text: kind === "reminder" && !open ? t("mail:reminder.leadLate") : t(`mail:${kind}.lead`, { when }),
            },
          ]),
  ]
  if (kind === "asked") {
    return composed({ to: visit.email, language, subject, blocks, site: at.site })
  }
  if (kind === "cancelled") {
    blocks.push(
      { facts: [[t("mail:reference"), visit.reference]] },
      { text: t("mail:cancelled.again") },
      { button: t("mail:cancelled.againButton"), url: `${portalUrl}${paths.book(language)}` },
    )
  } else {
    blocks.push({
      facts: [
        [t("mail:when"), when],
        [t("mail:where"), address],
        [t("mail:services"), texts.map((text) => text.name).join("\n")],
        [t("mail:people"), visit.names.length > 0 ? visit.names.join("\n") : String(visit.party)],
        [t("mail:reference"), visit.reference],
      ],
    })
    blocks.push({ text: t("mail:arrive", { clock: spokenClock(arriveAt(visit.startsAt), language) }) })
    if (each.length > 0) {
      blocks.push({ text: t("mail:bringOwn") })
      for (const { name, papers } of each) blocks.push({ text: `${name}:` }, { list: papers })
      if (bring.length > 0) blocks.push({ text: `${t("booking:visit.bringAlso")}:` }, { list: bring })
    } else if (bring.length > 0) blocks.push({ text: t("mail:bringAll") }, { list: bring })
    blocks.push({
      text: open
        ? t("mail:cutoff", { when: spokenMoment(until, language, now), count: visit.cutoffHours })
        : t("mail:cutoffPast", { phone: at.site.phone }),
    })
    if (link) blocks.push({ button: t("mail:manage"), url: link }, { quiet: t("mail:keepSecret") })
  }

  return composed({
    to: visit.email,
    language,
    subject,
    blocks,
    site: at.site,
    calendar: {
      file: t("mail:icsFile"),
      content: datesFile(
        [
          visitEntry(kind === "cancelled" ? { ...visit, state: "cancelled" } : visit, {
            host: new URL(portalUrl).hostname,
            summary: t("mail:icsSummary", { site: at.site.name }),
            location: `${at.site.address}, ${at.site.postalLine}`,
            url: link ?? `${portalUrl}${paths.home(language)}`,
            lines: [
              texts.map((text) => text.name).join(", "),
              `${t("mail:reference")}: ${visit.reference}`,
              ...(bring.length > 0 ? [`${t("booking:visit.bringTitle")}: ${bring.join("; ")}`] : []),
              ...each.map(({ name, papers }) => `${name}: ${papers.join("; ")}`),
            ],
          }),
        ],
        { name: at.site.name, email: at.site.email },
        now,
      ),
    },
  })
}

/** The links of all coming visits of one address. */
export function linksMessage(given: {
  to: string
  language: Language
  visits: { startsAt: Date; reference: string; link: string }[]
  site: SiteOffice["site"]
  now: Date
}): Message {
  const { t } = translator(given.language)
  const blocks: Block[] = [{ heading: t("mail:links.heading") }, { text: t("mail:links.lead") }]
  for (const visit of given.visits) {
    blocks.push(
      { text: `${spokenMoment(visit.startsAt, given.language, given.now)} (${visit.reference})` },
      { button: t("mail:manage"), url: visit.link },
    )
  }
  blocks.push({ quiet: t("mail:links.ignore") }, { quiet: t("mail:keepSecret") })
  const { to, language, site } = given
  return composed({ to, language, subject: t("mail:links.subject"), blocks, site })
}

/**
 * Whether a message still tells the truth when it is sent late: a confirmation is not sent once the visit is cancelled, nor when
 * a newer time has a message of its own on the way, nor that a time is provisional once it is booked.
 */
export function messageFits(kind: VisitMail, visit: WholeVisit["visit"], revision: number): boolean {
  if (kind === "cancelled") return true
  if (kind === "provisional" && visit.state !== "provisional") return false
  // Whoever has chosen meanwhile is not asked again.
  if (kind === "asked" && visit.askedAt === null) return false
  return visit.state !== "cancelled" && visit.revision === revision
}

/** Whether a reminder still fits the visit: it stands, has not moved since, and lies ahead. */
export function reminderFits(visit: WholeVisit["visit"], revision: number, now: Date): boolean {
  return visit.state === "booked" && visit.revision === revision && officeDay(visit.startsAt) > officeDay(now)
}
