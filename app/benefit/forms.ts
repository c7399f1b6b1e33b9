import { z } from "zod"
import { U2_COUNTRIES } from "#domain/benefit/registration.ts"
import { dateField, joinDates } from "#app/parts/date.ts"
import { type Parsed, emailField, optionalPhone, parseFields, requiredText } from "#app/parts/parse.ts"

export const benefitDates = ["formDate", "firstDay", "lastDay"] as const
/** The fields in the order they stand on the page: a summary of problems follows it. */
export const benefitFields = [
  "municipality",
  "name",
  "email",
  "phone",
  "country",
  "institution",
  ...benefitDates,
  "jobnetCv",
] as const

const schema = z.object({
  name: requiredText("name-missing", 100, "name-long"),
  email: emailField("email-missing", "email-wrong"),
  phone: optionalPhone("phone-wrong"),
  municipality: z.string("municipality-missing").regex(/^\d{3}$/, "municipality-missing"),
  country: z.enum(U2_COUNTRIES, "country-missing"),
  institution: requiredText("institution-missing", 150, "institution-long"),
  formDate: dateField(true).transform((day) => day!),
  firstDay: dateField(true).transform((day) => day!),
  lastDay: dateField(false),
  jobnetCv: z.enum(["yes", "no"], "cv-missing").transform((answer) => answer === "yes"),
})

export const readBenefit = (form: FormData): Parsed<z.output<typeof schema>> =>
  parseFields(joinDates(form, benefitDates), schema)
