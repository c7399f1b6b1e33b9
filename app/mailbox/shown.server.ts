import { type Undelivered, undelivered } from "#db/mail/reads.ts"
import type { Reader } from "#db/client.ts"
import type { MailSubject } from "#domain/mail/subjects.ts"
import { whyUndelivered } from "#domain/mail/why.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { briefMoment } from "#domain/time/spoken.ts"
import { builtInText } from "#locales/built-in.ts"
import type { Language } from "#locales/languages.ts"
import { paths } from "#paths"

/** Where staff deal with what a message was about. */
function placeOf({ about, ofId, startsAt, runId }: Undelivered): string {
  switch (about) {
    case "visit":
      return paths.staff.calendar({ day: officeDay(startsAt!), visit: ofId })
    case "booking-link":
      return paths.staff.bookingLinks()
    case "prereg":
      return paths.staff.prereg(ofId)
    case "sign-up":
      return paths.staff.run(runId!)
    case "benefit":
      return paths.staff.benefit(ofId)
    case "tax-card":
      return paths.staff.taxCard(ofId)
  }
}

/** The group in which the messages about something stand among the office's messages. */
const groupOf: Readonly<Record<MailSubject, string>> = {
  visit: "visit",
  "booking-link": "visit",
  prereg: "prereg",
  "sign-up": "course",
  benefit: "benefit",
  "tax-card": "tax-card",
}

/** What staff call a message; the code's own word for one that they have no name for. */
function nameOf({ about, message }: Undelivered, language: Language): string {
  const group = groupOf[about]
  const ids = [`${group}-${message}`, message, `prereg-${message}`, about === "booking-link" ? "visit-invited" : ""]
  const names = ids.map((id) => builtInText({ key: `mail-staff:kind.${id}.name`, language }))
  return names.find((name) => name !== null) ?? message
}

/** The list as it is shown, the newest first. */
export async function showUndelivered(db: Reader, language: Language, now: Date) {
  const rows = await undelivered(db)
  return rows.map((row) => {
    const coming = row.startsAt !== null && row.startsAt > now && ["booked", "provisional"].includes(row.state ?? "")
    return {
      id: row.id,
      about: row.about,
      ofId: row.ofId,
      to: placeOf(row),
      name: row.name,
      phone: row.phone,
      reference: row.reference,
      way: row.way,
      message: nameOf(row, language),
      why: whyUndelivered(row.way, row.code),
      code: row.code,
      when: briefMoment(row.at, language),
      visit: row.startsAt && briefMoment(row.startsAt, language),
      again: coming,
      correct: row.about === "visit" && row.state !== "cancelled" ? paths.staff.correctVisit(row.ofId) : null,
    }
  })
}
