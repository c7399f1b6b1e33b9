import { addMonthsToDay } from "../time/office-time.ts"

/** What somebody answers to find the way to a tax card. */
export interface TaxCardAnswers {
  from: "nordic" | "eu" | "other"
  /** A CPR number, registered at a Danish address, and MitID or a TastSelv code: all of it, or not. */
  number: "registered" | "number-only" | "none"
  contract: "signed" | "not-yet"
  jobs: "one" | "several"
  earns: "little" | "more"
  /** First day at work, "YYYY-MM-DD"; null when not known. */
  starts: string | null
}

export type TaxPaper = "contract" | "passport" | "permit" | "marriage"
export interface TaxCardRoute {
  way: "online" | "form" | "permit-first" | "contract-first"
  /** The first day to apply; null while the first day at work is not known. */
  earliest: string | null
  /** Which card each employer uses. */
  cards: ("main" | "secondary" | "exemption")[]
  papers: TaxPaper[]
}

/**
 * The way to a tax card: TastSelv for people with a CPR number who are registered at a Danish address, the digital form 04.063 for
 * all others (TAX4). Without a signed contract there is nothing to apply with (TAX3), and people from outside the Nordic countries,
 * the EU, the EEA and Switzerland need their permit first (TAX9). `leadMonths`: how long before the first day one may apply.
 */
export function taxCardRoute(answers: TaxCardAnswers, leadMonths: number): TaxCardRoute {
  const online = answers.number === "registered"
  return {
    way:
      answers.contract === "not-yet"
        ? "contract-first"
        : online
          ? "online"
          : answers.from === "other" && answers.number === "none"
            ? "permit-first"
            : "form",
    earliest: answers.starts === null ? null : addMonthsToDay(answers.starts, -leadMonths),
    cards: answers.earns === "little" ? ["exemption"] : answers.jobs === "several" ? ["main", "secondary"] : ["main"],
    papers: online
      ? ["contract"]
      : ["contract", "passport", ...(answers.from === "other" ? (["permit"] as const) : []), "marriage"],
  }
}
