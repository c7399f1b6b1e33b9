import { capital } from "#domain/capital.ts"
import { departuresAhead } from "#domain/office/ahead.ts"
import { weeklyHours } from "#domain/office/hours.ts"
import { type Hours, openOn } from "#domain/office/open-days.ts"
import type { Office } from "#domain/office/opening.ts"
import { addDays, weekday } from "#domain/time/office-time.ts"
import { briefSpan, shortDay, spokenDay, spokenHours, weekdayName } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"

/** An office is never changed once it is read, so that what was worked out for a day holds for every page that shows it. */
const known = new WeakMap<Office, Map<string, HoursShown>>()

/**
 * Opening hours as every page shows them: the ordinary week, and the days at hand that are not as every week. Today's row has
 * `now`, what holds today, where that is something else. Every page has them: worked out once for an office as it was read.
 */
export function hoursShown(office: Office, today: string, language: Language): HoursShown {
  const own = known.get(office) ?? new Map<string, HoursShown>()
  known.set(office, own)
  const key = `${today} ${language}`
  const shown = own.get(key) ?? readHours(office, today, language)
  own.set(key, shown)
  return shown
}

function readHours(office: Office, today: string, language: Language) {
  const { t } = translator(language)
  const spans = (hours: readonly Hours[]) =>
    hours.map((h) => spokenHours(h.opens, h.closes, language)).join(t("common:hours.and"))
  const day = (of: string) => (of === today ? t("common:hours.today") : spokenDay(of, language, today))
  const when = (first: string, last: string) =>
    first === last
      ? day(first)
      : first === today
        ? t("common:hours.todayTo", { day: shortDay(last, language, today) })
        : briefSpan(first, last, language)
  const ahead = departuresAhead(office, today)
  const differs = ahead.some(({ first }) => first === today)
  return {
    week: weeklyHours(office, today).map((row) => {
      const isToday = row.weekday === weekday(today)
      return {
        // 22 November 2026 is a Sunday.
        day: capital(weekdayName(addDays("2026-11-22", row.weekday), language)),
        today: isToday,
        hours: row.hours && spokenHours(row.hours.opens, row.hours.closes, language),
        now: isToday && differs ? spans(openOn(office, today)) || t("common:hours.closed") : null,
      }
    }),
    ahead: ahead.map(({ first, last, hours }) => ({
      key: first,
      when: capital(when(first, last)),
      hours: hours.length === 0 ? t("common:hours.closed") : spans(hours),
    })),
  }
}
export type HoursShown = ReturnType<typeof readHours>
