import { NO_STUDY } from "#app/parts/where.tsx"
import { z } from "zod"
import { dateField } from "#app/parts/date.ts"
import { dayParts } from "#domain/booking/earlier.ts"
import { MAX_PARTY } from "#domain/booking/rules.ts"
import { isMinute, officeInstant } from "#domain/time/office-time.ts"
import { languageCodes } from "#locales/languages.ts"
import { emailField, optionalLines, optionalPhone, optionalText, requiredText } from "#app/parts/parse.ts"
import { LONGEST } from "#domain/longest.ts"

const partyField = z.coerce.number("party-size").int("party-size").min(1, "party-size").max(MAX_PARTY, "party-size")

export const servicesForm = z.object({
  // One ticked box arrives as a text, several as a list.
  service: z.preprocess(
    (given) => (typeof given === "string" ? [given] : given),
    z.array(z.string(), "no-service").min(1, "no-service").max(20, "unknown-service"),
  ),
  municipality: z
    .string()
    .max(10, "municipality-missing")
    .optional()
    .transform((code) => code || null),
  /** "no": nobody studies; "": studies, in no residence that decides; else the residence. Absent until it is asked. */
  study: z
    .string()
    .max(100, "study-missing")
    .optional()
    .transform((answer) => (answer === undefined ? undefined : answer === NO_STUDY ? null : answer)),
  party: partyField.optional(),
})

export const peopleForm = z.object({ party: partyField })

/** A chosen start as "YYYY-MM-DDTHH:MM" by the office's clock. */
export const startField = z
  .string("time-missing")
  .refine((text) => isMinute(text), "time-missing")
  .transform((text) => officeInstant(text.slice(0, 10), text.slice(11)))

export const timeForm = z.object({ time: startField })

const namesFields = (party: number) =>
  Object.fromEntries(
    Array.from({ length: party - 1 }, (_, i) => [`name-${i + 2}`, requiredText("person-missing", 100, "name-long")]),
  )
/** The typed names of those who come along, in their order. */
const namesIn = (form: object): string[] =>
  Object.entries(form).flatMap(([field, name]) => (field.startsWith("name-") ? [String(name)] : []))

const contactFields = {
  contactName: requiredText("name-missing", 100, "name-long"),
  email: emailField("email-missing", "email-wrong"),
  phone: optionalPhone("phone-wrong"),
  language: z.enum(languageCodes, "language-wrong"),
  supportNeeds: optionalLines(LONGEST.supportNeeds, "support-long"),
}
type Contact = z.output<z.ZodObject<typeof contactFields>>
const contactIn = ({ contactName, email, phone, language, supportNeeds }: Contact) => ({
  contactName,
  email,
  phone,
  language,
  supportNeeds,
})

/** The earlier time somebody asks for; days left open are from today on, or up to the visit. */
export const earlierForm = z.object({
  first: dateField(false),
  last: dateField(false),
  weekday: z.preprocess(
    (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
    z.array(z.coerce.number().int().min(1).max(7), "weekday-wrong").max(7, "weekday-wrong"),
  ),
  part: z.enum(dayParts, "part-missing"),
})

/** The same for the waiting list, with the address that is written to. */
export const listForm = earlierForm.extend({ email: emailField("email-missing", "email-wrong") })

/** Contact details alone, to correct them. */
export const contactForm = z.object(contactFields)

/** A name for each further person of the party. */
export const namesForm = (party: number) => z.object(namesFields(party)).transform(namesIn)

/** Contact details, and a name for each further person of the party. */
export function detailsForm(party: number) {
  return z.object({ ...contactFields, ...namesFields(party) }).transform((form) => {
    const contact = contactIn(form)
    return { ...contact, names: [contact.contactName, ...namesIn(form)] }
  })
}

const anyNames = Object.fromEntries(
  Array.from({ length: MAX_PARTY - 1 }, (_, i) => [`name-${i + 2}`, optionalText(100, "name-long")]),
)

/** All of a visit that staff correct, on one page: names of so many people as come. */
export const staffCorrectForm = z
  .object({
    ...contactFields,
    ...peopleForm.shape,
    service: servicesForm.shape.service,
    ...anyNames,
  })
  .transform(({ contactName, email, phone, language, supportNeeds, party, service, ...names }, ctx) => {
    const typed: Readonly<Record<string, unknown>> = names
    const others = Array.from({ length: party - 1 }, (_, i) => String(typed[`name-${i + 2}`] ?? ""))
    others.forEach((name, i) => {
      if (name === "") ctx.addIssue({ code: "custom", path: [`name-${i + 2}`], message: "person-missing" })
    })
    return {
      contactName,
      email,
      phone,
      language,
      supportNeeds,
      party,
      services: service,
      names: [contactName, ...others],
    }
  })
