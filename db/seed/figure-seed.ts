import type { Unit } from "#domain/guidance/figures.ts"
import type { Transaction } from "../client.ts"
import { insertFigure, insertFigureValue } from "../guidance/writes.ts"

export interface FigureSeed {
  key: string
  unit: Unit
  /** A yearly one is shown with its year, and runs out with it. */
  yearly: boolean
  names: { en: string; da: string }
  values: { from: string; to: string | null; value: number; upTo?: number; source: string; url: string }[]
}

/** Who wrote what the portal brings along. */
export const SEEDED_BY = "Ankomst"
/** What the portal brings along is read again first when the new year's figures are out. */
export const FIRST_REVIEW = "2027-01-04"

/** Brings the figures that are not there yet; those that are stay as the office has made them. */
export async function insertFigures(tx: Transaction, seeds: readonly FigureSeed[], now: Date): Promise<void> {
  for (const { values, ...figure } of seeds) {
    if (!(await insertFigure(tx, { ...figure, nextReview: FIRST_REVIEW }))) continue
    for (const value of values)
      await insertFigureValue(tx, { key: figure.key, setBy: SEEDED_BY, setAt: now, upTo: null, ...value })
  }
}
