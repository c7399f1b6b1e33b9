import { mannerOf } from "#domain/manner.ts"

/** How a figure is counted; `dkk` are whole kroner. */
export const units = ["dkk", "percent", "hours", "days", "weeks", "months", "years"] as const
export type Unit = (typeof units)[number]

/** A value that holds from one day to another, both included; `upTo` makes it a span ("2–4 weeks"). Null is: until further notice. */
export interface FigureValue {
  from: string
  to: string | null
  value: number
  upTo: number | null
  source: string
  url: string
}
export interface Figure {
  key: string
  unit: Unit
  /** Shown with its year, and gone with it. */
  yearly: boolean
  names: Record<string, string>
  values: FigureValue[]
}
export interface FigureOn {
  value: FigureValue
  /** The day lies after the last one it holds for: it is that year's, and no newer is known. */
  expired: boolean
}

export const isFigureKey = (text: string): boolean => /^[a-z0-9]+([.-][a-z0-9]+)+$/.test(text)

/**
 * The value of a figure on a day "YYYY-MM-DD". Where none holds, the last one before it, marked as expired; null when there has
 * been none yet. Of two that hold the one that began later counts.
 */
export function figureOn(values: readonly FigureValue[], day: string): FigureOn | null {
  const begun = values.filter((v) => v.from <= day).toSorted((a, b) => (a.from < b.from ? 1 : -1))
  const holding = begun.find((v) => v.to === null || day <= v.to)
  if (holding) return { value: holding, expired: false }
  const last = begun.toSorted((a, b) => (a.to! < b.to! ? 1 : -1))[0]
  return last ? { value: last, expired: true } : null
}

/** The days on which a figure has no value of its own within `days` from `today`: the first of them, or null. */
export function runsOutOn(figure: Figure, today: string): string | null {
  const now = figureOn(figure.values, today)
  if (!now || now.expired) return today
  let last = now.value.to
  while (last !== null) {
    const next = nextDay(last)
    const following = figureOn(figure.values, next)
    if (!following || following.expired) return next
    last = following.value.to
  }
  return null
}

/** The same day where it is no later than the new year: until then a value must be entered. Null where none is due. */
export function dueOn(figure: Figure, today: string): string | null {
  const ends = runsOutOn(figure, today)
  return ends !== null && ends <= `${Number(today.slice(0, 4)) + 1}-01-01` ? ends : null
}

function nextDay(day: string): string {
  const [y, m, d] = day.split("-").map(Number) as [number, number, number]
  return new Date(Date.UTC(y, m - 1, d + 1)).toISOString().slice(0, 10)
}

/** The amount in the reader's language without its unit's word: "DKK 54,100", "55%", "2–4". */
export function amountText(figure: Pick<Figure, "unit">, value: FigureValue, language: string): string {
  const manner = mannerOf(language)
  const number = (n: number) => new Intl.NumberFormat(manner.locale, { maximumFractionDigits: 3 }).format(n)
  const span = value.upTo === null ? number(value.value) : `${number(value.value)}–${number(value.upTo)}`
  if (figure.unit === "dkk") return manner.kroner(span)
  if (figure.unit === "percent") return manner.percent(span)
  return span
}

/** The year of a yearly figure's value. */
export const yearOf = (value: FigureValue): string => value.from.slice(0, 4)
