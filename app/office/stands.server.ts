import { bookingSettingNames } from "#domain/booking/settings.ts"
import type { OfficeChange } from "#domain/office/changes.ts"
import { contactNames } from "#domain/office/contact.ts"
import { seriesOn, shiftsOn } from "#domain/office/opening.ts"
import { spokenClock } from "#domain/time/spoken.ts"
import type { ServiceWithTexts, SiteOffice } from "#db/office/reads.ts"
import { type Language, otherLanguages } from "#locales/languages.ts"

/** What stands now, by the names of the form's fields: shown beside what was typed when a colleague saved in between. */
export function standsNow(
  change: OfficeChange,
  at: SiteOffice,
  counters: readonly {
    id: string
    group: string
    groupNames: Record<string, string>
    skills: string[]
    active: boolean
  }[],
  language: Language,
  today: string,
): Record<string, string> {
  const clock = (text: string) => spokenClock(text, language)
  switch (change.what) {
    case "series": {
      const hours = seriesOn(at.office, change.validFrom)?.hours ?? []
      return Object.fromEntries(
        [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
          const own = hours.find((h) => h.weekday === weekday)
          return [
            [`opens-${weekday}`, own ? clock(own.opens) : ""],
            [`closes-${weekday}`, own ? clock(own.closes) : ""],
          ]
        }),
      )
    }
    case "roster": {
      const shifts = shiftsOn(at.office, change.counterId, change.from < today ? today : change.from)
      return Object.fromEntries(
        [1, 2].flatMap((n) => {
          const own = shifts[n - 1]
          return [
            [`who-${n}`, own?.staffName ?? ""],
            [`starts-${n}`, own ? clock(own.starts) : ""],
            [`ends-${n}`, own ? clock(own.ends) : ""],
          ]
        }),
      )
    }
    case "counter": {
      const own = counters.find((c) => c.id === change.id)
      if (!own) return {}
      const names = otherLanguages.map((code) => [`group-${code}`, own.groupNames[code] ?? ""])
      return {
        group: own.group,
        ...Object.fromEntries(names),
        skills: own.skills.join(" "),
        active: own.active ? "yes" : "no",
      }
    }
    case "service": {
      const own = at.services.find((s) => s.id === change.id)
      return own ? serviceStands(own) : {}
    }
    case "contact":
      return Object.fromEntries(contactNames.map((name) => [name, at.site[name]]))
    case "settings":
      return Object.fromEntries(bookingSettingNames.map((name) => [name, String(at.settings[name])]))
    case "day-list":
      return { at: clock(at.site.dayListAt), email: at.site.dayListEmail }
    case "notice": {
      const own = at.notices.find((n) => n.id === change.id)
      if (!own) return {}
      const words = Object.entries(own.texts).map(([code, text]) => [`text-${code}`, text])
      return { firstDay: own.firstDay, lastDay: own.lastDay, ...Object.fromEntries(words) }
    }
    default:
      return {}
  }
}

function serviceStands(own: ServiceWithTexts): Record<string, string> {
  const { minutesFirst, minutesFurther, largestParty, noticeMinutes, horizonDays, cutoffHours } = own
  const numbers = { minutesFirst, minutesFurther, largestParty, noticeMinutes, horizonDays, cutoffHours }
  return Object.fromEntries([
    ...Object.entries(numbers).map(([name, value]) => [name, String(value)]),
    ["active", own.active ? "on" : ""],
    ...Object.values(own.texts).flatMap((text) => [
      [`name-${text.language}`, text.name],
      [`shortName-${text.language}`, text.shortName],
      [`about-${text.language}`, text.about],
      [`first-${text.language}`, text.first],
      [`bring-${text.language}`, text.bring.join("\n")],
      [`atCounter-${text.language}`, text.atCounter],
    ]),
  ])
}
