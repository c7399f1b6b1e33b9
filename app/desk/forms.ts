import { z } from "zod"
import { contactForm, peopleForm } from "#app/booking/forms.ts"
import { optionalText } from "#app/parts/parse.ts"
import { MAX_PARTY } from "#domain/booking/rules.ts"

const nameFields = Object.fromEntries(
  Array.from({ length: MAX_PARTY - 1 }, (_, i) => [`name-${i + 2}`, optionalText(100, "name-long")]),
)

/** All of a visit that staff correct, on one page: names of so many people as come. */
export const correctForm = z
  .object({
    ...contactForm.shape,
    ...peopleForm.shape,
    service: z.preprocess(
      (given) => (typeof given === "string" ? [given] : given),
      z.array(z.string(), "no-service").min(1, "no-service").max(20, "unknown-service"),
    ),
    ...nameFields,
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
