import { SUMMARY_LINES, type Source } from "#domain/guidance/article.ts"
import { isClock, isDay, officeInstant } from "#domain/time/office-time.ts"
import { readClock } from "#domain/time/typed-clock.ts"
import type { ArticleDraft } from "#domain/guidance/publish.ts"
import type { Publish } from "#operations/guidance/edit.ts"
import { LONGEST } from "#domain/longest.ts"

const text = (form: FormData, name: string, longest: number) => String(form.get(name) ?? "").slice(0, longest)

/** What an editor typed, as it is; whether it may be published is not asked here. */
export function readDraft(form: FormData): ArticleDraft {
  return {
    title: text(form, "title", 200),
    lead: text(form, "lead", LONGEST.articleLead),
    summary: Array.from({ length: SUMMARY_LINES }, (_, i) => ({
      name: text(form, `summary-name-${i + 1}`, 60).trim(),
      text: text(form, `summary-text-${i + 1}`, 300).trim(),
    })),
    keywords: text(form, "keywords", 600).trim(),
    body: text(form, "body", LONGEST.articleBody),
  }
}

/** When it is to be published, by the button and the office's clock; null when the time cannot be read. */
export function readPublish(form: FormData): Publish | null {
  const intent = form.get("intent")
  if (intent === "draft") return { when: "draft" }
  if (intent === "publish") return { when: "now" }
  const day = text(form, "day", 10)
  const clock = readClock(text(form, "clock", 10))
  return isDay(day) && isClock(clock) ? { when: "at", at: officeInstant(day, clock) } : null
}

/** Sources as lines "name https://…". A line without an address comes back with an empty one. */
export function readSources(lines: string): Source[] {
  return lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const at = line.lastIndexOf("https://")
      return at < 0
        ? { label: line, url: "" }
        : { label: line.slice(0, at).replace(/[\s,;–-]+$/, ""), url: line.slice(at) }
    })
}
