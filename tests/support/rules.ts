import { countryListSeeds } from "#db/seed/rules.ts"
import { figureSeeds } from "#db/seed/figures.ts"
import { type DatedRules, rulesOn } from "#domain/rules/rules.ts"

/** The rules an office begins with. */
export const seededRules: DatedRules = {
  figures: figureSeeds.map(({ key, values }) => ({
    key,
    values: values.map((value) => ({ upTo: null, ...value })),
  })),
  lists: countryListSeeds,
}
export const rules = rulesOn(seededRules, "2026-11-23")
