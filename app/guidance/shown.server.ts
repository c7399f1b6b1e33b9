import { textAt } from "#locales/text-at.ts"
import { mannerOf } from "#domain/manner.ts"
import type { RouterContextProvider } from "react-router"
import { type Section, readArticle, figuresPlaced } from "#domain/guidance/article.ts"
import { type Figure, amountText, figureOn, yearOf } from "#domain/guidance/figures.ts"
import { sourceName } from "#domain/guidance/source-name.ts"
import { fullDate } from "#domain/time/spoken.ts"
import { daysBetween, officeDay } from "#domain/time/office-time.ts"
import { readFigures, readLive } from "#db/guidance/reads.ts"
import { type Language, languageCodes } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { portalOf } from "#app/web/context.server.ts"
import { SHELF_KEPT_MS } from "#app/web/shelf.server.ts"
import { writtenIn } from "#domain/written-in.ts"

type Context = Readonly<RouterContextProvider>

/** The version readers get now, with its article; null when there is none. */
export function liveArticle(context: Context, slug: string, language: Language) {
  const { live, db, ctx } = portalOf(context)
  return live.share(`article ${language} ${slug}`, () => readLive(db, slug, language, ctx.now()), SHELF_KEPT_MS)
}

export function figuresOf(context: Context): Promise<Figure[]> {
  const { live, db } = portalOf(context)
  return live.share("figures", () => readFigures(db), SHELF_KEPT_MS)
}

/** A figure as a page shows it. */
export interface FigureShown {
  name: string
  /** "DKK 54,100", "55%", "2–4 weeks". */
  amount: string
  /** As it reads in a sentence: with its year. That the year is over is said once on a page. */
  inLine: string
  /** "2026" of a yearly one. */
  year: string | null
  /** It is that year's and no newer one is known. */
  expired: boolean
  valid: string
  source: string
  url: string
  /** Where today stands between the first and the last day, 0 to 1; null for one without an end. */
  today: number | null
  ends: [string, string] | null
}

export function showFigure(figure: Figure, day: string, language: Language): FigureShown | null {
  const on = figureOn(figure.values, day)
  if (!on) return null
  const { t } = translator(language)
  const { value, expired } = on
  const amount = amountText(figure, value, language)
  const counted = figure.unit === "dkk" || figure.unit === "percent"
  const short = (at: string) => {
    const [, month, date] = at.split("-").map(Number) as [number, number, number]
    return new Intl.DateTimeFormat(mannerOf(language).locale, {
      day: "numeric",
      month: "short",
      timeZone: "UTC",
    })
      .format(Date.UTC(2026, month - 1, date))
      .replace(/\.$/, "")
  }
  const whole = counted
    ? amount
    : textAt(t, `guidance:unit.${figure.unit}`, { amount, count: value.upTo ?? value.value })
  const year = figure.yearly ? yearOf(value) : null
  const inLine = year ? t("guidance:figure.inYear", { amount: whole, year }) : whole
  return {
    name: writtenIn(figure.names, language, figure.key),
    amount: whole,
    inLine,
    year,
    expired,
    valid:
      value.to === null
        ? t("guidance:figure.since", { from: fullDate(value.from, language) })
        : t("guidance:figure.valid", { from: fullDate(value.from, language), to: fullDate(value.to, language) }),
    source: sourceName(value.source, language, languageCodes),
    url: value.url,
    today:
      value.to === null || expired
        ? null
        : daysBetween(value.from, day) / Math.max(1, daysBetween(value.from, value.to)),
    ends: value.to === null ? null : [short(value.from), short(value.to)],
  }
}

/** The figures of a text, by name. */
export async function figuresFor(
  context: Context,
  language: Language,
  keys: readonly string[],
): Promise<Record<string, FigureShown>> {
  const today = officeDay(portalOf(context).ctx.now())
  const shown: Record<string, FigureShown> = {}
  for (const figure of await figuresOf(context)) {
    if (!keys.includes(figure.key)) continue
    const one = showFigure(figure, today, language)
    if (one) shown[figure.key] = one
  }
  return shown
}

/** The years of the figures on a page that are over, with no newer figure known: earliest first. */
export const yearsOver = (figures: Readonly<Record<string, FigureShown>>): string[] => [
  ...new Set(
    Object.values(figures)
      .flatMap((figure) => (figure.expired && figure.year ? [figure.year] : []))
      .toSorted(),
  ),
]

export const figureInLine = (figure: FigureShown | undefined, language: Language): string =>
  figure?.inLine ?? translator(language).t("guidance:figure.unknown")

const MOST_READ = 500
const known = new Map<string, { sections: Section[]; figures: string[] }>()

/** A version's text, read once in a process: what a version says never changes, except a draft's, which is not asked for here. */
export function sectionsOf(version: { id: string; body: string; lead: string; summary: { text: string }[] }) {
  let read = known.get(version.id)
  if (!read) {
    if (known.size >= MOST_READ) known.clear()
    const { sections } = readArticle(version.body)
    known.set(
      version.id,
      (read = { sections, figures: [...new Set([...figuresPlaced(sections), ...inLines(version)])] }),
    )
  }
  return read
}

export const inLines = (text: { lead: string; summary: { text: string }[] }): string[] =>
  [
    ...[text.lead, ...text.summary.map((s) => s.text)].join(" ").matchAll(/\{\{figure(?:-box)?:\s*([^}]+?)\s*\}\}/g),
  ].map((m) => m[1]!)
