import { afterAll, beforeAll, expect, test } from "vitest"
import { type TopicChange, offeredTopics } from "#domain/courses/topics.ts"
import { permissions } from "#domain/staff/permissions.ts"
import { courseBySlug, courseTopicsOf } from "#db/courses/reads.ts"
import { changesOf } from "#db/office/reads.ts"
import { changeCourse } from "#operations/courses/texts.ts"
import { changeTopics, seenOfTopics, takeBackTopic } from "#operations/courses/topics.ts"
import { coordinator as by, withCourses } from "../../support/courses.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
  await withCourses(office)
})
afterAll(() => office.end())

const languages = ["en", "da"]
const names = { en: "Networking", da: "Netværk" }
const mark = async () => seenOfTopics(await courseTopicsOf(office.db))
const make = async (change: TopicChange, seen?: string) =>
  changeTopics(office.ctx, { change, seen: seen ?? (await mark()), languages, by, permissions })
const offered = async () => offeredTopics(await courseTopicsOf(office.db)).map(({ key }) => key)
const takeBack = async (what: string) => {
  const { site } = await office.at()
  const [entry] = await changesOf(office.db, site.id, [what])
  return takeBackTopic(office.ctx, { id: entry!.id, by, permissions })
}

test("a topic is added, named, moved and archived, and each of it is taken back", async () => {
  expect(await offered()).toEqual(["applying", "searching", "interview", "workplace"])
  expect((await make({ what: "new-topic", key: "networking", names })).ok).toBe(true)
  expect((await make({ what: "topic", key: "networking", names: { en: "Contacts", da: "Kontakter" } })).ok).toBe(true)
  expect((await takeBack("topic")).ok).toBe(true)
  expect((await courseTopicsOf(office.db)).find(({ key }) => key === "networking")?.names).toEqual(names)
  const keys = ["networking", "applying", "searching", "interview", "workplace"]
  expect((await make({ what: "order-topics", keys })).ok).toBe(true)
  expect(await offered()).toEqual(keys)
  expect((await takeBack("order-topics")).ok).toBe(true)
  expect(await offered()).toEqual([...keys.slice(1), "networking"])
  expect((await make({ what: "archive-topic", key: "networking" })).ok).toBe(true)
  expect(await offered()).not.toContain("networking")
  expect((await takeBack("archive-topic")).ok).toBe(true)
  expect(await offered()).toContain("networking")
  expect(await takeBack("new-topic")).toMatchObject({ error: "not-back" })
})

test("a course keeps its archived topic, and gets no other one that is archived", async () => {
  const slug = "find-jobs-online"
  const course = (await courseBySlug(office.db, slug))!
  expect((await make({ what: "archive-topic", key: course.topic })).ok).toBe(true)
  expect((await make({ what: "archive-topic", key: "interview" })).ok).toBe(true)
  const { texts, level, active, residentsOnly } = course
  const change = async (topic: string) => {
    const { revision } = (await courseBySlug(office.db, slug))!
    return changeCourse(office.ctx, { slug, texts, topic, level, active, residentsOnly, revision, by })
  }
  expect((await change(course.topic)).ok).toBe(true)
  expect(await change("interview")).toMatchObject({ error: "topic-unknown" })
  expect((await change("applying")).ok).toBe(true)
})

test("a list that a colleague changed is not changed unseen, and not by whoever may not", async () => {
  const seen = await mark()
  expect((await make({ what: "topic", key: "applying", names }, seen)).ok).toBe(true)
  expect(await make({ what: "topic", key: "applying", names: { en: "X", da: "X" } }, seen)).toMatchObject({
    error: "changed-meanwhile",
  })
  const change = { what: "archive-topic", key: "applying" } as const
  expect(
    await changeTopics(office.ctx, { change, seen: await mark(), languages, by, permissions: ["edit-guidance"] }),
  ).toMatchObject({ error: "not-allowed" })
})
