/** The rates of one year that a first pay is worked out from. Percentages as printed (12.01), amounts in whole kroner a year. */
export interface TaxRates {
  year: string
  withoutCard: number
  labourMarket: number
  personalAllowance: number
  bottom: number
  /**
   * Each upper step, the lowest first: percent of what the income after the contribution exceeds `from` by. What the state and the
   * municipality take together of such income is no more than `ceiling` percent.
   */
  steps: { key: "middle" | "top" | "top-top"; percent: number; from: number; ceiling: number }[]
  employmentAllowance: number
  employmentAllowanceMost: number
  /** Percent of the pay above an amount a year. */
  jobAllowance: number
  jobAllowanceFrom: number
  jobAllowanceMost: number
}
export interface LocalRates {
  municipal: number
  /** Zero for people outside the Church of Denmark. */
  church: number
}

export const cards = ["main", "secondary", "exemption", "none"] as const
export type Card = (typeof cards)[number]

export type LineKey =
  "labour-market" | "without-card" | "municipal" | "church" | "bottom" | "middle" | "top" | "top-top"
/** One line of the pay: an amount in whole kroner that is taken, of what base (øre-exact, in kroner) at what percentage. */
export interface Line {
  key: LineKey
  percent: number
  base: number
  amount: number
}
export interface Estimate {
  pay: number
  card: Card
  lines: Line[]
  /** What is left, in whole kroner: the pay less every line. */
  net: number
  /** Allowances of one month, in kroner; zero where the card holds none. */
  personalAllowance: number
  employmentAllowance: number
  jobAllowance: number
  /** An exemption card no longer covers a year of such pay. */
  overExemption: boolean
}

/**
 * An estimate of one month's pay after tax, from the monthly pay in whole kroner, as if the same were paid for twelve months. The
 * labour market contribution comes first, of all pay; every other line is taken of what remains. The main card holds a twelfth of
 * the year's personal allowance, employment allowance and job allowance; the latter two lower municipal and church tax only. The
 * secondary card holds no allowance. Without a card the employer withholds one percentage of what remains. An upper step is taken up to
 * the tax ceiling only, in which church tax does not count. Pension, ATP and deductions of one's own are left out. Sources: facts § 2 and
 * facts-2 § A9.
 */
export function estimatePay(pay: number, card: Card, rates: TaxRates, local: LocalRates): Estimate {
  const lines: Line[] = []
  const take = (key: LineKey, percent: number, base: number) => {
    // Twelfths have no end: what is half a krone but for the last of their digits is rounded up like the half it is.
    const amount = Math.round(Number(((Math.max(base, 0) * percent) / 100).toFixed(6)))
    if (amount > 0) lines.push({ key, percent, base: Math.max(base, 0), amount })
    return amount
  }
  const contribution = take("labour-market", rates.labourMarket, pay)
  const remains = pay - contribution
  let personalAllowance = 0
  let employmentAllowance = 0
  let jobAllowance = 0
  if (card === "none") take("without-card", rates.withoutCard, remains)
  if (card === "main" || card === "secondary") {
    if (card === "main") {
      personalAllowance = rates.personalAllowance / 12
      employmentAllowance = Math.min((pay * 12 * rates.employmentAllowance) / 100, rates.employmentAllowanceMost) / 12
      const above = Math.max(0, pay * 12 - rates.jobAllowanceFrom)
      jobAllowance = Math.min((above * rates.jobAllowance) / 100, rates.jobAllowanceMost) / 12
    }
    const localBase = remains - personalAllowance - employmentAllowance - jobAllowance
    take("municipal", local.municipal, localBase)
    take("church", local.church, localBase)
    take("bottom", rates.bottom, remains - personalAllowance)
    for (const step of underCeiling(rates, local)) take(step.key, step.percent, remains - step.from / 12)
  }
  return {
    pay,
    card,
    lines,
    net: pay - lines.reduce((sum, line) => sum + line.amount, 0),
    personalAllowance,
    employmentAllowance,
    jobAllowance,
    overExemption: card === "exemption" && remains * 12 > rates.personalAllowance,
  }
}

/** The upper steps with what is taken of each under its ceiling: where a municipality takes much, the state takes less. */
function underCeiling({ steps, bottom }: TaxRates, { municipal }: LocalRates): TaxRates["steps"] {
  let taken = municipal + bottom
  return steps.map((step) => {
    const percent = Number(Math.max(0, Math.min(step.percent, step.ceiling - taken)).toFixed(3))
    taken += percent
    return { ...step, percent }
  })
}
