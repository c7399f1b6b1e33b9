import { addDays } from "#domain/time/office-time.ts"
import type { Transaction } from "../client.ts"
import { insertArticle, insertVersion, putMunicipalTax } from "../guidance/writes.ts"
import { articleSeeds, sourcesOf } from "./articles.ts"
import { FIRST_REVIEW, SEEDED_BY, insertFigures } from "./figure-seed.ts"
import { figureSeeds } from "./figures.ts"
import { MUNICIPAL_TAX_SOURCE, municipalTaxSeeds } from "./municipal-tax.ts"

/** An article's text as its file holds it, in one language. */
export interface ArticleText {
  title: string
  lead: string
  summary: { name: string; text: string }[]
  keywords: string
  body: string
}

/** The day the seeded texts were read against their sources. */
const READ_ON = "2026-11-23"
/**
 * Brings the articles and figures that are not there yet; those that are stay as the office has made them. Answers how many
 * articles came.
 */
export async function seedGuidance(
  tx: Transaction,
  textOf: (language: string, slug: string) => ArticleText,
  languages: readonly string[],
  now: Date,
): Promise<number> {
  let count = 0
  for (const [index, seed] of articleSeeds.entries()) {
    const { slug, topic, related } = seed
    const fresh = await insertArticle(tx, {
      slug,
      topic,
      related,
      position: (index + 1) * 10,
      sources: sourcesOf(seed),
      legalSource: seed.legalSource ?? "",
      reviewedOn: seed.readOn ?? READ_ON,
      // One article after the other, so that not all fall on one day.
      nextReview: seed.nextReview ?? addDays(FIRST_REVIEW, seed.topic === "tax" ? 0 : index * 7),
      steps: seed.steps ?? [],
      services: seed.services ?? [],
      situations: seed.situations ?? [],
    })
    if (!fresh) continue
    count++
    for (const language of languages)
      await insertVersion(tx, {
        slug,
        language,
        ...textOf(language, slug),
        changesMeaning: true,
        createdAt: now,
        createdBy: SEEDED_BY,
        publishAt: now,
      })
  }
  await insertFigures(tx, figureSeeds, now)
  await putMunicipalTax(
    tx,
    municipalTaxSeeds.map((row) => ({ ...row, source: MUNICIPAL_TAX_SOURCE })),
  )
  return count
}
