import {
  type TopicChange,
  type TopicFault,
  offeredTopics,
  takingBackTopic,
  topicFault,
  topicWhats,
} from "#domain/courses/topics.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { Permission } from "#domain/staff/permissions.ts"
import type { Topic } from "#domain/topics.ts"
import type { Transaction } from "#db/client.ts"
import { courseTopicsOf } from "#db/courses/reads.ts"
import { insertCourseTopic, updateCourseTopic } from "#db/courses/writes.ts"
import { changesOf } from "#db/office/reads.ts"
import type { Context } from "../context.ts"
import { type Made, type Maker, recorded } from "../office/recorded.ts"
import { markOf } from "../office/seen.ts"

export type TopicRefusal = TopicFault | "not-allowed" | "changed-meanwhile" | "not-back"

/** The mark of the whole list as a page shows it: it is short, and changed by few. */
export const seenOfTopics = (
  topics: readonly { key: string; names: Record<string, string>; archivedAt: Date | null }[],
): string => markOf(topics.map(({ key, names, archivedAt }) => [key, Object.entries(names).toSorted(), archivedAt]))

const about: { needs: Permission; topics: Topic[] } = { needs: "run-courses", topics: ["courses"] }

/** Changes what courses can be about: a new topic, names, their order, one that is offered no longer or again. */
export const changeTopics = (
  ctx: Context,
  given: Maker & {
    change: TopicChange
    seen: string
    /** Languages in which every topic has a name. */
    languages: readonly string[]
  },
): Promise<Result<null, TopicRefusal>> =>
  recorded<TopicRefusal>(ctx, given, about, async (tx, siteId) =>
    (await markNow(tx)) === given.seen
      ? make(tx, siteId, given.change, given.languages, ctx.now())
      : refuse("changed-meanwhile"),
  )

const markNow = async (tx: Transaction) => seenOfTopics(await courseTopicsOf(tx))

/** Brings back what was before one of the list's changes, as a change of its own; refused when something newer is about the same. */
export const takeBackTopic = (ctx: Context, given: Maker & { id: string }): Promise<Result<null, TopicRefusal>> =>
  recorded<TopicRefusal>(ctx, given, about, async (tx, siteId) => {
    const entries = await changesOf(tx, siteId, topicWhats)
    const index = entries.findIndex((entry) => entry.id === given.id)
    const change = index < 0 ? null : takingBackTopic(entries[index]!, entries.slice(0, index))
    // What was kept before was whole.
    return change ? make(tx, siteId, change, [], ctx.now()) : refuse("not-back")
  })

async function make(
  tx: Transaction,
  siteId: string,
  change: TopicChange,
  languages: readonly string[],
  now: Date,
): Promise<Made<TopicFault>> {
  const topics = await courseTopicsOf(tx)
  const may = topicFault(change, topics, languages)
  if (!may.ok) return may
  const { what } = change
  const namesOf = (key: string) => topics.find((topic) => topic.key === key)?.names ?? {}
  switch (change.what) {
    case "new-topic": {
      const after = { key: change.key, names: trimmed(change.names) }
      const position = Math.max(0, ...topics.map((topic) => topic.position)) + 10
      await insertCourseTopic(tx, { siteId, ...after, position })
      return ok({ what, before: null, after })
    }
    case "topic": {
      const { key } = change
      const names = { ...namesOf(key), ...trimmed(change.names) }
      await updateCourseTopic(tx, key, { names })
      return ok({ what, before: { key, names: namesOf(key) }, after: { key, names } })
    }
    case "order-topics": {
      const order = (keys: readonly string[]) => ({ keys, list: keys.map(namesOf) })
      for (const [i, key] of change.keys.entries()) await updateCourseTopic(tx, key, { position: (i + 1) * 10 })
      return ok({ what, before: order(offeredTopics(topics).map(({ key }) => key)), after: order(change.keys) })
    }
    case "archive-topic":
    case "return-topic": {
      const { key } = change
      await updateCourseTopic(tx, key, { archivedAt: what === "archive-topic" ? now : null })
      return ok({ what, before: null, after: { key, names: namesOf(key) } })
    }
  }
}

const trimmed = (names: Record<string, string>) =>
  Object.fromEntries(Object.entries(names).map(([language, name]) => [language, name.trim()]))
