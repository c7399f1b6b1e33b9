import { isDay } from "#domain/time/office-time.ts"
import { briefMoment, spokenClock, spokenDay } from "#domain/time/spoken.ts"
import type { ServiceWithTexts } from "#db/office/reads.ts"
import { type State, isState, stateOf, textOf } from "#domain/recorded.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { keptWords } from "#app/web/kept-words.server.ts"
import { messageHistory } from "./message-words.server.ts"
import { contactWords, dayListWords, noticeWords, orderWords, serviceWords, settingWords } from "./says-words.server.ts"
import { skillWord, weekWords, weekdayWord, weeksWords } from "./words.server.ts"

const text = textOf
const list = (value: unknown): State[] => (Array.isArray(value) ? value.filter(isState) : [])

/**
 * A state of the history in the reader's language: weekdays, days and clock times as people say them; nothing raw. Empty when
 * nothing was. With the state on the other side of the change, what the office says is told by what was changed of it.
 */
export function historyWords(
  what: string,
  state: unknown,
  language: Language,
  today: string,
  { other, services = [] }: { other?: unknown; services?: readonly ServiceWithTexts[] } = {},
): string {
  const s = stateOf(state)
  if (!s) return ""
  const told = { language, today, services, other: stateOf(other) }
  const { t } = translator(language)
  const day = (value: unknown) => (isDay(text(value)) ? spokenDay(text(value), language, today) : "")
  const span = (from: unknown, to: unknown) =>
    text(from) && text(to) ? `${spokenClock(text(from), language)}–${spokenClock(text(to), language)}` : ""
  const join = (parts: string[]) => parts.filter(Boolean).join(" · ")
  if (what.startsWith("municipality")) return municipalityWords(s, language, day)
  switch (what) {
    case "series":
    case "remove-series":
      return join([
        day(s.validFrom) && t("office:weekly.coming", { day: day(s.validFrom) }),
        weekWords(
          list(s.hours).map((h) => ({ weekday: Number(h.weekday), opens: text(h.opens), closes: text(h.closes) })),
          language,
        ),
      ])
    case "closure":
    case "remove-closure": {
      const counters = Array.isArray(s.counters) ? s.counters.map(text) : null
      return join([
        t(s.kind === "unstaffed" ? "office:exceptions.unstaffed" : "office:closure.closed"),
        counters
          ? t("office:exceptions.counters", { count: counters.length, list: counters.join(", ") })
          : t("office:exceptions.office"),
        s.firstDay === s.lastDay ? day(s.firstDay) : `${day(s.firstDay)} – ${day(s.lastDay)}`,
        span(s.from, s.to) || t("office:exceptions.wholeDay"),
        text(s.reason),
      ])
    }
    case "exception":
    case "remove-exception":
      return join([day(s.day), span(s.opens, s.closes), text(s.reason)])
    case "new-counter":
    case "counter":
      return join([
        t("office:counters.edit", { number: Number(s.number) }),
        join([text(s.group), ...Object.values(stateOf(s.groupNames) ?? {}).map(text)]),
        (Array.isArray(s.skills) ? s.skills.map(text) : [])
          .map((skill) => skillWord(services, skill, language))
          .join(", "),
        s.active === false ? t("office:counters.inactive") : "",
      ])
    case "roster":
      return join([
        t("office:roster.edit", { number: Number(s.counter), day: weekdayWord(Number(s.weekday), language) }),
        day(s.from) && t(s.onlyThatDay ? "office:roster.onlyOn" : "office:roster.fromOn", { day: day(s.from) }),
        list(s.shifts)
          .map((x) => `${text(x.staffName)} ${span(x.starts, x.ends)}`.trim())
          .join(", ") || t("office:roster.nobody"),
      ])
    case "copy-week":
      return weeksWords({ like: text(s.like), first: text(s.first), weeks: Number(s.weeks) }, language)
    default:
      return saysHistory(what, s, told)
  }
}

/** The same for what the office says of itself: messages, services, contact, notices. */
function saysHistory(what: string, s: State, told: Parameters<typeof serviceWords>[1]): string {
  switch (what) {
    case "message-text":
    case "message-looked":
      return messageHistory(
        text(s.message),
        list(s.texts).map((x) => ({
          key: text(x.key),
          language: text(x.language),
          text: text(x.text) || null,
          looked: what === "message-looked",
        })),
        told.language,
      )
    case "service":
    case "new-service":
      return serviceWords(s, told)
    case "founded":
      return [s.name, s.address, s.postalLine].map(text).filter(Boolean).join(" · ")
    case "order-services":
      return orderWords(s, told)
    case "contact":
      return contactWords(s, told)
    case "settings":
      return settingWords(s, told)
    case "day-list":
      return dayListWords(s, told)
    case "new-notice":
    case "notice":
    case "end-notice":
    case "resume-notice":
      return noticeWords(s, told)
    default:
      return keptWords(what, s, told) ?? ""
  }
}

function municipalityWords(s: State, language: Language, day: (value: unknown) => string): string {
  const { t } = translator(language)
  const dates = (x: State) => [
    day(x.from) && t("office:municipalities.from", { day: day(x.from) }),
    day(x.to) && t("office:municipalities.to", { day: day(x.to) }),
  ]
  const exception =
    s.goes === "here" || s.goes === "own"
      ? [
          t(s.who === "students" ? "office:municipalities.students" : "office:municipalities.everyone"),
          Array.isArray(s.residences) ? s.residences.map(text).join(", ") : "",
          t(s.goes === "here" ? "office:municipalities.goesHere" : "office:municipalities.goesOwn"),
          text(s.source),
        ]
      : []
  const regions = list(s.regions).map((r) => [text(r.was), ...dates(r)].filter(Boolean).join(" "))
  return [text(s.name), text(s.region), ...exception, ...dates(s), regions.join(", ")].filter(Boolean).join(" · ")
}

/** What became of the visits a change hit, a line each. */
export function historyVisits(state: unknown, language: Language): string[] {
  const { t } = translator(language)
  return list(stateOf(state)?.visits).map((v) => {
    const moment = (value: unknown) => (text(value) ? briefMoment(new Date(text(value)), language) : "")
    const choice = text(v.choice) as "offer" | "move" | "keep" | "ask" | "other-counter"
    return t(`office:history.visit.${choice}`, { reference: text(v.reference), from: moment(v.from), to: moment(v.to) })
  })
}
