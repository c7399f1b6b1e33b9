import { CODE_MINUTES, spacedCode } from "#domain/email-code.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { type Language, isLanguage, languages } from "#locales/languages.ts"
import { mailWords } from "#locales/mail-words.ts"
import { type Block, asHtml, asText } from "./layout.tsx"

/** What a person is told, in every form a channel may want. */
export interface Message {
  to: string
  subject: string
  text: string
  html: string
  /** What goes by SMS; null for what never does. */
  short: string | null
  calendar: { file: string; content: string } | null
  /** What the picture in the mail's HTML says to a scanner; null where there is none. */
  scan?: string | null
  /** A document that goes along. */
  document?: { file: string; content: Buffer; type: string }
}

/** The language somebody chose for messages; the first one where it is none of ours any more. */
export const languageOf = (text: string): Language => (isLanguage(text) ? text : languages[0].code)

/** A message made of its blocks. The office's phone and address stand at its end. */
export function composed(given: {
  to: string
  language: Language
  subject: string
  blocks: readonly Block[]
  at: SiteOffice
  short?: string | null
  calendar?: Message["calendar"]
}): Message {
  const { to, language, subject, at } = given
  const { name, phone, email } = at.site
  const blocks = [...given.blocks, { quiet: mailWords(at, language).t("mail:footer", { phone, email }) }]
  const { dir } = languages.find((l) => l.code === language)!
  return {
    to,
    subject,
    text: asText(blocks),
    html: asHtml(blocks, { language, dir, title: subject, site: name }),
    scan: blocks.flatMap((block) => ("scan" in block ? [block.scan] : []))[0] ?? null,
    short: given.short ?? null,
    calendar: given.calendar ?? null,
  }
}

/** What a code confirms; a course says its title, too. */
export type CodePurpose = "booking" | "address" | "prereg" | "open" | "course" | "benefit" | "mine"

/** A code that confirms an address. It says what it is for, so that nobody gives it to somebody else for something they did not ask for. */
export function codeMessage(given: {
  to: string
  code: string
  language: string
  at: SiteOffice
  purpose: CodePurpose
  course?: string
}): Message {
  const language = languageOf(given.language)
  const { t } = mailWords(given.at, language)
  const code = spacedCode(given.code)
  const purpose = t(`mail:code.for.${given.purpose}`, { course: given.course ?? "" })
  const blocks: Block[] = [
    { heading: t("mail:code.heading") },
    { text: `${purpose} ${t("mail:code.for.keep")}` },
    { code },
    { text: t("mail:code.lead", { minutes: CODE_MINUTES }) },
    { quiet: t("mail:code.ignore") },
  ]
  return composed({ to: given.to, language, subject: t("mail:code.subject", { code }), blocks, at: given.at })
}
