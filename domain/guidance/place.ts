import { LONGEST } from "#domain/longest.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { type Topic, isSlug } from "./article.ts"
import { type VersionDates, stateOf } from "./living.ts"

/** Where an article stands on its shelf, and where else it is shown. */
export interface Place {
  topic: Topic
  /** The article of the topic that it stands behind; "" is the first place. */
  after: string
  /** Steps of the plan, services and situations. */
  steps: string[]
  services: string[]
  situations: string[]
  related: string[]
}

/** What the places of an article are chosen from. */
export interface Choices {
  steps: readonly string[]
  services: readonly string[]
  situations: readonly string[]
  /** Articles that can be named as related. */
  slugs: readonly string[]
}

export const MOST_RELATED = 6
/** Addresses below the guidance that are pages of staff. */
const RESERVED = new Set(["new"])

export type PlaceFault = "tag-unknown" | "related-unknown" | "related-many"

/** What is wrong with a place, the first of it; an article is never related to itself. */
export function placeFault(place: Place, slug: string, choices: Choices): PlaceFault | null {
  const known = (chosen: readonly string[], from: readonly string[]) => chosen.every((one) => from.includes(one))
  if (
    !known(place.steps, choices.steps) ||
    !known(place.services, choices.services) ||
    !known(place.situations, choices.situations)
  )
    return "tag-unknown"
  if (place.related.includes(slug) || !known(place.related, choices.slugs)) return "related-unknown"
  return place.related.length > MOST_RELATED ? "related-many" : null
}

/** Whether an address is one that a new article may have: it is never given twice, even when its article is archived. */
export function maySlug(slug: string, taken: readonly string[]): Result<null, "slug-wrong" | "slug-taken"> {
  if (!isSlug(slug) || /^-|-$|--/.test(slug) || RESERVED.has(slug)) return refuse("slug-wrong")
  return taken.includes(slug) ? refuse("slug-taken") : ok(null)
}

/** Titles and leads that a new article begins with, in every language. */
export function firstTextsFault(
  texts: Readonly<Record<string, { title: string; lead: string }>>,
  languages: readonly string[],
): { field: string; code: "title-missing" | "title-long" } | null {
  for (const language of languages) {
    const text = texts[language]
    if (!text?.title.trim()) return { field: `title-${language}`, code: "title-missing" }
    if (text.title.length > 200 || text.lead.length > LONGEST.articleLead)
      return { field: `title-${language}`, code: "title-long" }
  }
  return null
}

const STEP = 10

/**
 * The positions of a topic's articles once one of them stands behind another: `shelf` are the topic's articles in their order. Where the
 * other one is not there (any more), it stands last.
 */
export function positionsWith(
  shelf: readonly string[],
  slug: string,
  after: string,
): { slug: string; position: number }[] {
  const others = shelf.filter((other) => other !== slug)
  const index = after === "" ? 0 : others.includes(after) ? others.indexOf(after) + 1 : others.length
  return others.toSpliced(index, 0, slug).map((own, i) => ({ slug: own, position: (i + 1) * STEP }))
}

/** The article that one stands behind on its shelf; "" for the first. */
export const standsAfter = (shelf: readonly string[], slug: string): string => shelf[shelf.indexOf(slug) - 1] ?? ""

/** The articles whose texts link to one: those that readers get, that wait, and drafts. */
export function articlesLinkingTo(
  slug: string,
  versions: readonly (VersionDates & { slug: string; language: string; body: string })[],
  now: Date,
): string[] {
  const link = new RegExp(`\\(/[a-z]{2}/guidance/${slug}[)#?]`)
  const linking = versions.filter((version) => {
    if (version.slug === slug || !link.test(version.body)) return false
    const own = versions.filter((v) => v.slug === version.slug && v.language === version.language)
    return stateOf(version, own, now) !== "past"
  })
  return [...new Set(linking.map((version) => version.slug))]
}

export type ArchiveFault = "archived-already" | "not-archived" | "instead-wrong"

/** Whether an article may be archived; `instead` is what its address leads on to, "" for the shelf. */
export function mayArchive(
  article: { slug: string; archived: boolean },
  instead: string,
  onShelf: readonly string[],
): Result<null, ArchiveFault> {
  if (article.archived) return refuse("archived-already")
  return instead === "" || (instead !== article.slug && onShelf.includes(instead)) ? ok(null) : refuse("instead-wrong")
}
