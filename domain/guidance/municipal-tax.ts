import { type Result, ok, refuse } from "#domain/result.ts"
import { plainDigits } from "#domain/typed-text.ts"
import { typedNumber } from "#domain/typed-number.ts"

/** What a municipality takes in a year, in percent as the Ministry prints it. */
export interface MunicipalRate {
  code: string
  municipal: number
  church: number
}

/** A year's rates with where they were read; a year without any has not been entered. */
export interface TaxYear {
  year: number
  source: string
  rates: MunicipalRate[]
}

/** No municipality has been near these: what lies outside is a slip of the finger, such as a lost point. */
export const municipalBounds = { municipal: { least: 15, most: 40 }, church: { least: 0, most: 3 } } as const
type Which = keyof typeof municipalBounds

export interface RateProblem {
  code: string
  which: Which
  problem: "rate-missing" | "rate-wrong" | "rate-range"
}

/**
 * Reads a table of rates as it was typed. Who has had a rate before needs one (`needed`, by their codes); a municipality that never had
 * one may be left out, whole.
 */
export function readRates(
  typed: readonly { code: string; municipal: string; church: string }[],
  needed: readonly string[],
): { rates: MunicipalRate[]; problems: RateProblem[] } {
  const problems: RateProblem[] = []
  const rates = typed.flatMap((row): MunicipalRate[] => {
    if (row.municipal.trim() === "" && row.church.trim() === "" && !needed.includes(row.code)) return []
    const read = (which: Which): number => {
      const number = typedNumber(plainDigits(row[which]), { kind: "percent" })
      const { least, most } = municipalBounds[which]
      if (!number.ok) {
        const missing = number.problem === "number-missing"
        problems.push({
          code: row.code,
          which,
          problem: missing ? "rate-missing" : number.problem === "number-range" ? "rate-range" : "rate-wrong",
        })
        return 0
      }
      if (number.value < least || number.value > most) problems.push({ code: row.code, which, problem: "rate-range" })
      return number.value
    }
    return [{ code: row.code, municipal: read("municipal"), church: read("church") }]
  })
  return { rates, problems }
}

/** How many years back rates may still be corrected: what was taxed is settled by then. */
const YEARS_BACK = 3

/** Whether a year's rates may be entered: a few years back, this year, and the one to come. */
export const mayEnterYear = (year: number, thisYear: number): boolean =>
  Number.isInteger(year) && year >= thisYear - YEARS_BACK && year <= thisYear + 1

export type TaxYearFault = "year-wrong" | "tax-source-missing" | "rates-wrong"

export function taxYearFault({ year, source, rates }: TaxYear, thisYear: number): Result<null, TaxYearFault> {
  if (!mayEnterYear(year, thisYear)) return refuse("year-wrong")
  if (!source.trim()) return refuse("tax-source-missing")
  const fits = (rate: MunicipalRate) =>
    (["municipal", "church"] as const).every((which) => {
      const { least, most } = municipalBounds[which]
      return rate[which] >= least && rate[which] <= most
    })
  return rates.length > 0 && rates.every(fits) ? ok(null) : refuse("rates-wrong")
}

/** What a year's table begins with: its own rates, or those of the last year before it that has any, to be corrected (`copied`). */
export function startOf(years: readonly TaxYear[], year: number): { from: TaxYear | null; copied: boolean } {
  const own = years.find((one) => one.year === year && one.rates.length > 0)
  if (own) return { from: own, copied: false }
  const before = years.filter((one) => one.year < year && one.rates.length > 0).toSorted((a, b) => b.year - a.year)[0]
  return { from: before ?? null, copied: before !== undefined }
}
