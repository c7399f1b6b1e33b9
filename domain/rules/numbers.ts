import type { Unit } from "#domain/guidance/figures.ts"

/** What reads a rule: each shows or counts with it. */
export type RuleUse = "plan" | "prereg" | "tax-card"

export interface NumberRule {
  /** The figure that holds its values: texts of the guidance place the same one, so that a number stands once. */
  figure: string
  unit: Unit
  /** A span ("2 to 4 weeks") rather than one number. */
  span: boolean
  /** What is a slip of the pen beyond. */
  least: number
  most: number
  group: "stay" | "registration" | "tax" | "benefit" | "post" | "papers"
  uses: readonly RuleUse[]
}

const number = (
  figure: string,
  unit: Unit,
  [least, most]: [number, number],
  group: NumberRule["group"],
  uses: readonly RuleUse[] = ["plan"],
) => ({ figure, unit, least, most, group, uses, span: false }) as const
const span = (...args: Parameters<typeof number>) => ({ ...number(...args), span: true }) as const

/** The numbers that plans, paper lists and checks rest on. Their values, days, sources and reviews are the office's figures. */
export const numberRules = {
  /** Months an EU citizen may stay before the residence document must be applied for (IKK1, SIRI-W). */
  freeStayMonths: number("stay.free", "months", [1, 12], "stay"),
  /** The same for somebody who looks for work (IKK1). */
  jobSeekerMonths: number("stay.job-seeker", "months", [1, 24], "stay"),
  /** Longest listed wait for the residence document, in days: for oneself (SIRI-W). */
  euDocumentDays: span("siri.wait", "days", [0, 365], "stay"),
  /** The same for family (SIRI-F). */
  euFamilyDays: span("siri.wait-family", "days", [0, 365], "stay"),
  /** Days to register once arrived, housed and staying lawfully: CPR Act § 16 (CPR8, CPR9). */
  registerDays: number("cpr.register", "days", [1, 60], "registration", ["plan", "prereg"]),
  /** Up to so many months without CPR registration (CPR1). */
  shortStayMonths: number("cpr.short-stay", "months", [1, 24], "registration", ["plan", "prereg"]),
  /** Nordic, EU, EEA and Swiss citizens must register from so many months on; before, they may (CPR Act § 16(2), CPR4). */
  dutyMonths: number("cpr.duty", "months", [1, 24], "registration"),
  /** Months before moving in from which one may apply for registration (KU1, KU2). */
  applyMonths: number("cpr.apply-ahead", "months", [0, 12], "registration"),
  /** Days after a birth in which parents who are not married declare that they care for the child together (Church Ministry, personregistrering.dk). */
  parentsDays: number("birth.parents", "days", [1, 60], "registration"),
  /** A tax card can be applied for so many months before the first day at work (TAX2). */
  taxCardMonths: number("tax.card-ahead", "months", [0, 12], "tax", ["plan", "tax-card"]),
  /** Percent of pay withheld without a tax card (TAX2, TAX11). */
  withoutCardPercent: number("tax.without-card", "percent", [1, 100], "tax", ["plan", "tax-card"]),
  /** Weeks a form 04.063 takes (TAX4). */
  taxFormWeeks: number("tax.form-wait", "weeks", [0, 52], "tax", ["plan", "tax-card"]),
  /** Days until TastSelv has answered, when it checks something (TAX4). */
  tastSelvDays: number("tax.tastselv-wait", "days", [0, 90], "tax"),
  /** Calendar days to register with a PD U2, from the date on its front (Regulation 883/2004 art. 64, WID1). */
  u2Days: number("benefit.u2", "days", [1, 60], "benefit"),
  /** Weeks until the health card comes by post (IHC3, HJO). */
  healthCardWeeks: span("health.card-wait", "weeks", [0, 52], "post"),
  /** Weeks until a residence card comes by post, once registered (HC2, NY-UA2). */
  residenceCardWeeks: span("siri.card-wait", "weeks", [0, 52], "post"),
  /** From this age on, children have a health card, a choice of doctor and Digital Post of their own (IHC3, DP1). */
  ownPostAge: number("post.own-age", "years", [10, 20], "post"),
  /** A contract for SIRI is not older than so many months (KU2, an older page). */
  contractMonths: number("papers.contract-age", "months", [1, 24], "papers", ["prereg"]),
  /** A permit with fewer days left is looked at before the visit: who stays up to three months is not registered (CPR1). */
  permitLeftDays: number("papers.permit-left", "days", [0, 365], "papers", ["prereg"]),
} as const satisfies Record<string, NumberRule>

export type NumberRuleKey = keyof typeof numberRules
export const numberRuleKeys = Object.keys(numberRules) as NumberRuleKey[]

export const isNumberRule = (text: string): text is NumberRuleKey => Object.hasOwn(numberRules, text)

/** The rule whose values a figure holds; null for a figure that texts alone name. */
export const ruleOfFigure = (figure: string): NumberRuleKey | null =>
  numberRuleKeys.find((key) => numberRules[key].figure === figure) ?? null

export type NumberProblem = "rule-range" | "rule-span" | "rule-whole"

/** What is wrong with a value of a rule; null when it can stand. A span of one number has no end. */
export function problemOfNumber(key: NumberRuleKey, value: number, upTo: number | null): NumberProblem | null {
  const rule = numberRules[key]
  if (upTo !== null && (!rule.span || upTo <= value)) return "rule-span"
  if (rule.unit !== "percent" && ![value, upTo ?? 0].every(Number.isInteger)) return "rule-whole"
  return value < rule.least || (upTo ?? value) > rule.most ? "rule-range" : null
}
