import { type Figure, figureOn } from "#domain/guidance/figures.ts"
import { type CountryListVersion, listOn } from "./country-lists.ts"
import { type NumberRuleKey, numberRuleKeys, numberRules } from "./numbers.ts"

export interface Span {
  least: number
  most: number
}
type SpanKey = { [K in NumberRuleKey]: (typeof numberRules)[K]["span"] extends true ? K : never }[NumberRuleKey]

/** The rules as they hold on one day. */
export type Rules = { readonly [K in NumberRuleKey]: K extends SpanKey ? Span : number } & {
  /** States whose certificates usually need no stamp. */
  readonly noStamp: readonly string[]
  /** States whose certificates can come with the multilingual form. */
  readonly multilingualForm: readonly string[]
}

/** All that the office has entered, with the days it holds for. */
export interface DatedRules {
  figures: readonly Pick<Figure, "key" | "values">[]
  lists: readonly CountryListVersion[]
}

/**
 * The rules of a day "YYYY-MM-DD": of each figure the value that holds, or the last one before; of a day before all values, the first.
 * Throws where a rule has no value at all: an office is never set up without them.
 */
export function rulesOn(dated: DatedRules, day: string): Rules {
  const numbers = numberRuleKeys.map((key): [NumberRuleKey, number | Span] => {
    const rule = numberRules[key]
    const values = dated.figures.find((figure) => figure.key === rule.figure)?.values ?? []
    const value = figureOn(values, day)?.value ?? values.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0]
    if (!value) throw new Error(`no value of the rule ${key} (figure ${rule.figure})`)
    return [key, rule.span ? { least: value.value, most: value.upTo ?? value.value } : value.value]
  })
  return {
    ...(Object.fromEntries(numbers) as { [K in NumberRuleKey]: K extends SpanKey ? Span : number }),
    noStamp: listOn(dated.lists, "no-stamp", day)?.countries ?? [],
    multilingualForm: listOn(dated.lists, "multilingual-form", day)?.countries ?? [],
  }
}

/** The rules with a number entered from a day on, as if it were so: nothing is kept. */
export function withNumber(
  dated: DatedRules,
  key: NumberRuleKey,
  entered: { from: string; value: number; upTo: number | null },
): DatedRules {
  const { figure } = numberRules[key]
  const value = { ...entered, to: null, source: "", url: "" }
  return {
    ...dated,
    figures: dated.figures.map((one) =>
      one.key === figure ? { ...one, values: [...one.values.filter((v) => v.from !== entered.from), value] } : one,
    ),
  }
}

/** The rules with a list of states entered from a day on, as if it were so. */
export function withList(dated: DatedRules, version: CountryListVersion): DatedRules {
  const others = dated.lists.filter((one) => one.list !== version.list || one.from !== version.from)
  return { ...dated, lists: [...others, version] }
}
