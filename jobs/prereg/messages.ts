import { mayJudge } from "#domain/prereg/uploads.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import type { Asked, WholePrereg } from "#db/prereg/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { askedText } from "#locales/asked.ts"
import { mailWords } from "#locales/mail-words.ts"
import { preregLetter } from "#locales/prereg-letter.ts"
import type { PreregMail } from "#domain/mail/kinds.ts"
import { type Message, composed, languageOf } from "../message.ts"

export interface PreregAround {
  at: SiteOffice
  /** Opens the household after a code; null when no link can be made any more. */
  link: string | null
  /** Opens the plan with what comes next; null where the answers make none. */
  plan: string | null
  asked: readonly Asked[]
  /** The visit that is provisional or booked, and its own link. */
  visit: { startsAt: Date; provisional: boolean; changeable: boolean; link: string | null } | null
  now: Date
}

/**
 * A message about a pre-registration, in the household's language. It names the contact and what is asked for, but no answer that
 * is sealed, and goes to the confirmed address only.
 */
export function preregMessage(kind: PreregMail, { prereg, household }: WholePrereg, around: PreregAround): Message {
  const language = languageOf(prereg.language)
  const { at, link, plan, visit, now } = around
  const nameOf = (id: string | null) =>
    id === null ? null : (household.people.find((p) => p.id === id)?.parts.person?.passportName ?? null)
  const { subject, blocks } = preregLetter(kind, mailWords(at, language), {
    contact: household.people[0]?.parts.person?.passportName ?? "",
    reference: prereg.reference,
    asked: around.asked.map((a) => askedText(language, a, nameOf(a.personId))),
    decision: prereg.decision,
    earlierNumber: prereg.earlierNumber,
    visit: visit && { ...visit, when: spokenMoment(visit.startsAt, language, now) },
    link,
    plan,
    site: at.site,
  })
  return composed({ to: prereg.confirmedEmail ?? "", language, subject, blocks, at })
}

/** Whether a message still tells the truth when it is sent late. A code-guarded link may always be sent. */
export function preregFits(kind: PreregMail, { state }: WholePrereg["prereg"]): boolean {
  if (kind === "link") return true
  if (kind === "papers") return mayJudge(state)
  if (kind === "handed-over") return state === "completed" || state === "accepted"
  if (kind === "late") return state === "submitted" || state === "returned"
  return state === kind || (kind === "accepted" && state === "completed")
}
