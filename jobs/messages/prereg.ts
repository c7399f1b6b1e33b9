import { spokenMoment } from "#domain/time/spoken.ts"
import type { Asked, WholePrereg } from "#db/prereg/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { askedText } from "#locales/asked.ts"
import { type Language, isLanguage } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import type { PreregMail } from "#operations/prereg/mail.ts"
import { type Block } from "./layout.ts"
import { type Message, rendered } from "./templates.ts"

export interface PreregAround {
  site: SiteOffice["site"]
  /** Opens the household after a code; null when no link can be made any more. */
  link: string | null
  asked: readonly Asked[]
  /** The visit that is provisional or booked, and its own link. */
  visit: { startsAt: Date; provisional: boolean; link: string | null } | null
  now: Date
}

/**
 * A message about a pre-registration, in the household's language. It names the contact and what is asked for, but no answer that
 * is sealed, and goes to the confirmed address only.
 */
export function preregMessage(kind: PreregMail, { prereg, household }: WholePrereg, around: PreregAround): Message {
  const language: Language = isLanguage(prereg.language) ? prereg.language : "en"
  const { t } = translator(language)
  const { site, link, visit, now } = around
  const contact = household.people[0]?.parts.person?.passportName ?? ""
  const nameOf = (id: string | null) =>
    id === null ? null : (household.people.find((p) => p.id === id)?.parts.person?.passportName ?? null)
  const subject = t(`message:prereg.${kind}.subject`, { reference: prereg.reference })
  const when = visit && spokenMoment(visit.startsAt, language, now)
  const blocks: Block[] = [
    { heading: t(`message:prereg.${kind}.heading`) },
    ...(contact ? [{ text: t("message:greeting", { name: contact }) }] : []),
    { text: t(`message:prereg.${kind}.lead`, { when: when ?? "" }) },
  ]
  if (kind === "returned") blocks.push({ list: around.asked.map((a) => askedText(language, a, nameOf(a.personId))) })
  if (prereg.decision && (kind === "returned" || kind === "accepted" || kind === "refused"))
    blocks.push({ facts: [[t(kind === "refused" ? "message:prereg.reason" : "message:prereg.line"), prereg.decision]] })
  if (kind === "accepted" && prereg.earlierNumber) blocks.push({ text: t("prereg:sent.earlier") })
  if (kind === "refused") blocks.push({ text: t("prereg:sent.complain", { email: site.email }) })
  if (when && (kind === "submitted" || kind === "returned") && visit.provisional)
    blocks.push({ text: t("message:prereg.provisional", { when }) })
  if (kind === "accepted")
    blocks.push({ text: t(when ? "message:prereg.visit" : "message:prereg.choose", { when: when ?? "" }) })
  if (kind === "late" && visit?.link) blocks.push({ button: t("message:manage"), url: visit.link })
  const mayOpen = link !== null && kind !== "withdrawn" && kind !== "refused"
  if (mayOpen)
    blocks.push({
      button: t(
        `message:prereg.button.${kind === "returned" ? "answer" : kind === "accepted" && !when ? "time" : "open"}`,
      ),
      url: link,
    })
  blocks.push(
    { facts: [[t("prereg:reference"), prereg.reference]] },
    ...(mayOpen ? [{ quiet: t("message:prereg.code") }] : []),
    { quiet: t("message:footer", { phone: site.phone, email: site.email }) },
  )
  return { to: prereg.confirmedEmail ?? "", ...rendered(language, subject, blocks, site.name), calendar: null }
}

/** Whether a message still tells the truth when it is sent late. A code-guarded link may always be sent. */
export function preregFits(kind: PreregMail, { state }: WholePrereg["prereg"]): boolean {
  if (kind === "link") return true
  if (kind === "late") return state === "submitted" || state === "returned"
  return state === kind || (kind === "accepted" && state === "completed")
}
