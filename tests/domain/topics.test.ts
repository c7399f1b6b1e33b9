import { expect, test } from "vitest"
import { dayTopic, isAbout } from "#domain/topics.ts"

test("a page hears what is about its day or its list, and what is about everything", () => {
  const topics = [dayTopic("2026-11-26"), "courses"] as const
  expect(isAbout(topics, dayTopic("2026-11-26"))).toBe(true)
  expect(isAbout(topics, dayTopic("2026-11-27"))).toBe(false)
  expect(isAbout(topics, "courses")).toBe(true)
  expect(isAbout(topics, "benefit")).toBe(false)
  expect(isAbout(["everything"], "benefit")).toBe(true)
})
