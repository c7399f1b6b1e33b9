import { LONGEST } from "#domain/longest.ts"
import { isDay } from "#domain/time/office-time.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { SUMMARY_LINES, type Source, type TextProblem, mayLink, readArticle } from "./article.ts"

/** A text of an article as its editor has it. */
export interface ArticleDraft {
  title: string
  lead: string
  summary: { name: string; text: string }[]
  keywords: string
  body: string
}

export type PublishProblem =
  "title-missing" | "lead-missing" | "summary-lines" | "keywords-missing" | TextProblem["problem"]

/** What stands in the way of publishing a text, the first of it; null when nothing does. A draft may have any. */
export function publishProblem(draft: ArticleDraft): { error: PublishProblem; what: string } | null {
  if (!draft.title.trim()) return { error: "title-missing", what: "" }
  if (!draft.lead.trim()) return { error: "lead-missing", what: "" }
  if (draft.summary.length !== SUMMARY_LINES || draft.summary.some((s) => !s.name.trim() || !s.text.trim()))
    return { error: "summary-lines", what: "" }
  if (!draft.keywords.trim()) return { error: "keywords-missing", what: "" }
  const problem = readArticle(draft.body).problems[0]
  return problem ? { error: problem.problem, what: problem.what } : null
}

/** What an article rests on, and when it is read again. */
export interface Keeping {
  sources: readonly Source[]
  /** Day "YYYY-MM-DD". */
  nextReview: string
  /** Read against its sources today. */
  reviewed: boolean
}

export type KeepingRefusal = "day-wrong" | "sources-missing" | "source-wrong" | "review-past"

/** Whether an article may be kept so. `before` is the day of review that stands: one that has passed may stay, but nobody sets one. */
export function mayKeep(keeping: Keeping, before: string | null, today: string): Result<null, KeepingRefusal> {
  const { sources, nextReview, reviewed } = keeping
  if (!isDay(nextReview)) return refuse("day-wrong")
  if (sources.length === 0) return refuse("sources-missing")
  const wrong = (s: Source) =>
    s.label.length + s.url.length > LONGEST.sourceLine ||
    !s.label.trim() ||
    !mayLink(s.url) ||
    !s.url.startsWith("https://")
  if (sources.some(wrong)) return refuse("source-wrong")
  return nextReview <= today && (reviewed || before !== nextReview) ? refuse("review-past") : ok(null)
}
