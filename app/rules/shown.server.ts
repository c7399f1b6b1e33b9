import { articlesNaming } from "#domain/guidance/figure-use.ts"
import type { RouterContextProvider } from "react-router"
import { type KeptList, readCountryLists } from "#db/rules/reads.ts"
import { readFigures, readTexts } from "#db/guidance/reads.ts"
import { type FigureValue, amountText, figureOn } from "#domain/guidance/figures.ts"
import { sourceName } from "#domain/guidance/source-name.ts"
import { countryLists, isCountryList, listOn } from "#domain/rules/country-lists.ts"
import { type NumberRule, isNumberRule, numberRuleKeys, numberRules } from "#domain/rules/numbers.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { fullDate } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import { type Language, languageCodes } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { seenOfFigure } from "#operations/guidance/figures.ts"
import { seenOfList } from "#operations/rules/country-list.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { countryNames } from "#app/web/place-names.server.ts"

type Context = Readonly<RouterContextProvider>

/** A review this near is said to be due. */
const SOON_DAYS = 30
/** What a new entry is read again after, where nobody says otherwise. */
const REVIEW_DAYS = 365

const groups = ["stay", "registration", "tax", "benefit", "post", "papers"] as const

type Figures = Awaited<ReturnType<typeof readFigures>>
const figureOf = (figures: Figures, rule: NumberRule) => figures.find((figure) => figure.key === rule.figure)!

function amount(rule: NumberRule, value: FigureValue, language: Language): string {
  const text = amountText(rule, value, language)
  return rule.unit === "percent" || rule.unit === "dkk"
    ? text
    : translator(language).t(`guidance:unit.${rule.unit}`, { amount: text, count: value.upTo ?? value.value })
}

const reviewShown = (nextReview: string, today: string, language: Language) => ({
  day: fullDate(nextReview, language),
  due: nextReview <= today ? ("overdue" as const) : nextReview <= addDays(today, SOON_DAYS) ? ("soon" as const) : null,
})

/** Every rule by what it is about: what holds today, what is to come, and when somebody reads it again. */
export async function showRules(context: Context) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const today = officeDay(ctx.now())
  const [figures, lists, { municipalities }] = await Promise.all([
    readFigures(db),
    readCountryLists(db),
    officeOf(context),
  ])
  const numbers = numberRuleKeys.map((key) => {
    const rule: NumberRule = numberRules[key]
    const figure = figureOf(figures, rule)
    const now = figureOn(figure.values, today)?.value ?? figure.values[0]!
    const next = figure.values.find((v) => v.from > today)
    return {
      key: key as string,
      group: rule.group,
      name: writtenIn(figure.names, language, figure.key),
      now: amount(rule, now, language),
      next: next ? { value: amount(rule, next, language), from: fullDate(next.from, language) } : null,
      source: sourceName(now.source, language, languageCodes),
      url: now.url,
      review: reviewShown(figure.nextReview, today, language),
    }
  })
  const { t } = translator(language)
  const listed = countryLists.flatMap((list) => {
    const now = listOn(lists, list, today)
    const next = lists.find((v) => v.list === list && v.from > today)
    if (!now) return []
    const count = (of: { countries: readonly string[] }) => t("rules:states", { count: of.countries.length })
    return {
      key: list as string,
      group: "papers" as const,
      name: t(`rules:list.${list}`),
      now: count(now),
      next: next ? { value: count(next), from: fullDate(next.from, language) } : null,
      source: sourceName(now.source, language, languageCodes),
      url: now.url,
      review: reviewShown(now.nextReview, today, language),
    }
  })
  const exceptions = municipalities.flatMap((m) => m.exceptions).filter((e) => e.to === null || e.to >= today)
  return {
    groups: groups.map((group) => ({ group, rows: [...numbers, ...listed].filter((row) => row.group === group) })),
    exceptions: exceptions.length,
  }
}

/** The articles that name a rule's figure, in the reader's language. */
async function articlesWith(context: Context, figure: string) {
  const { db, ctx } = portalOf(context)
  const texts = await readTexts(db)
  const title = (slug: string) =>
    texts.find((text) => text.slug === slug && text.language === localeOf(context))?.title ?? slug
  return articlesNaming(figure, texts, ctx.now()).map((slug) => ({ slug, title: title(slug) }))
}

/** One rule with everything it has been, is and will be, and where it is read; null for a name that is none. */
export async function showRule(context: Context, key: string) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const today = officeDay(ctx.now())
  const usual = { from: addDays(today, 1), nextReview: addDays(today, REVIEW_DAYS) }
  if (isNumberRule(key)) {
    const rule: NumberRule = numberRules[key]
    const figure = figureOf(await readFigures(db), rule)
    const now = figureOn(figure.values, today)?.value ?? figure.values[0]!
    return {
      kind: "number" as const,
      key,
      name: writtenIn(figure.names, language, figure.key),
      figure: figure.key,
      span: rule.span,
      unit: rule.unit,
      least: rule.least,
      most: rule.most,
      uses: rule.uses,
      now: {
        value: String(now.value),
        upTo: now.upTo === null ? "" : String(now.upTo),
        source: now.source,
        url: now.url,
      },
      usual,
      review: reviewShown(figure.nextReview, today, language),
      seen: seenOfFigure(figure),
      values: figure.values.toReversed().map((v) => ({
        id: v.id,
        text: amount(rule, v, language),
        span: spanOf(v, language),
        source: sourceName(v.source, language, languageCodes),
        url: v.url,
        setBy: v.setBy,
        future: v.from > today,
      })),
      articles: await articlesWith(context, figure.key),
      states: [],
    }
  }
  if (!isCountryList(key)) return null
  const versions = (await readCountryLists(db)).filter((v) => v.list === key)
  const now = listOn(versions, key, today)
  return {
    kind: "list" as const,
    key,
    name: translator(language).t(`rules:list.${key}`),
    now: { source: now?.source ?? "", url: now?.url ?? "", countries: now?.countries ?? [] },
    usual,
    uses: ["plan", "prereg"] as const,
    review: reviewShown(now?.nextReview ?? today, today, language),
    seen: seenOfList(versions, key),
    values: versions.map((v, i) => versionShown(v, versions[i - 1], versions[i + 1], { language, today })).toReversed(),
    articles: [],
    states: countryNames(language, "further-citizenship"),
  }
}
export type RuleShown = NonNullable<Awaited<ReturnType<typeof showRule>>>
export type NumberShown = Extract<RuleShown, { kind: "number" }>
export type ListShown = Extract<RuleShown, { kind: "list" }>

const spanOf = (v: { from: string; to: string | null }, language: Language) =>
  `${fullDate(v.from, language)} – ${v.to ? fullDate(v.to, language) : ""}`.trim()

function versionShown(
  version: KeptList,
  before: KeptList | undefined,
  after: KeptList | undefined,
  { language, today }: { language: Language; today: string },
) {
  const { t } = translator(language)
  const names = countryNames(language, "further-citizenship")
  const named = (codes: readonly string[]) => names.filter(({ code }) => codes.includes(code)).map(({ name }) => name)
  const added = before ? named(version.countries.filter((code) => !before.countries.includes(code))) : []
  const removed = before ? named(before.countries.filter((code) => !version.countries.includes(code))) : []
  return {
    id: version.id,
    text: t("rules:states", { count: version.countries.length }),
    span: spanOf({ from: version.from, to: after ? addDays(after.from, -1) : null }, language),
    source: sourceName(version.source, language, languageCodes),
    url: version.url,
    setBy: version.setBy,
    future: version.from > today,
    added,
    removed,
  }
}
