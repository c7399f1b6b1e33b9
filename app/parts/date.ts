import { z } from "zod"
import { isDate } from "#domain/time/office-time.ts"
import { isPartialDay } from "#domain/time/partial-day.ts"
import { dateParts, readTypedDay } from "#domain/time/typed-day.ts"
import { plainDigits, plainText } from "#domain/typed-text.ts"
import { languageCodes } from "#locales/languages.ts"

/**
 * Puts what was typed in the three fields of each date into one, as "YYYY-MM-DD", "" or the code of what is wrong with it. Those of
 * `partial` may lack the day, or day and month.
 */
export function joinDates(form: FormData, names: readonly string[], partial: readonly string[] = []): FormData {
  for (const name of names) {
    const [day, month, year] = dateParts.map((part) =>
      plainDigits(plainText(String(form.get(`${name}-${part}`) ?? ""))),
    )
    const read = readTypedDay({ day: day!, month: month!, year: year! }, languageCodes, partial.includes(name))
    form.set(name, read.ok ? (read.day ?? "") : read.problem)
  }
  return form
}

/** A joined date. Missing is only wrong where it is required. */
export const dateField = (required: boolean, partial = false) =>
  z
    .string()
    .optional()
    .default("")
    .transform((text, ctx) => {
      if (text === "" && !required) return null
      if (partial ? isPartialDay(text) : isDate(text)) return text
      ctx.addIssue({ code: "custom", message: text === "" ? "date-missing" : text })
      return z.NEVER
    })

/** The three fields of a day that is known; what a partial one lacks is "00". */
export function splitDate(name: string, day: string | null): Record<string, string> {
  const [year = "", month = "", date = ""] = day?.split("-") ?? []
  const field = (text: string) => (text === "" || text === "00" ? text : String(Number(text)))
  return { [`${name}-day`]: field(date), [`${name}-month`]: field(month), [`${name}-year`]: year }
}
