import { z } from "zod"
import { countriesFor } from "#domain/plan/countries.ts"
import { MOST_PEOPLE, type PartAnswers } from "#domain/prereg/household.ts"
import { isDanishNumber, isHomeNumber } from "#domain/prereg/personal-number.ts"
import type { Question } from "#domain/prereg/questions.ts"
import { isLatinName, plainSeparators } from "#domain/typed-text.ts"
import { dateField, joinDates } from "#app/parts/date.ts"
import { optionalEmail, optionalLines, optionalPhone, optionalText, parseFields } from "#app/parts/parse.ts"

/** One question as a form names it. */
export interface FormField {
  /** The name in the form: the question's, with the person before it. */
  name: string
  question: Question
}

const optionalCode = (known: (text: string) => boolean) =>
  z
    .string()
    .optional()
    .default("")
    .refine((text) => text === "" || known(text), "choice-wrong")

/** What single questions ask for besides their kind. Given texts are not empty. */
const shapes: Record<string, [(text: string) => boolean, string]> = {
  passportName: [isLatinName, "latin-name"],
  passportNumber: [(text) => /^[\p{L}\d][\p{L}\d /-]*$/u.test(text), "number-wrong"],
  homeNumber: [(text) => /^[\p{L}\d][\p{L}\d +/-]*$/u.test(text), "number-wrong"],
  earlierNumber: [isDanishNumber, "danish-number"],
  postcode: [(text) => /^\d{4}$/.test(text), "postcode-wrong"],
}

function schemaOf(question: Question, municipalities: readonly string[]): z.ZodType {
  switch (question.kind) {
    case "date":
      return dateField(false, question.partial).transform((day) => day ?? "")
    case "choice":
      return optionalCode((text) => question.options!.includes(text))
    case "choices":
      return z.preprocess(
        (given) => (typeof given === "string" ? [given] : (given ?? [])),
        z
          .array(z.string(), "choice-wrong")
          .max(20, "choice-wrong")
          .refine((codes) => codes.every((code) => question.options!.includes(code)), "choice-wrong")
          .transform((codes) => question.options!.filter((code) => codes.includes(code)).join()),
      )
    case "country":
      return optionalCode((text) => countriesFor(question.use!).includes(text))
    case "municipality":
      return optionalCode((text) => municipalities.includes(text))
    case "email":
      return optionalEmail("email-wrong")
    case "phone":
      return optionalPhone("phone-wrong")
    case "lines":
      return optionalLines(question.longest!, "too-long")
    case "text": {
      const [shape, wrong] = shapes[question.name] ?? [null, ""]
      const number = shape !== null && question.name !== "passportName"
      return optionalText(question.longest!, "too-long")
        .transform((text) => (number ? plainSeparators(text) : text))
        .refine((text) => text === "" || shape === null || shape(text), wrong)
    }
  }
}

export type ReadAnswers =
  | { ok: true; answers: Map<string, string>; typed: Record<string, string> }
  | { ok: false; typed: Record<string, string>; errors: Record<string, string> }

/**
 * Reads the answers of a page. What is missing is no error: a page may be saved half done. What is given must make sense; then it
 * comes back by field name, days as "YYYY-MM-DD", several codes with commas between.
 */
export function readAnswers(
  form: FormData,
  fields: readonly FormField[],
  municipalities: readonly string[],
): ReadAnswers {
  const typed: Record<string, string> = {}
  for (const [name, value] of form)
    if (typeof value === "string") typed[name] = name in typed ? `${typed[name]},${value}` : value
  const dates = fields.filter((f) => f.question.kind === "date")
  const names = (list: readonly FormField[]) => list.map((f) => f.name)
  const parsed = parseFields(
    joinDates(form, names(dates), names(dates.filter((f) => f.question.partial))),
    z.object(Object.fromEntries(fields.map((f) => [f.name, schemaOf(f.question, municipalities)]))),
  )
  if (!parsed.ok) return { ok: false, typed, errors: parsed.errors }
  const errors = homeNumbersWrong(parsed.value as PartAnswers, fields)
  if (Object.keys(errors).length > 0) return { ok: false, typed, errors }
  return { ok: true, answers: new Map(Object.entries(parsed.value as PartAnswers)), typed }
}

/** A Nordic citizen's number at home has the shape of its country, which the same page asks for. */
function homeNumbersWrong(answers: PartAnswers, fields: readonly FormField[]): Record<string, string> {
  const wrong = fields.filter(({ name, question }) => {
    const given = answers[name]
    const country = answers[name.replace(/homeNumber$/, "citizenship")]
    return question.name === "homeNumber" && given && country && !isHomeNumber(country, given)
  })
  return Object.fromEntries(wrong.map(({ name }) => [name, "home-number"]))
}

export const printedCodeForm = z.object({
  code: z.string("code-missing").trim().min(1, "code-missing").max(120, "printed-shape"),
})

const count = z.coerce
  .number("count-wrong")
  .int("count-wrong")
  .min(0, "count-wrong")
  .max(MOST_PEOPLE - 1, "count-wrong")
  .default(0)

/** Who moves along: each of them gets pages of the own. */
export const companyForm = z.object({
  coupled: z.enum(["none", "spouse", "partner"], "coupled-missing"),
  children: count,
  adults: count,
})

/** An answer in the household's own words, where staff have asked something; "" without one. */
export const readWords = (form: FormData): string => String(form.get("words") ?? "").trim()
