import { z } from "zod"
import { isDate } from "#domain/time/office-time.ts"
import { readTypedDay } from "#domain/time/typed-day.ts"
import { languageCodes } from "#locales/languages.ts"
import { plainDigits } from "./parse.ts"

export const dateParts = ["day", "month", "year"] as const

/** Puts what was typed in the three fields of each date into one, as "YYYY-MM-DD", "" or the code of what is wrong with it. */
export function joinDates(form: FormData, names: readonly string[]): FormData {
  for (const name of names) {
    const [day, month, year] = dateParts.map((part) => plainDigits(String(form.get(`${name}-${part}`) ?? "")))
    const read = readTypedDay({ day: day!, month: month!, year: year! }, languageCodes)
    form.set(name, read.ok ? (read.day ?? "") : read.problem)
  }
  return form
}

/** A joined date. Missing is only wrong where it is required. */
export const dateField = (required: boolean) =>
  z
    .string()
    .optional()
    .default("")
    .transform((text, ctx) => {
      if (text === "" && !required) return null
      if (isDate(text)) return text
      ctx.addIssue({ code: "custom", message: text === "" ? "date-missing" : text })
      return z.NEVER
    })

/** The three fields of a day that is known. */
export function splitDate(name: string, day: string | null): Record<string, string> {
  const [year = "", month = "", date = ""] = day?.split("-") ?? []
  return {
    [`${name}-day`]: date && String(Number(date)),
    [`${name}-month`]: month && String(Number(month)),
    [`${name}-year`]: year,
  }
}
