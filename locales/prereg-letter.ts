import type { i18n } from "i18next"

/** What a letter about a pre-registration can be about. */
export type PreregLetter =
  "link" | "submitted" | "returned" | "accepted" | "refused" | "withdrawn" | "late" | "handed-over" | "papers"

export type LetterBlock =
  | { heading: string }
  | { text: string }
  | { facts: [name: string, value: string][] }
  | { list: string[] }
  | { button: string; url: string }
  | { quiet: string }

/** Everything that stands in it, in the household's language already. */
export interface PreregLetterFacts {
  contact: string
  reference: string
  /** What is asked for, a sentence each. */
  asked: readonly string[]
  /** The office's own line, or its reason. */
  decision: string
  earlierNumber: boolean
  visit: { when: string; provisional: boolean; changeable: boolean; link: string | null } | null
  /** Opens the household after a code; null when no link can be made any more. */
  link: string | null
  /** Opens the plan with what comes next; null where the answers make none. */
  plan: string | null
  site: { phone: string; email: string }
}

/**
 * A letter about a pre-registration in words of the household's language: what is sent, and what staff are shown before they send it. It names
 * the contact and what is asked for, but no answer that is sealed.
 */
export function preregLetter(
  kind: PreregLetter,
  { t }: i18n,
  facts: PreregLetterFacts,
): { subject: string; blocks: LetterBlock[] } {
  const { contact, visit, link, site, decision } = facts
  const when = visit?.when ?? ""
  const mayOpen = link !== null && kind !== "withdrawn" && kind !== "refused" && kind !== "handed-over"
  const button = kind === "returned" ? "answer" : kind === "accepted" && !visit ? "time" : "open"
  const ours = kind === "returned" || kind === "accepted" || kind === "refused"
  return {
    subject: t(`mail:prereg.${kind}.subject`, { reference: facts.reference }),
    blocks: [
      { heading: t(`mail:prereg.${kind}.heading`) },
      ...(contact ? [{ text: t("mail:greeting", { name: contact }) }] : []),
      { text: t(`mail:prereg.${kind}.lead`, { when }) },
      ...(kind === "late"
        ? [
            {
              text: visit?.changeable
                ? t("mail:prereg.lateMove")
                : t("mail:prereg.lateStay", { phone: facts.site.phone }),
            },
          ]
        : []),
      ...(kind === "submitted" && !visit ? [{ text: t("mail:prereg.mayChoose") }] : []),
      ...(kind === "returned" ? [{ list: [...facts.asked] }] : []),
      ...(decision && ours ? [fact(t(kind === "refused" ? "mail:prereg.reason" : "mail:prereg.line"), decision)] : []),
      ...(kind === "accepted" && facts.earlierNumber ? [{ text: t("prereg:sent.earlier") }] : []),
      ...(kind === "refused" ? [{ text: t("prereg:sent.complain", { email: site.email }) }] : []),
      ...(visit?.provisional && (kind === "submitted" || kind === "returned")
        ? [{ text: t("mail:prereg.provisional", { when }) }]
        : []),
      ...(kind === "accepted" ? [{ text: t(visit ? "mail:prereg.visit" : "mail:prereg.choose", { when }) }] : []),
      ...(kind === "late" && visit?.link ? [{ button: t("mail:manage"), url: visit.link }] : []),
      ...(kind === "handed-over" && facts.plan
        ? [{ text: t("mail:prereg.nextSteps") }, { button: t("mail:prereg.button.plan"), url: facts.plan }]
        : []),
      ...(mayOpen ? [{ button: t(`mail:prereg.button.${button}`), url: link }] : []),
      fact(t("prereg:reference"), facts.reference),
      ...(mayOpen ? [{ quiet: t("mail:prereg.code") }] : []),
    ],
  }
}

const fact = (name: string, value: string): LetterBlock => ({ facts: [[name, value]] })
