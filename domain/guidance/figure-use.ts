import { ruleOfFigure } from "#domain/rules/numbers.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { LONGEST } from "#domain/longest.ts"
import { type Unit, isFigureKey, units } from "./figures.ts"
import { type VersionDates, stateOf } from "./living.ts"

/** A text of an article, as far as figures can stand in it. */
interface Text {
  lead: string
  summary: readonly { text: string }[]
  body: string
}

/** The figures that a text names, each once. */
export const figuresNamed = ({ lead, summary, body }: Text): string[] => [
  ...new Set(
    [
      ...[lead, body, ...summary.map((line) => line.text)]
        .join("\n")
        .matchAll(/\{\{figure(?:-box)?:\s*([^}]*?)\s*\}\}/g),
    ].map((found) => found[1]!),
  ),
]

/** The figures that the estimate of the first pay works with. */
export const payFigures = {
  withoutCard: "tax.without-card",
  labourMarket: "tax.labour-market-contribution",
  personalAllowance: "tax.personal-allowance",
  bottom: "tax.bottom",
  middle: "tax.middle",
  middleFrom: "tax.middle-from",
  top: "tax.top",
  topFrom: "tax.top-from",
  topTop: "tax.top-top",
  topTopFrom: "tax.top-top-from",
  employmentAllowance: "tax.employment-allowance",
  employmentAllowanceMost: "tax.employment-allowance-most",
  jobAllowance: "tax.job-allowance",
  jobAllowanceFrom: "tax.job-allowance-from",
  jobAllowanceMost: "tax.job-allowance-most",
  middleCeiling: "tax.middle-ceiling",
  topCeiling: "tax.top-ceiling",
  topTopCeiling: "tax.top-top-ceiling",
} as const

/** Whether the portal itself works with a figure, in the estimate or as a rule, so that it cannot do without. */
export const isWorkedWith = (key: string): boolean =>
  (Object.values(payFigures) as string[]).includes(key) || ruleOfFigure(key) !== null

/**
 * The articles whose texts name a figure: those that readers get, that wait for their time and that are drafts. What a text said before
 * its last version binds nobody.
 */
export function articlesNaming(
  key: string,
  versions: readonly (Text & VersionDates & { slug: string; language: string })[],
  now: Date,
): string[] {
  const naming = versions.filter((version) => {
    if (!figuresNamed(version).includes(key)) return false
    const own = versions.filter((v) => v.slug === version.slug && v.language === version.language)
    return stateOf(version, own, now) !== "past"
  })
  return [...new Set(naming.map(({ slug }) => slug))]
}

/** What a figure is, whatever its values: how it is counted, and what it is called in every language. */
export interface FigureKind {
  key: string
  unit: Unit
  yearly: boolean
  names: Record<string, string>
}

export type FigureFault = "key-wrong" | "unit-wrong" | "name-missing" | "name-long"

export function namesFault(
  names: Readonly<Record<string, string>>,
  languages: readonly string[],
): Extract<FigureFault, `name-${string}`> | null {
  if (languages.some((language) => !names[language]?.trim())) return "name-missing"
  return languages.some((language) => names[language]!.length > LONGEST.figureName) ? "name-long" : null
}

/** Whether a figure may be made so. Its key is what texts name it by: small letters, digits, points and hyphens, in two parts at least. */
export function mayBeFigure(figure: FigureKind, languages: readonly string[]): Result<null, FigureFault> {
  if (!isFigureKey(figure.key) || figure.key.length > LONGEST.figureKey) return refuse("key-wrong")
  if (!units.includes(figure.unit)) return refuse("unit-wrong")
  const fault = namesFault(figure.names, languages)
  return fault ? refuse(fault) : ok(null)
}
