import { z } from "zod"
import { peopleForm, servicesForm } from "#app/booking/forms.ts"
import {
  emailField,
  optionalEmail,
  optionalLines,
  optionalPhone,
  optionalText,
  requiredText,
} from "#app/parts/parse.ts"
import { staffChannels } from "#domain/booking/channels.ts"
import { MOST_INVITED_DAYS } from "#domain/booking/invitation.ts"
import { MAX_PARTY } from "#domain/booking/rules.ts"
import { LONGEST } from "#domain/longest.ts"
import { isClock, isDay, officeInstant } from "#domain/time/office-time.ts"
import { languageCodes } from "#locales/languages.ts"

const LONGEST_NAME = 100
export const LONGEST_REASON = 300

/** Names of those who come along, one on each line. */
const othersField = z
  .string()
  .optional()
  .default("")
  .transform((text) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.string().max(LONGEST_NAME, "name-long")).max(MAX_PARTY - 1, "names-many"))

/** Who comes: all that a booking of staff must have is a name, a language and how it reached us. */
export const whoForm = z
  .object({
    contactName: requiredText("name-missing", LONGEST_NAME, "name-long"),
    others: othersField,
    email: optionalEmail("email-wrong"),
    phone: optionalPhone("phone-wrong"),
    language: z.enum(languageCodes, "language-wrong"),
    supportNeeds: optionalLines(LONGEST.supportNeeds, "support-long"),
    channel: z.enum(staffChannels, "channel-missing"),
  })
  .transform(({ others, ...who }) => ({ ...who, names: [who.contactName, ...others] }))

export const whatForm = servicesForm.extend({ reason: optionalText(LONGEST_REASON, "reason-long") })

export const linkForm = whatForm.extend({
  name: requiredText("name-missing", LONGEST_NAME, "name-long"),
  email: emailField("email-missing", "email-wrong"),
  language: z.enum(languageCodes, "language-wrong"),
  party: peopleForm.shape.party,
  days: z.coerce.number("days-wrong").int("days-wrong").min(1, "days-wrong").max(MOST_INVITED_DAYS, "days-wrong"),
})

/** The empty place that was chosen in the calendar, from its address; null where there is none or it cannot be one. */
export function readWish(query: URLSearchParams): { startsAt: Date; counterId: string | null } | null {
  const [day, clock] = [query.get("day") ?? "", query.get("clock") ?? ""]
  if (!isDay(day) || !isClock(clock)) return null
  return { startsAt: officeInstant(day, clock), counterId: query.get("counter") }
}
