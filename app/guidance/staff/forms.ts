import { SUMMARY_LINES, type Source, topics } from "#domain/guidance/article.ts"
import { units } from "#domain/guidance/figures.ts"
import type { Place } from "#domain/guidance/place.ts"
import { oneLine } from "#domain/typed-text.ts"
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

/** Where an article is to stand and be shown, as its form says; what is no topic is the first one. */
export function readPlace(form: FormData): Place {
  const [topic = "", after = ""] = text(form, "place", 200).split(" ")
  const ticked = (name: string) =>
    form
      .getAll(name)
      .map((value) => String(value).slice(0, 100))
      .slice(0, MOST_TICKED)
  return {
    topic: topics.find((one) => one === topic) ?? topics[0],
    after,
    steps: ticked("steps"),
    services: ticked("services"),
    situations: ticked("situations"),
    related: ticked("related"),
  }
}
/** More boxes than this are on no page. */
const MOST_TICKED = 100

/** A new article as it was typed, its first drafts on the frame of each language. */
export function readNewArticle(form: FormData, languages: readonly string[], frameOf: (language: string) => string) {
  return {
    ...readPlace(form),
    slug: text(form, "slug", 200).trim().toLowerCase(),
    ownerId: text(form, "owner", 36) || null,
    legalSource: text(form, "legalSource", 300).trim(),
    sources: readSources(text(form, "sources", LONGEST.sources)),
    nextReview: text(form, "nextReview", 10),
    texts: Object.fromEntries(
      languages.map((code) => [
        code,
        {
          title: oneLine(text(form, `title-${code}`, 300)),
          lead: oneLine(text(form, `lead-${code}`, 1_000)),
          body: frameOf(code),
        },
      ]),
    ),
  }
}

/** What a figure is, as it was typed. */
export function readFigureKind(form: FormData, languages: readonly string[]) {
  return {
    key: text(form, "key", 100).trim().toLowerCase(),
    // What is none of them is refused by the rule.
    unit: units.find((one) => one === form.get("unit")) ?? null,
    yearly: form.get("yearly") === "yes",
    names: readNames(form, languages),
  }
}

/** A name in each language. */
export const readNames = (form: FormData, languages: readonly string[]): Record<string, string> =>
  Object.fromEntries(languages.map((code) => [code, oneLine(text(form, `name-${code}`, 300))]))

/** A synonym as it was typed, and the one that the page showed when one is changed. */
export function readTypedSynonym(form: FormData) {
  const typed = { phrase: text(form, "phrase", 300), words: text(form, "words", 300) }
  const was = form.has("was") ? { phrase: text(form, "was", 300), words: text(form, "was-words", 300) } : null
  return { typed, was }
}
