import { addDays, officeDay } from "#domain/time/office-time.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { Invitation } from "#db/invitations/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { mailWords } from "#locales/mail-words.ts"
import { type Message, composed, languageOf } from "../message.ts"

/** The personal link with which somebody chooses a time of their own: what it is for, and until when. */
export function invitedMessage(
  invitation: Pick<Invitation, "name" | "email" | "language" | "services" | "party" | "endsAt">,
  { at, link, now }: { at: SiteOffice; link: string; now: Date },
): Message {
  const language = languageOf(invitation.language)
  const { t } = mailWords(at, language)
  const services = at.services.filter((s) => invitation.services.includes(s.key))
  const until = spokenDay(addDays(officeDay(invitation.endsAt), -1), language, officeDay(now))
  return composed({
    to: invitation.email,
    language,
    subject: t("mail:invited.subject", { site: at.site.name }),
    blocks: [
      { heading: t("mail:invited.heading") },
      { text: t("mail:greeting", { name: invitation.name }) },
      { text: t("mail:invited.lead") },
      {
        facts: [
          [t("mail:services"), services.map((s) => writtenIn(s.texts, language).name).join(", ")],
          [t("mail:people"), t("booking:people", { count: invitation.party })],
        ],
      },
      { button: t("mail:invited.button"), url: link },
      { text: t("mail:invited.until", { until }) },
      { quiet: t("mail:invited.ignore") },
    ],
    at,
  })
}
