import { z } from "zod"
import { type Checklist, channels, enclosureStates, enclosures } from "#domain/taxcard/application.ts"
import { isDate } from "#domain/time/office-time.ts"
import { languageCodes } from "#locales/languages.ts"
import { optionalEmail, optionalPhone, requiredText } from "#app/parts/parse.ts"

export const receiveForm = z.object({
  name: requiredText("name-missing", 100, "name-long"),
  email: optionalEmail("email-wrong"),
  phone: optionalPhone("phone-wrong"),
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
