/** The numbers a plan rests on, as they hold from a day on. Sources are the keys of the office's list of facts. */
export interface PlanRules {
  validFrom: string
  /** Months an EU citizen may stay before the residence document must be applied for (IKK1, SIRI-W). */
  freeStayMonths: number
  /** The same for somebody who looks for work (IKK1). */
  jobSeekerMonths: number
  /** Days to register once arrived, housed and staying lawfully: CPR Act § 16 (CPR8, CPR9). */
  registerDays: number
  /** Up to so many months without CPR registration (CPR1). */
  shortStayMonths: number
  /** Nordic, EU, EEA and Swiss citizens must register from so many months on; before, they may (CPR Act § 16(2), CPR4). */
  dutyMonths: number
  /** A tax card can be applied for so many months before the first day at work (TAX2). */
  taxCardMonths: number
  /** Percent of pay withheld without a tax card (TAX2, TAX11). */
  withoutCardPercent: number
  /** Weeks a form 04.063 takes (TAX4). */
  taxFormWeeks: number
  /** Days until TastSelv has answered, when it checks something (TAX4). */
  tastSelvDays: number
  /** Months before moving in from which one may apply for registration (KU1, KU2). */
  applyMonths: number
  /** Calendar days to register with a PD U2, from the date on its front (Regulation 883/2004 art. 64, WID1). */
  u2Days: number
  /** Weeks until the health card comes by post (IHC3, HJO). */
  healthCardWeeks: { least: number; most: number }
  /** Weeks until a residence card comes by post, once registered (HC2, NY-UA2). */
  residenceCardWeeks: { least: number; most: number }
  /** From this age on, children have a health card, a choice of doctor and Digital Post of their own (IHC3, DP1). */
  ownPostAge: number
  /** Longest listed wait for the residence document, in days: for oneself, for family (SIRI-W, SIRI-F). */
  euDocumentDays: { self: number; family: number }
}

/** Newest last. A change of law is a new entry with its own day; plans of earlier days keep the old one. */
const dated: readonly PlanRules[] = [
  {
    validFrom: "2023-01-01",
    freeStayMonths: 3,
    jobSeekerMonths: 6,
    registerDays: 5,
    shortStayMonths: 3,
    dutyMonths: 6,
    taxCardMonths: 1,
    withoutCardPercent: 55,
    taxFormWeeks: 2,
    tastSelvDays: 5,
    applyMonths: 1,
    u2Days: 7,
    healthCardWeeks: { least: 2, most: 4 },
    residenceCardWeeks: { least: 2, most: 4 },
    ownPostAge: 15,
    euDocumentDays: { self: 30, family: 90 },
  },
]

/** The rules of a day; of a day before all of them, the first. */
export function rulesOn(day: string): PlanRules {
  return dated.findLast((rules) => rules.validFrom <= day) ?? dated[0]!
}
