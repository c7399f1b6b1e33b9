import { type State, numberOf, stateOf, textOf, textsOf } from "#domain/recorded.ts"
import { type Topic, type Source, topics } from "./article.ts"
import type { FigureKind } from "./figure-use.ts"
import type { MunicipalRate, TaxYear } from "./municipal-tax.ts"
import type { Place } from "./place.ts"

/** A new article: its place, who looks after it, what it rests on, and what its first drafts say. */
export interface NewArticle extends Place {
  slug: string
  ownerId: string | null
  legalSource: string
  sources: Source[]
  nextReview: string
  texts: Record<string, { title: string; lead: string; body: string }>
}

/** What staff change about the guidance besides its texts. */
export type GuidanceChange =
  | ({ what: "new-article" } & NewArticle)
  | ({ what: "article-place"; slug: string } & Place)
  | { what: "archive-article"; slug: string; instead: string }
  | { what: "return-article"; slug: string }
  | ({ what: "new-figure" } & FigureKind)
  | { what: "rename-figure"; key: string; names: Record<string, string> }
  | { what: "remove-figure"; key: string }
  | { what: "return-figure"; key: string }
  | ({ what: "municipal-tax" } & TaxYear)

/** Of which thing the history's entries are told on its own page. */
export const articleWhats = ["new-article", "article-place", "archive-article", "return-article"] as const
export const figureWhats = ["new-figure", "rename-figure", "remove-figure", "return-figure"] as const
export const taxWhats = ["municipal-tax"] as const
export const guidanceWhats: readonly string[] = [...articleWhats, ...figureWhats, ...taxWhats]

/** A change as the history keeps it. */
interface Entry {
  what: string
  before: unknown
  after: unknown
}

/** What a change of the guidance is about; null for any other change. Where an article stands and whether it is kept are two things. */
export function guidanceSubject({ what, before, after }: Entry): string | null {
  const state = stateOf(after) ?? stateOf(before)
  switch (what) {
    case "new-article":
    case "archive-article":
    case "return-article":
      return `article ${textOf(state?.slug)}`
    case "article-place":
      return `place ${textOf(state?.slug)}`
    case "rename-figure":
      return `name ${textOf(state?.key)}`
    case "new-figure":
    case "remove-figure":
    case "return-figure":
      return `figure ${textOf(state?.key)}`
    case "municipal-tax":
      return `tax ${textOf(state?.year)}`
    default:
      return null
  }
}

/**
 * The change that brings back what was before an entry; null where something newer is about the same. An article or a figure that was new
 * is archived or removed, since its address and its name have been given; a year's rates are brought back while the year is to come.
 */
export function takingBackGuidance(entry: Entry, newer: readonly Entry[], thisYear: number): GuidanceChange | null {
  const subject = guidanceSubject(entry)
  if (subject === null || newer.some((other) => guidanceSubject(other) === subject)) return null
  const before = stateOf(entry.before)
  const after = stateOf(entry.after)
  const slug = textOf(after?.slug)
  const key = textOf(after?.key)
  switch (entry.what) {
    case "new-article":
    case "return-article":
      return { what: "archive-article", slug, instead: textOf(after?.was) }
    case "archive-article":
      return { what: "return-article", slug }
    case "article-place":
      return before && { what: "article-place", slug, ...placeFrom(before) }
    case "new-figure":
    case "return-figure":
      return { what: "remove-figure", key }
    case "remove-figure":
      return { what: "return-figure", key }
    case "rename-figure":
      return before && { what: "rename-figure", key, names: namesFrom(before.names) }
    case "municipal-tax": {
      const year = numberOf(after?.year)
      return before && year > thisYear ? { what: "municipal-tax", ...taxYearFrom(before) } : null
    }
    default:
      return null
  }
}

const namesFrom = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(stateOf(value) ?? {}).map(([language, name]) => [language, textOf(name)]))

function placeFrom(state: State): Place {
  return {
    topic: topics.find((topic): topic is Topic => topic === state.topic) ?? topics[0],
    after: textOf(state.after),
    steps: textsOf(state.steps),
    services: textsOf(state.services),
    situations: textsOf(state.situations),
    related: textsOf(state.related),
  }
}

/** A year's rates as the history keeps them. */
export function taxYearFrom(state: State): TaxYear {
  const rates = Array.isArray(state.rates) ? state.rates.map(stateOf) : []
  return {
    year: numberOf(state.year),
    source: textOf(state.source),
    rates: rates.flatMap((rate): MunicipalRate[] =>
      rate ? [{ code: textOf(rate.code), municipal: numberOf(rate.municipal), church: numberOf(rate.church) }] : [],
    ),
  }
}
