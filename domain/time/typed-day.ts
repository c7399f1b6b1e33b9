import { isDate } from "./office-time.ts"
import { monthName } from "./spoken.ts"

export type TypedDayProblem = "date-missing" | "date-incomplete" | "date-month" | "date-year" | "date-wrong"

/** A month as people type it: a number, or its name (whole, or at least three letters of it) in one of the languages. Null when it is none. */
export function readMonthName(typed: string, languages: readonly string[]): number | null {
  const text = typed.trim().toLowerCase().replace(/\.$/, "")
  if (/^\d{1,2}$/.test(text)) return Number(text) >= 1 && Number(text) <= 12 ? Number(text) : null
  if (text.length < 3) return null
  for (const language of languages) {
    for (let month = 1; month <= 12; month++) {
      const name = `2026-${String(month).padStart(2, "0")}`
      const full = monthName(name, language).toLowerCase()
      const short = monthName(name, language, "short").toLowerCase().replace(/\.$/, "")
      if (full.startsWith(text) || short === text) return month
    }
  }
  return null
}

/**
 * A day typed in three fields. `day` is null when all are empty. Years are written in full; the month may be a name. What does
 * not exist (31 February) is told apart from what is not finished.
 */
export function readTypedDay(
  typed: { day: string; month: string; year: string },
  languages: readonly string[],
): { ok: true; day: string | null } | { ok: false; problem: TypedDayProblem } {
  const parts = [typed.day, typed.month, typed.year].map((part) => part.trim())
  if (parts.every((part) => part === "")) return { ok: true, day: null }
  if (parts.some((part) => part === "")) return { ok: false, problem: "date-incomplete" }
  const month = readMonthName(parts[1]!, languages)
  if (month === null) return { ok: false, problem: "date-month" }
  if (!/^\d{4}$/.test(parts[2]!)) return { ok: false, problem: "date-year" }
  if (!/^\d{1,2}$/.test(parts[0]!)) return { ok: false, problem: "date-wrong" }
  const day = `${parts[2]}-${String(month).padStart(2, "0")}-${parts[0]!.padStart(2, "0")}`
  return isDate(day) ? { ok: true, day } : { ok: false, problem: "date-wrong" }
}
