import { z } from "zod"
import type { Priority } from "#domain/courses/seats.ts"
import { emailField, optionalLines, optionalText, requiredText } from "./parse.ts"
import { LONGEST } from "#domain/longest.ts"

/** One page: who comes, where to write to, and what helps the teacher. `largest` people may sign up together. */
export function signUpForm(largest: number) {
  const others = Object.fromEntries(
    Array.from({ length: largest - 1 }, (_, i) => [`name-${i + 2}`, optionalText(100, "name-long")]),
  )
  return z
    .object({
      name: requiredText("name-missing", 100, "name-long"),
      email: emailField("email-missing", "email-wrong"),
      hopes: optionalLines(LONGEST.supportNeeds, "text-long"),
      supportNeeds: optionalLines(LONGEST.supportNeeds, "text-long"),
      u2: optionalText(5, "text-long"),
      partner: optionalText(5, "text-long"),
      ...others,
    })
    .transform((form) => ({
      names: [form.name, ...Object.keys(others).map((key) => (form as unknown as Record<string, string>)[key]!)].filter(
        (name) => name !== "",
      ),
      email: form.email,
      hopes: form.hopes,
      supportNeeds: form.supportNeeds,
      priorities: [...(form.u2 ? ["pd-u2"] : []), ...(form.partner ? ["partner"] : [])] as Priority[],
    }))
}
