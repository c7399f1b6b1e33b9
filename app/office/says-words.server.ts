import { bookingSettingNames } from "#domain/booking/settings.ts"
import { dayListNames } from "#domain/desk/day-list-settings.ts"
import { spokenClock } from "#domain/time/spoken.ts"
import { languageName } from "#domain/manner.ts"
import { contactNames } from "#domain/office/contact.ts"
import { serviceTopics, whoMayBook, wordNames } from "#domain/office/service-change.ts"
import { type State, numberOf, stateOf, textOf, textsOf } from "#domain/recorded.ts"
import type { ServiceWithTexts } from "#db/office/reads.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { numberLabels, wordLabels } from "./parts/service-labels.ts"
import { daysWords, skillWord } from "./words.server.ts"

/** What the history of the office is told about, to say it. */
export interface Told {
  language: Language
  today: string
  services: readonly ServiceWithTexts[]
  /** The state on the other side of the change: what is the same there is not said. */
  other: State | null
}

const joined = (parts: readonly string[]) => parts.filter(Boolean).join(" · ")
const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b)

/** Contact data: of a change only what it changed. */
export function contactWords(state: State, { language, other }: Told): string {
  const { t } = translator(language)
  return joined(
    contactNames
      .filter((name) => (other ? differs(state[name], other[name]) : textOf(state[name]) !== ""))
      .map((name) => `${t(`office:contact.${name}`)}: ${textOf(state[name]) || t("office:history.nothing")}`),
  )
}

/** The numbers of booking: of a change only what it changed. */
export function settingWords(state: State, { language, other }: Told): string {
  const { t } = translator(language)
  return joined(
    bookingSettingNames
      .filter((name) => name in state && (!other || differs(state[name], other[name])))
      .map((name) => `${t(`office:settings.${name}.name`)}: ${numberOf(state[name])}`),
  )
}

/** When the day's list is made and whom it is mailed to: of a change only what it changed. */
export function dayListWords(state: State, { language, other }: Told): string {
  const { t } = translator(language)
  const said = { at: spokenClock(textOf(state.at), language), email: textOf(state.email) }
  return joined(
    dayListNames
      .filter((name) => !other || differs(state[name], other[name]))
      .map((name) => `${t(`office:paper.${name}`)}: ${said[name] || t("office:history.nothing")}`),
  )
}

/** A notice: where, what kind, on which days, and its text in the reader's language. */
export function noticeWords(state: State, { language, today, services }: Told): string {
  const { t } = translator(language)
  const id = textOf(state.serviceId)
  const service = services.find((s) => s.id === id)
  const texts = stateOf(state.texts) ?? {}
  return joined([
    service ? writtenIn(service.texts, language).name : t("office:notices.office"),
    t(state.kind === "important" ? "office:notices.important" : "office:notices.information"),
    daysWords(textOf(state.firstDay), textOf(state.lastDay), language, today),
    textOf(texts[language]) || textOf(texts.en),
  ])
}

/** The order of the services, by their names. */
export const orderWords = (state: State, { language, services }: Told): string =>
  textsOf(state.ids)
    .map((id) => services.find((s) => s.id === id))
    .map((service) => (service ? writtenIn(service.texts, language).name : ""))
    .filter(Boolean)
    .join(", ")

/** A service by its name; of a change what it changed, else its numbers and who may book it. */
export function serviceWords(state: State, told: Told): string {
  const { language, other } = told
  const { t } = translator(language)
  const texts = stateOf(state.texts) ?? {}
  const own = stateOf(texts[language]) ?? stateOf(texts.en) ?? Object.values(texts).map(stateOf)[0]
  const changed = (name: string) => name in state && (!other || !(name in other) || differs(state[name], other[name]))
  return joined([
    textOf(own?.name),
    ...numberLabels
      .filter(([name]) => changed(name))
      .map(([n, label]) => `${t(`office:services.${label}`)}: ${textOf(state[n])}`),
    ...bookedBy(state, told, changed),
    ...(other ? changedTexts(texts, stateOf(other.texts) ?? {}, language) : []),
    state.active === false ? t("office:services.inactive") : "",
  ])
}

/** Under which heading it stands, who serves it and who may book it. */
function bookedBy(state: State, { language, services }: Told, changed: (name: string) => boolean): string[] {
  const { t } = translator(language)
  const topic = serviceTopics.find((known) => known === state.topic)
  const who = whoMayBook.find((known) => known === state.whoMayBook)
  return [
    changed("topic") && topic ? `${t("office:services.topic")}: ${t(`booking:topics.${topic}`)}` : "",
    changed("skill") ? `${t("office:services.skill")}: ${skillWord(services, textOf(state.skill), language)}` : "",
    changed("whoMayBook") && who ? `${t("office:services.who")}: ${t(`office:services.whoMayBook.${who}`)}` : "",
    ...(["byMunicipality", "checksIdentity"] as const).map((name) =>
      changed(name)
        ? `${t(`office:services.${name}`)}: ${t(state[name] === true ? "office:history.yes" : "office:history.no")}`
        : "",
    ),
  ]
}

/** Each text that is another one than before, under its name and language. */
function changedTexts(texts: State, before: State, language: Language): string[] {
  const { t } = translator(language)
  return Object.entries(texts).flatMap(([code, value]) => {
    const words = stateOf(value) ?? {}
    const was = stateOf(before[code]) ?? {}
    return wordNames
      .filter((name) => name in words && differs(words[name], was[name]))
      .map((name) => {
        const said = name === "bring" ? textsOf(words.bring).join("; ") : textOf(words[name])
        const label = t(`office:services.${wordLabels[name]}`)
        return `${label} (${languageName(code, language)}): ${said || t("office:history.nothing")}`
      })
  })
}
