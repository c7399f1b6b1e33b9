import { type Result, ok, refuse } from "#domain/result.ts"
import { stateOf, textOf, textsOf } from "#domain/recorded.ts"

/** What courses can be about; the office keeps the list, in the order of the catalogue's filter. */
export interface CourseTopic {
  /** Short, in addresses of the catalogue. */
  key: string
  names: Record<string, string>
  position: number
  /** Not offered any more; a course that is about it keeps it. */
  archivedAt: Date | null
}

/** Those that a course can be given and the catalogue can be filtered by, in their order. */
export const offeredTopics = <T extends CourseTopic>(topics: readonly T[]): T[] =>
  topics
    .filter((topic) => topic.archivedAt === null)
    .toSorted((a, b) => a.position - b.position || (a.key < b.key ? -1 : 1))

export type TopicChange =
  | { what: "new-topic"; key: string; names: Record<string, string> }
  | { what: "topic"; key: string; names: Record<string, string> }
  | { what: "order-topics"; keys: string[] }
  | { what: "archive-topic"; key: string }
  | { what: "return-topic"; key: string }

export const topicWhats: readonly string[] = ["new-topic", "topic", "order-topics", "archive-topic", "return-topic"]

export const TOPIC_NAME_LONGEST = 60
export const isTopicKey = (text: string): boolean => /^[a-z][a-z0-9-]{1,39}$/.test(text)

export type TopicFault =
  "unknown" | "key-wrong" | "key-taken" | "name-missing" | "name-long" | "order-wrong" | "last-topic" | "same"

/** Whether a change of the list may be made. Names are there in every language; one topic at least is always offered. */
export function topicFault(
  change: TopicChange,
  topics: readonly CourseTopic[],
  languages: readonly string[],
): Result<null, TopicFault> {
  const offered = offeredTopics(topics)
  if (change.what === "order-topics") {
    const keys = offered.map((topic) => topic.key)
    return change.keys.toSorted().join(" ") === keys.toSorted().join(" ") ? ok(null) : refuse("order-wrong")
  }
  const own = topics.find((topic) => topic.key === change.key)
  if (change.what === "new-topic") {
    if (!isTopicKey(change.key)) return refuse("key-wrong")
    if (own) return refuse("key-taken")
  } else if (!own) return refuse("unknown")
  if ("names" in change) {
    if (languages.some((language) => !change.names[language]?.trim())) return refuse("name-missing")
    if (languages.some((language) => change.names[language]!.length > TOPIC_NAME_LONGEST)) return refuse("name-long")
    return ok(null)
  }
  const archived = own?.archivedAt !== null
  if (archived === (change.what === "archive-topic")) return refuse("same")
  return change.what === "archive-topic" && offered.length === 1 ? refuse("last-topic") : ok(null)
}

/** The order with one topic a place earlier (-1) or later (1); null at the end of the list. */
export function orderWith(keys: readonly string[], key: string, by: -1 | 1): string[] | null {
  const from = keys.indexOf(key)
  const to = from + by
  if (from < 0 || to < 0 || to >= keys.length) return null
  return keys.toSpliced(from, 1).toSpliced(to, 0, key)
}

interface Entry {
  what: string
  before: unknown
  after: unknown
}

/** What a change of the list is about; null for any other change. */
function subjectOf({ what, before, after }: Entry): string | null {
  if (!topicWhats.includes(what)) return null
  if (what === "order-topics") return what
  const key = textOf((stateOf(after) ?? stateOf(before))?.key)
  return what === "topic" ? `name ${key}` : `topic ${key}`
}

/** The change that brings back what was before an entry; null where something newer is about the same. A new topic is archived. */
export function takingBackTopic(entry: Entry, newer: readonly Entry[]): TopicChange | null {
  const subject = subjectOf(entry)
  if (subject === null || newer.some((other) => subjectOf(other) === subject)) return null
  const before = stateOf(entry.before)
  const key = textOf(stateOf(entry.after)?.key)
  switch (entry.what) {
    case "new-topic":
    case "return-topic":
      return { what: "archive-topic", key }
    case "archive-topic":
      return { what: "return-topic", key }
    case "topic":
      return {
        what: "topic",
        key,
        names: Object.fromEntries(
          Object.entries(stateOf(before?.names) ?? {}).map(([language, name]) => [language, textOf(name)]),
        ),
      }
    case "order-topics":
      // One that came or went since has changed what there is to order: then the list is not the same, and the order stays.
      return { what: "order-topics", keys: textsOf(before?.keys) }
    default:
      return null
  }
}
