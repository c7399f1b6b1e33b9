import { missingOf } from "#domain/taxcard/application.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import type { TaxApplication } from "#db/taxcard/reads.ts"
import { mailWords } from "#locales/mail-words.ts"
import type { TaxMail } from "#domain/mail/kinds.ts"
import type { Block } from "../layout.tsx"
import { type Message, composed, languageOf } from "../message.ts"

/** A message about a manual application for a tax card. It says what happens and what is missing, and nothing that stands in the papers. */
export function taxCardMessage(
  kind: TaxMail,
  application: TaxApplication,
  around: { at: SiteOffice; now: Date; keptDays: number; formWeeks: number; privacyUrl: string },
): Message {
  const language = languageOf(application.language)
  const { at, now, keptDays, formWeeks } = around
  const { t } = mailWords(at, language)
  const today = officeDay(now)
  const blocks: Block[] = [
    { heading: t(`taxcard:mail.${kind}.heading`) },
    { text: t("mail:greeting", { name: application.name }) },
    {
      text: t(`taxcard:mail.${kind}.lead`, {
        weeks: formWeeks,
        days: keptDays,
        day: application.forwardedAt ? spokenDay(officeDay(application.forwardedAt), language, today) : "",
      }),
    },
  ]
  if (kind === "incomplete")
    blocks.push(
      { list: missingOf(application.checklist).map((name) => t(`taxcard:staff.enclosure.${name}`)) },
      { text: t("taxcard:mail.incomplete.how") },
    )
  blocks.push({ facts: [[t("taxcard:mail.reference"), application.reference]] })
  // Whoever handed in a form on paper has seen no page of ours.
  if (kind === "received" || kind === "incomplete")
    blocks.push({ text: t("retention:note.tax-card", { url: around.privacyUrl }) })
  return composed({ to: application.email, language, subject: t(`taxcard:mail.${kind}.subject`), blocks, at })
}

/** Whether a message still tells the truth when it is sent late. */
export const taxCardFits = (kind: TaxMail, { state }: TaxApplication): boolean =>
  kind === state || ((kind === "received" || kind === "undone") && state !== "withdrawn" && state !== "confirmed")
