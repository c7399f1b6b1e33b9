import { textAt } from "#locales/text-at.ts"
import type { CopyWeek, OfficeChange } from "#domain/office/changes.ts"
import type { ServiceWithTexts, SiteOffice } from "#db/office/reads.ts"
import { writtenIn } from "#domain/written-in.ts"
import { addDays, isDay, isoWeek } from "#domain/time/office-time.ts"
import { briefDay, shortDay, spokenClock, spokenDay, weekdayName } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"

/** Monday is 1. 22 November 2026 is a Sunday. */
export const weekdayWord = (weekday: number, language: string, length: "long" | "short" = "long") =>
  weekdayName(addDays("2026-11-22", weekday), language, length)

/** "Monday 9:00–15:00, Tuesday 9:00–15:00". */
export const weekWords = (
  hours: readonly { weekday: number; opens: string; closes: string }[],
  language: string,
): string =>
  hours
    .map(
      (h) =>
        `${weekdayWord(h.weekday, language, "short")} ${spokenClock(h.opens, language)}–${spokenClock(h.closes, language)}`,
    )
    .join(", ")

/** A day as people read it; what is no day is said as it was typed. */
export const dayWords = (day: string, language: string, today: string) =>
  isDay(day) ? spokenDay(day, language, today) : day

/** Days of a closure: one, or from–to. */
export const daysWords = (first: string, last: string, language: string, today: string) =>
  first === last
    ? dayWords(first, language, today)
    : isDay(first) && isDay(last)
      ? `${briefDay(first, language)} – ${briefDay(last, language)}${last.slice(0, 4) === today.slice(0, 4) ? "" : ` ${last.slice(0, 4)}`}`
      : `${first} – ${last}`

/**
 * What a counter can do, as people call it: by its known name, else by the services that ask for it, which an office may have added
 * itself.
 */
export function skillWord(
  services: readonly Pick<ServiceWithTexts, "skill" | "texts">[],
  skill: string,
  language: Language,
): string {
  const asking = services.filter((s) => s.skill === skill).map((s) => writtenIn(s.texts, language).name)
  return textAt(translator(language).t, `office:skill.${skill}`, { defaultValue: asking.join(", ") || skill })
}

/** Which week became the template of which. Mondays. */
export function weeksWords(
  { like, first, weeks }: Pick<CopyWeek, "like" | "first" | "weeks">,
  language: Language,
): string {
  const last = addDays(first, (weeks - 1) * 7)
  const numbers = { like: isoWeek(like), first: isoWeek(first), last: isoWeek(last) }
  return translator(language).t(weeks === 1 ? "office:copyWeek.aboutOne" : "office:copyWeek.about", numbers)
}

/** What a change says, in one line: the list of visits repeats it, so that a slip in the form is seen before it is saved. */
export function aboutChange(change: OfficeChange, at: SiteOffice, language: Language, today: string): string {
  const { t } = translator(language)
  const clock = (text: string) => spokenClock(text, language)
  const number = (id: string) => at.office.counters.find((c) => c.id === id)?.number ?? 0
  switch (change.what) {
    case "closure": {
      const where = change.counters
        ? t("office:exceptions.counters", {
            count: change.counters.length,
            list: change.counters
              .map(number)
              .toSorted((a, b) => a - b)
              .join(", "),
          })
        : t("office:exceptions.office")
      const hours = change.from ? `${clock(change.from)}–${clock(change.to ?? "")}` : t("office:exceptions.wholeDay")
      const kind = change.kind === "unstaffed" ? t("office:exceptions.unstaffed") : t("office:closure.closed")
      return [kind, where, daysWords(change.firstDay, change.lastDay, language, today), hours, change.reason].join(
        " · ",
      )
    }
    case "exception":
      return [
        t("office:exceptions.otherHours"),
        dayWords(change.day, language, today),
        `${clock(change.opens)}–${clock(change.closes)}`,
        change.reason,
      ].join(" · ")
    case "series":
      return `${t("office:weekly.coming", { day: shortDay(change.validFrom, language, today) })} ${weekWords(change.hours, language)}`
    case "remove-series": {
      const gone = at.office.series.find((s) => s.id === change.id)
      return gone
        ? `${t("office:weekly.coming", { day: shortDay(gone.validFrom, language, today) })} ${weekWords(gone.hours, language)}`
        : ""
    }
    case "remove-closure": {
      const gone = at.office.closures.find((c) => c.id === change.id)
      return gone ? aboutChange({ what: "closure", ...gone }, at, language, today) : ""
    }
    case "remove-exception": {
      const gone = at.office.exceptions.find((e) => e.id === change.id)
      return gone ? aboutChange({ what: "exception", ...gone }, at, language, today) : ""
    }
    case "roster":
      return [
        t("office:roster.edit", { number: number(change.counterId), day: weekdayWord(change.weekday, language) }),
        change.onlyThatDay
          ? t("office:roster.onlyOn", { day: dayWords(change.from, language, today) })
          : t("office:roster.fromOn", { day: dayWords(change.from, language, today) }),
        change.shifts.map((s) => `${s.staffName} ${clock(s.starts)}–${clock(s.ends)}`.trim()).join(", ") ||
          t("office:roster.nobody"),
      ].join(" · ")
    case "copy-week":
      return weeksWords(change, language)
    case "new-counter":
      return t("office:counters.edit", { number: change.number })
    case "counter": {
      const skills = change.skills.map((skill) => skillWord(at.services, skill, language)).join(", ")
      const counter = t("office:counters.edit", { number: number(change.id) })
      return `${counter} · ${change.active ? skills : t("office:counters.inactive")}`
    }
    case "service": {
      const service = at.services.find((s) => s.id === change.id)
      return service ? writtenIn(service.texts, language).name : ""
    }
    case "new-service":
      return writtenIn(change.texts, language).name
    case "order-services":
      return t("office:services.order")
    case "contact":
      return t("office:contact.heading")
    case "settings":
      return t("office:settings.heading")
    case "day-list":
      return t("office:paper.heading")
    case "new-notice":
    case "notice":
      return writtenIn(change.texts, language)
    case "end-notice":
    case "resume-notice": {
      const notice = at.notices.find((n) => n.id === change.id)
      return notice ? writtenIn(notice.texts, language) : ""
    }
  }
}
