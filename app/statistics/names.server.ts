import type { SiteOffice } from "#db/office/reads.ts"
import { capital } from "#domain/capital.ts"
import { languageName } from "#domain/manner.ts"
import type { Dimension } from "#domain/statistics/figures.ts"
import type { Period } from "#domain/statistics/period.ts"
import { addDays, isoWeek, mondayOf, officeDay } from "#domain/time/office-time.ts"
import { briefDay, briefSpan, fullDate, monthName, spokenClock, weekdayName } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"

type Named = { name: string; short: string }

const same = (name: string): Named => ({ name, short: name })

/** A Monday, for the names of the days of the week. */
const A_MONDAY = "2026-06-01"

/** What the groups of each dimension are called. */
export function namesOf(
  at: SiteOffice,
  period: Period,
  language: Language,
  now: Date,
): Record<Dimension, (key: string) => Named> {
  const { t } = translator(language)
  const manyYears = period.first.slice(0, 4) !== period.last.slice(0, 4)
  return {
    service: (key) => {
      const service = at.services.find((s) => s.key === key)
      return same(service ? writtenIn(service.texts, language).shortName : key)
    },
    part: (key) =>
      key.includes("W") ? weekNamed(key, manyYears) : { name: briefDay(key, language), short: briefDay(key, language) },
    weekday: (key) => {
      const day = addDays(A_MONDAY, Number(key) - 1)
      return { name: capital(weekdayName(day, language)), short: capital(weekdayName(day, language, "short")) }
    },
    hour: (key) => {
      const clock = (hour: number) => spokenClock(`${String(hour).padStart(2, "0")}:00`, language)
      return { name: `${clock(Number(key))}–${clock(Number(key) + 1)}`, short: key }
    },
    municipality: (key) =>
      same(
        key === ""
          ? t("statistics:notAsked")
          : key === "abroad"
            ? t("statistics:abroad")
            : (at.municipalities.find((m) => m.code === key)?.name ?? key),
      ),
    language: (key) => same(capital(languageName(key, language))),
  }

  function weekNamed(week: string, withYear: boolean): Named {
    const number = String(Number(week.slice(6)))
    const name = t("statistics:weekNumber", { number })
    const year = week.slice(0, 4)
    const other = withYear || year !== officeDay(now).slice(0, 4)
    return { name: other ? `${name}, ${year}` : name, short: number }
  }
}

/** What a period is called in a heading: "Week 48, 23–29 Nov 2026", "November 2026". */
export function periodName({ kind, first, last }: Period, language: Language): string {
  const { t } = translator(language)
  const year = first.slice(0, 4)
  if (kind === "week") {
    const number = String(isoWeek(mondayOf(first)))
    return `${t("statistics:weekNumber", { number })}, ${briefSpan(first, last, language)} ${last.slice(0, 4)}`
  }
  if (kind === "month") return `${capital(monthName(first.slice(0, 7), language))} ${year}`
  if (kind === "year") return year
  if (kind === "quarter") {
    const number = String(Math.ceil(Number(first.slice(5, 7)) / 3))
    return t("statistics:quarterNumber", { number, year })
  }
  return `${fullDate(first, language)} – ${fullDate(last, language)}`
}
