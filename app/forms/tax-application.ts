import { z } from "zod"
import { type Checklist, channels, enclosureStates, enclosures } from "#domain/taxcard/application.ts"
import { isDate } from "#domain/time/office-time.ts"
import { languageCodes } from "#locales/languages.ts"
import { isEmail, isPhone, optionalText, plainDigits, requiredText } from "./parse.ts"

export const receiveForm = z.object({
  name: requiredText("name-missing", 100, "name-long"),
  email: optionalText(254, "email-wrong").refine((text) => text === "" || isEmail(text), "email-wrong"),
  phone: optionalText(40, "phone-wrong")
    .transform(plainDigits)
    .refine((text) => text === "" || isPhone(text), "phone-wrong"),
  language: z.enum(languageCodes, "language-wrong"),
  receivedOn: z.string("day-wrong").refine(isDate, "day-wrong"),
  channel: z.enum(channels, "channel-missing"),
})

/** The checklist of enclosures; what was not answered is missing. */
export const readChecklist = (form: FormData): Checklist =>
  Object.fromEntries(
    enclosures.map((name) => [
      name,
      enclosureStates.find((state) => state === form.get(`enclosure-${name}`)) ?? "missing",
    ]),
  ) as Checklist
