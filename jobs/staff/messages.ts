import { FORGOTTEN_HOURS, INVITED_DAYS } from "#domain/staff/accounts.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import type { StaffAccount } from "#db/staff/reads.ts"
import { mailWords } from "#locales/mail-words.ts"
import { type Message, composed, languageOf } from "../message.ts"

/** The link with which a colleague chooses a password: the first one, or another. */
export function staffLinkMessage(given: {
  account: StaffAccount
  kind: "invited" | "forgotten"
  link: string
  at: SiteOffice
}): Message {
  const { account, kind, link, at } = given
  const language = languageOf(account.language)
  const { t } = mailWords(at, language)
  const ends = { days: INVITED_DAYS, hours: FORGOTTEN_HOURS }
  return composed({
    to: account.email,
    language,
    subject: t(`staff:mail.${kind}.subject`),
    blocks: [
      { heading: t(`staff:mail.${kind}.heading`) },
      { text: t("mail:greeting", { name: account.name }) },
      { text: t(`staff:mail.${kind}.lead`, { site: at.site.name, ...ends }) },
      { button: t(`staff:mail.${kind}.button`), url: link },
      { quiet: t(`staff:mail.${kind}.ignore`) },
    ],
    at,
  })
}
