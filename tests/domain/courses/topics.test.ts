import { expect, test } from "vitest"
import { type CourseTopic, offeredTopics, orderWith, takingBackTopic, topicFault } from "#domain/courses/topics.ts"

const names = { en: "A", da: "A" }
const topic = (key: string, position: number, archivedAt: Date | null = null): CourseTopic => ({
  key,
  names,
  position,
  archivedAt,
})
const list = [topic("b", 20), topic("a", 10), topic("gone", 5, new Date(0))]
const fault = (change: Parameters<typeof topicFault>[0], topics = list) => {
  const may = topicFault(change, topics, ["en", "da"])
  return may.ok ? null : may.error
}

test("topics that are offered stand in their order", () => {
  expect(offeredTopics(list).map(({ key }) => key)).toEqual(["a", "b"])
  expect([orderWith(["a", "b"], "b", -1), orderWith(["a", "b"], "a", -1), orderWith(["a", "b"], "b", 1)]).toEqual([
    ["b", "a"],
    null,
    null,
  ])
})

test("a new topic has a key of its own and a name in each language", () => {
  expect(fault({ what: "new-topic", key: "networking", names })).toBeNull()
  expect(fault({ what: "new-topic", key: "gone", names })).toBe("key-taken")
  expect(fault({ what: "new-topic", key: "N", names })).toBe("key-wrong")
  expect(fault({ what: "new-topic", key: "networking", names: { en: "A" } })).toBe("name-missing")
  expect(fault({ what: "topic", key: "a", names: { en: "A", da: "a".repeat(61) } })).toBe("name-long")
  expect(fault({ what: "topic", key: "x", names })).toBe("unknown")
})

test("one topic at least stays offered, and an order holds exactly those that are", () => {
  expect(fault({ what: "archive-topic", key: "a" })).toBeNull()
  expect(fault({ what: "archive-topic", key: "a" }, [topic("a", 1)])).toBe("last-topic")
  expect(fault({ what: "archive-topic", key: "gone" })).toBe("same")
  expect(fault({ what: "return-topic", key: "a" })).toBe("same")
  expect(fault({ what: "order-topics", keys: ["b", "a"] })).toBeNull()
  expect(fault({ what: "order-topics", keys: ["b", "a", "gone"] })).toBe("order-wrong")
  expect(fault({ what: "order-topics", keys: ["b", "b"] })).toBe("order-wrong")
})

test("each change is taken back by its opposite, while nothing newer is about the same", () => {
  const entry = (what: string, after: unknown, before: unknown = null) => ({ what, after, before })
  const back = (one: ReturnType<typeof entry>, newer: ReturnType<typeof entry>[] = []) => takingBackTopic(one, newer)
  expect(back(entry("new-topic", { key: "a" }))).toEqual({ what: "archive-topic", key: "a" })
  expect(back(entry("archive-topic", { key: "a" }))).toEqual({ what: "return-topic", key: "a" })
  expect(back(entry("topic", { key: "a" }, { key: "a", names }))).toEqual({ what: "topic", key: "a", names })
  expect(back(entry("order-topics", { keys: ["b", "a"] }, { keys: ["a", "b"] }))).toEqual({
    what: "order-topics",
    keys: ["a", "b"],
  })
  expect(back(entry("new-topic", { key: "a" }), [entry("archive-topic", { key: "a" })])).toBeNull()
  expect(back(entry("contact", {}))).toBeNull()
})
