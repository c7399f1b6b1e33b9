import type { Topic } from "#domain/guidance/article.ts"
import type { Purpose } from "#domain/plan/purposes.ts"
import type { StepKey } from "#domain/plan/step.ts"
import { pages } from "./article-sources.ts"
import { settlingPages } from "./settling-sources.ts"

/** The label and address of every page that an article can rest on. */
export const addresses = { ...pages, ...settlingPages }

/** Where each article stands and what it rests on; its texts are in `locales/<language>/guidance/<slug>.md`. */
export interface ArticleSeed {
  slug: string
  topic: Topic
  steps?: StepKey[]
  services?: string[]
  situations?: Purpose[]
  related: string[]
  legalSource?: string
  sources: (keyof typeof addresses)[]
  /** The day it was read against its sources, where that is another than the first ones'. */
  readOn?: string
  /** The day it is read again, where something in it is known to change before its turn. */
  nextReview?: string
}
