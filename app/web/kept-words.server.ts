import { textAt } from "#locales/text-at.ts"
import { articleWhats, figureWhats, taxWhats, taxYearFrom } from "#domain/guidance/changes.ts"
import { type StepKey, stepKeys } from "#domain/plan/step.ts"
import { languageName, mannerOf } from "#domain/manner.ts"
import { purposes } from "#domain/plan/purposes.ts"
import { type State, stateOf, textOf, textsOf } from "#domain/recorded.ts"
import { topicWhats } from "#domain/courses/topics.ts"
import { topics } from "#domain/guidance/article.ts"
import { units } from "#domain/guidance/figures.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"

interface Told {
  language: Language
  services: readonly { key: string; texts: Readonly<Record<string, { name: string }>> }[]
  /** The state on the other side of the change: what is the same there is not said. */
  other: State | null
}

const joined = (parts: readonly string[]) => parts.filter(Boolean).join(" · ")
const has = (whats: readonly string[], what: string) => whats.includes(what)

/**
 * A state of the history of the guidance or of the courses' topics, in the reader's language; null for a change of anything else. What
 * the same change left as it was is not said.
 */
export function keptWords(what: string, state: State, told: Told): string | null {
  if (has(articleWhats, what)) return articleWords(what, state, told)
  if (has(figureWhats, what)) return figureWords(what, state, told)
  if (has(taxWhats, what)) return taxWords(state, told)
  if (has(topicWhats, what)) return topicWords(state, told)
  return null
}

/** A step of the plan as staff tell it from the others: some are called alike to those who never see the other. */
export function stepName(key: StepKey, language: Language): string {
  const { t } = translator(language)
  const title = t(`plan:steps.${key}.title`)
  if (key !== "short-work" && key !== "commuter-tax") return title
  return t("guidance-kept:place.stepFor", { title, who: t(`guidance-kept:place.stepOf.${key}`) })
}

/** What a history calls a thing in every language, as one of its readers reads it. */
const namedIn = (names: unknown, language: Language): string => {
  const own = stateOf(names) ?? {}
  return textOf(own[language]) || textOf(own.en) || Object.values(own).map(textOf).find(Boolean) || ""
}

function articleWords(what: string, state: State, told: Told): string {
  const { language, services, other } = told
  const { t } = translator(language)
  const titles = stateOf(state.titles) ?? {}
  const title = (slug: unknown) => namedIn(titles[textOf(slug)], language) || textOf(slug)
  const topic = topics.find((one) => one === state.topic)
  const instead = textOf(state.instead)
  const differs = (name: string) =>
    name in state && (!other || JSON.stringify(state[name]) !== JSON.stringify(other[name]))
  const list = (name: string, label: string, words: readonly string[]) =>
    differs(name) ? `${label}: ${words.join(", ") || t("office:history.nothing")}` : ""
  const place = [
    differs("topic") && topic ? `${t("guidance-kept:place.topic")}: ${t(`guidance:topic.${topic}`)}` : "",
    differs("after")
      ? textOf(state.after)
        ? t("guidance-kept:words.after", { title: title(state.after) })
        : t("guidance-kept:place.first")
      : "",
    list(
      "steps",
      t("guidance-kept:place.steps"),
      stepKeys.filter((key) => textsOf(state.steps).includes(key)).map((key) => stepName(key, language)),
    ),
    list(
      "services",
      t("guidance-kept:place.services"),
      services.filter(({ key }) => textsOf(state.services).includes(key)).map((s) => writtenIn(s.texts, language).name),
    ),
    list(
      "situations",
      t("guidance-kept:place.situations"),
      purposes.filter((key) => textsOf(state.situations).includes(key)).map((key) => t(`plan:ask.purpose.${key}`)),
    ),
    list("related", t("guidance-kept:place.related"), textsOf(state.related).map(title)),
  ]
  return joined([
    `“${title(state.slug)}”`,
    ...(what === "archive-article" || what === "return-article" ? [] : place),
    what === "archive-article" && instead ? t("guidance-kept:words.instead", { title: title(instead) }) : "",
  ])
}

function figureWords(what: string, state: State, { language }: Told): string {
  const { t } = translator(language)
  const unit = units.find((one) => one === state.unit)
  if (what === "rename-figure") return allNames(state.names, language)
  return joined([
    namedIn(state.names, language),
    textOf(state.key),
    what === "new-figure" && unit ? textAt(t, `guidance-kept:unit.${unit}`) : "",
    state.yearly === true ? t("guidance-kept:figure.yearly") : "",
  ])
}

const allNames = (names: unknown, language: Language): string =>
  Object.entries(stateOf(names) ?? {})
    .map(([code, name]) => `${languageName(code, language)}: ${textOf(name)}`)
    .join(" · ")

/** So many municipalities are named; the rest are counted. */
const MOST_NAMED = 6

function taxWords(state: State, { language, other }: Told): string {
  const { t } = translator(language)
  const { year, source, rates } = taxYearFrom(state)
  if (rates.length === 0) return t("guidance-kept:words.noRates", { year })
  const manner = mannerOf(language)
  const percent = (rate: number) =>
    manner.percent(new Intl.NumberFormat(manner.locale, { maximumFractionDigits: 3 }).format(rate))
  const before = other ? taxYearFrom(other).rates : []
  const nameOf = (code: string) => {
    const row = (Array.isArray(state.rates) ? state.rates : []).map(stateOf).find((one) => one?.code === code)
    return textOf(row?.name) || code
  }
  const changed = rates.filter((rate) => {
    const was = before.find((one) => one.code === rate.code)
    return was?.municipal !== rate.municipal || was.church !== rate.church
  })
  const told =
    before.length === 0
      ? [t("guidance-kept:words.allRates", { count: rates.length })]
      : [
          ...changed.slice(0, MOST_NAMED).map((rate) =>
            t("guidance-kept:words.rate", {
              name: nameOf(rate.code),
              municipal: percent(rate.municipal),
              church: percent(rate.church),
            }),
          ),
          changed.length > MOST_NAMED ? t("guidance-kept:words.more", { count: changed.length - MOST_NAMED }) : "",
        ]
  return joined([String(year), ...told, other && textOf(other.source) === source ? "" : source])
}

function topicWords(state: State, { language }: Told): string {
  const list = Array.isArray(state.list) ? state.list : null
  if (list) return list.map((names) => namedIn(names, language)).join(", ")
  return allNames(state.names, language)
}
