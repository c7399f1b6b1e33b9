import { z } from "zod"
import { countries } from "#domain/plan/countries.ts"
import type { PartAnswers } from "#domain/prereg/household.ts"
import type { Question } from "#domain/prereg/questions.ts"
import { dateField, joinDates } from "./date.ts"
import { isEmail, isPhone, optionalText, parseFields, plainDigits, plainText } from "./parse.ts"

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

/** Several lines: each tidied, empty ones at the ends gone. */
const optionalLines = (longest: number) =>
  z
    .string()
    .optional()
    .default("")
    .transform((text) =>
      plainText(text.normalize("NFC"))
        .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
        .split(/\r\n?|\n/)
        .map((line) => line.replace(/\s+/g, " ").trim())
        .join("\n")
        .trim(),
    )
    .pipe(z.string().max(longest, "too-long"))

/** What single questions ask for besides their kind. Given texts are not empty. */
const shapes: Record<string, [RegExp, string]> = {
  passportName: [/^[\p{Script=Latin}\p{M}\p{Zs}'’`´.,–-]+$/u, "latin-name"],
  passportNumber: [/^[\p{L}\d][\p{L}\d /-]*$/u, "number-wrong"],
  homeNumber: [/^[\p{L}\d][\p{L}\d +/-]*$/u, "number-wrong"],
  earlierNumber: [/^[\d][\d -]*$/u, "number-wrong"],
  postcode: [/^\d{4}$/, "postcode-wrong"],
}

function schemaOf(question: Question, municipalities: readonly string[]): z.ZodType {
  switch (question.kind) {
    case "date":
      return dateField(false).transform((day) => day ?? "")
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
      return optionalCode((text) => countries.includes(text))
    case "municipality":
      return optionalCode((text) => municipalities.includes(text))
    case "email":
      return optionalText(question.longest!, "too-long").refine((text) => text === "" || isEmail(text), "email-wrong")
    case "phone":
      return optionalText(question.longest!, "too-long")
        .transform(plainDigits)
        .refine((text) => text === "" || isPhone(text), "phone-wrong")
    case "lines":
      return optionalLines(question.longest!)
    case "text": {
      const [shape, wrong] = shapes[question.name] ?? [null, ""]
      const digits = shape !== null && question.name !== "passportName"
      return optionalText(question.longest!, "too-long")
        .transform((text) => (digits ? plainDigits(text) : text))
        .refine((text) => text === "" || shape === null || shape.test(text), wrong)
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
  const dates = fields.filter((f) => f.question.kind === "date").map((f) => f.name)
  const parsed = parseFields(
    joinDates(form, dates),
    z.object(Object.fromEntries(fields.map((f) => [f.name, schemaOf(f.question, municipalities)]))),
  )
  if (!parsed.ok) return { ok: false, typed, errors: parsed.errors }
  return { ok: true, answers: new Map(Object.entries(parsed.value as PartAnswers)), typed }
}

export const printedCodeForm = z.object({
  code: z.string("code-missing").trim().min(1, "code-missing").max(60, "printed-shape"),
})
