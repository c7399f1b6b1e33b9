/** What a number can be, by what it counts: how many decimals people write, and its bounds. `pay` is a month's pay in kroner. */
const kinds = {
  percent: { decimals: 3, least: 0, most: 100 },
  dkk: { decimals: 2, least: 0, most: 1_000_000_000 },
  pay: { decimals: 2, least: 1, most: 1_000_000 },
  hours: { decimals: 0, least: 0, most: 8_784 },
  days: { decimals: 0, least: 0, most: 3_660 },
  weeks: { decimals: 0, least: 0, most: 520 },
  months: { decimals: 0, least: 0, most: 120 },
  years: { decimals: 0, least: 0, most: 120 },
  count: { decimals: 0, least: 0, most: 1_000_000 },
} as const
export type NumberKind = keyof typeof kinds

export type TypedNumberProblem = "number-missing" | "number-wrong" | "number-unclear" | "number-range"
export type TypedNumber = { ok: true; value: number } | { ok: false; problem: TypedNumberProblem }

const no = (problem: TypedNumberProblem): TypedNumber => ({ ok: false, problem })

/** "kr.", "DKK" and "%" around a number, and the ",-" that Danes write for no øre. */
const around = /^(?:kr\.?|dkk)\s*|\s*(?:kr\.?|dkk|%|procent|percent)$/gi
const noOre = /[.,][-–—]$/

/**
 * A number as people of either language type it, in digits 0–9: "30.000", "30,000", "30 000", "30'000", "30.000,-", "1.234,56",
 * "25,049 %". A point or a comma before three digits stands between thousands or before a fraction: which of them it is follows from
 * what is counted (no percentage is 25,049; no amount of money has three decimals). What can be read in no way or in two is asked back.
 */
export function typedNumber(text: string, { kind }: { kind: NumberKind }): TypedNumber {
  const plain = text
    .replace(/[\s\u00a0\u2007\u202f]+/g, " ")
    .trim()
    .replace(around, "")
    .replace(noOre, "")
    .replace(around, "")
    .trim()
  if (plain === "") return no(text.trim() === "" ? "number-missing" : "number-wrong")
  if (!/^\d[\d .,'’]*$/.test(plain)) return no("number-wrong")
  const readings = readingsOf(plain)
  if (readings.length === 0) return no("number-unclear")
  const { decimals, least, most } = kinds[kind]
  const fitting = readings.filter((r) => r.decimals <= decimals && r.value >= least && r.value <= most)
  if (fitting.length > 1) return no("number-unclear")
  if (fitting.length === 1)
    // "30.00" as a month's pay is 30.000 with a digit lost sooner than thirty kroner.
    return kind === "pay" && fitting[0]!.decimals > 0 && fitting[0]!.value < 1000
      ? no("number-unclear")
      : { ok: true, value: fitting[0]!.value }
  return no(readings.some((r) => r.decimals <= decimals) ? "number-range" : "number-wrong")
}

interface Reading {
  value: number
  decimals: number
}

/** The ways in which digits with points, commas, spaces and apostrophes make a number: none, one, or two. */
function readingsOf(plain: string): Reading[] {
  const readings: Reading[] = []
  const separators = [...new Set(plain.replace(/\d/g, "").replaceAll("’", "'"))]
  const digits = plain.replaceAll("’", "'")
  if (separators.length === 0) return [{ value: Number(digits), decimals: 0 }]
  const grouped = (whole: string, by: string) =>
    by === ""
      ? /^\d+$/.test(whole)
      : whole.split(by).every((part, i) => (i === 0 ? /^[1-9]\d{0,2}$/ : /^\d{3}$/).test(part))
  const [first, second] = separators
  if (separators.length === 1) {
    if (grouped(digits, first!)) readings.push({ value: Number(digits.replaceAll(first!, "")), decimals: 0 })
    const parts = digits.split(first!)
    if (parts.length === 2 && /[.,]/.test(first!) && parts.every((part) => /^\d+$/.test(part)))
      readings.push({ value: Number(parts.join(".")), decimals: parts[1]!.length })
    return readings
  }
  const parts = digits.split(second!)
  if (separators.length === 2 && parts.length === 2 && /[.,]/.test(second!) && grouped(parts[0]!, first!))
    if (/^\d+$/.test(parts[1]!))
      readings.push({
        value: Number(`${parts[0]!.replaceAll(first!, "")}.${parts[1]}`),
        decimals: parts[1]!.length,
      })
  return readings
}
