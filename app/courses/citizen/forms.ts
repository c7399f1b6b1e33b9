import type { Priority } from "#domain/courses/seats.ts"
import { z } from "zod"
import { readNames } from "#app/courses/forms.ts"
import { LONGEST } from "#domain/longest.ts"
import { type Parsed, emailField, optionalLines, optionalText, parseFields } from "#app/parts/parse.ts"

const rest = z.object({
  email: emailField("email-missing", "email-wrong"),
  hopes: optionalLines(LONGEST.supportNeeds, "text-long"),
  supportNeeds: optionalLines(LONGEST.supportNeeds, "text-long"),
  u2: optionalText(5, "text-long"),
  partner: optionalText(5, "text-long"),
})

/** The fields of names, in the order of the page: name-1, latin-1, name-2 … */
export const nameFields = (largest: number): string[] =>
  Array.from({ length: largest }, (_, i) => [`name-${i + 1}`, `latin-${i + 1}`]).flat()

/** One page: who comes, where to write to, and what helps the teacher. `largest` people may sign up together; empty ones are not meant. */
export function readSignUp(form: FormData, largest: number): Parsed<SignUpFields> {
  const parsed = parseFields(form, rest)
  const all = readNames(form, largest)
  const meant = all.names.flatMap((name, i) => (i === 0 || name !== "" || all.latinNames[i] !== "" ? [i] : []))
  const errors = Object.fromEntries(
    Object.entries(all.errors).filter(([field]) => meant.includes(Number(field.split("-")[1]) - 1)),
  )
  if (!parsed.ok || Object.keys(errors).length > 0) {
    const typed = Object.fromEntries([...form].filter((e): e is [string, string] => typeof e[1] === "string"))
    return { ok: false, typed, errors: { ...errors, ...(parsed.ok ? {} : parsed.errors) } }
  }
  const { email, hopes, supportNeeds, u2, partner } = parsed.value
  return {
    ok: true,
    value: {
      names: meant.map((i) => all.names[i]!),
      latinNames: meant.map((i) => all.latinNames[i]!),
      email,
      hopes,
      supportNeeds,
      priorities: [...(u2 ? ["pd-u2" as const] : []), ...(partner ? ["partner" as const] : [])],
    },
  }
}

export interface SignUpFields {
  names: string[]
  latinNames: string[]
  email: string
  hopes: string
  supportNeeds: string
  priorities: Priority[]
}
