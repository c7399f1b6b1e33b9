/** The rates of one year that a first pay is worked out from. Percentages as printed (12.01), amounts in whole kroner a year. */
export interface TaxRates {
  year: string
  withoutCard: number
  labourMarket: number
  personalAllowance: number
  bottom: number
  /** Each upper step: percent of what the income after the contribution exceeds `from` by. */
  steps: { key: "middle" | "top" | "top-top"; percent: number; from: number }[]
  employmentAllowance: number
  employmentAllowanceMost: number
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
  /** An exemption card no longer covers a year of such pay. */
  overExemption: boolean
}

/**
 * An estimate of one month's pay after tax, from the monthly pay in whole kroner, as if the same were paid for twelve months. The
 * labour market contribution comes first, of all pay; every other line is taken of what remains. The main card holds a twelfth of
 * the year's personal allowance and employment allowance; the employment allowance lowers municipal and church tax only. The
 * secondary card holds no allowance. Without a card the employer withholds one percentage of what remains. Pension, ATP, the tax
 * ceiling and deductions of one's own are left out. Sources: facts § 2.
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
  if (card === "none") take("without-card", rates.withoutCard, remains)
  if (card === "main" || card === "secondary") {
    if (card === "main") {
      personalAllowance = rates.personalAllowance / 12
      employmentAllowance = Math.min((pay * 12 * rates.employmentAllowance) / 100, rates.employmentAllowanceMost) / 12
    }
    const localBase = remains - personalAllowance - employmentAllowance
    take("municipal", local.municipal, localBase)
    take("church", local.church, localBase)
    take("bottom", rates.bottom, remains - personalAllowance)
    for (const step of rates.steps) take(step.key, step.percent, remains - step.from / 12)
  }
  return {
    pay,
    card,
    lines,
    net: pay - lines.reduce((sum, line) => sum + line.amount, 0),
    personalAllowance,
    employmentAllowance,
    overExemption: card === "exemption" && remains * 12 > rates.personalAllowance,
  }
}
