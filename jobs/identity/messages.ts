import type { TrainingSubject } from "#domain/identity/training.ts"
import { fullDate } from "#domain/time/spoken.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import type { StaffAccount } from "#db/staff/reads.ts"
import { mailWords } from "#locales/mail-words.ts"
import { type Message, composed, languageOf } from "../message.ts"

/** That a training for identity control ends: to the one who has it, and to those who answer for the supervision. */
export function trainingMessage(given: {
  reader: StaffAccount
  trained: StaffAccount
  subject: TrainingSubject
  until: string
  at: SiteOffice
  link: string
}): Message {
  const { reader, trained, at, link } = given
  const language = languageOf(reader.language)
  const { t } = mailWords(at, language)
  const words = {
    who: trained.name,
    subject: t(`identity-staff:training.subjects.${given.subject}`).toLowerCase(),
    day: fullDate(given.until, language),
  }
  const own = reader.id === trained.id
  return composed({
    to: reader.email,
    language,
    subject: t(`identity-staff:mail.${own ? "subjectOwn" : "subject"}`, words),
    blocks: [
      { heading: t(`identity-staff:mail.${own ? "subjectOwn" : "subject"}`, words) },
      { text: t("mail:greeting", { name: reader.name }) },
      { text: t(`identity-staff:mail.${own ? "own" : "other"}`, words) },
      { button: t("identity-staff:mail.button"), url: link },
    ],
    at,
  })
}
