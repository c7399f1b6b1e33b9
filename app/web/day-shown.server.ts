import { monthName, shortDay } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"

/** A day with its year; of a birth without day or month what is known, and that the rest is not. */
export function dayShown(day: string, language: Language): string {
  if (!day.endsWith("-00")) return shortDay(day, language, "")
  const { t } = translator(language)
  const [year = "", month = ""] = day.split("-")
  return month === "00"
    ? t("common:date.onlyYear", { year })
    : t("common:date.noDay", { month: `${monthName(day.slice(0, 7), language)} ${year}` })
}
