import { offeredTopics } from "#domain/courses/topics.ts"
import { isSlug } from "#domain/guidance/article.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { type Transaction, transact } from "#db/client.ts"
import { courseBySlug, courseTopicsOf, coursesOf, roomsOf } from "#db/courses/reads.ts"
import { insertCourse, insertRoom, lockCourse, updateCourse } from "#db/courses/writes.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"

export interface CourseTexts {
  title: string
  lead: string
  forWhom: string
  gets: string[]
}

/**
 * Changes what the catalogue says of a course, in every language at once, whether it stands there, and whether it is only for people
 * of the municipalities served here. `revision` is the version that was looked at: a newer one is not overwritten.
 */
export async function changeCourse(
  ctx: Context,
  given: {
    slug: string
    texts: Record<string, CourseTexts>
    topic: string
    level: string
    active: boolean
    residentsOnly: boolean
    revision: number
    by: StaffMember
  },
): Promise<Result<null, "unknown" | "title-missing" | "topic-unknown" | "changed-meanwhile">> {
  const { slug, texts, topic, level, active, residentsOnly, by } = given
  if (Object.values(texts).some((text) => !text.title.trim() || !text.lead.trim() || !text.forWhom.trim()))
    return refuse("title-missing")
  return transact(ctx.db, async (tx) => {
    const course = await lockCourse(tx, slug)
    if (!course) return refuse("unknown")
    if (course.revision !== given.revision) return refuse("changed-meanwhile")
    // One that is offered no longer stays with the course that has it.
    if (topic !== course.topic && !(await isOffered(tx, topic))) return refuse("topic-unknown")
    await updateCourse(tx, course.id, {
      texts: { ...course.texts, ...texts },
      topic,
      level: level.trim().slice(0, 10),
      active,
      residentsOnly,
      revision: course.revision + 1,
    })
    await appendAudit(tx, { at: ctx.now(), staffId: by.staffId, kind: "course-changed", detail: { slug } })
    return ok(null)
  })
}

const isOffered = async (tx: Transaction, topic: string) =>
  offeredTopics(await courseTopicsOf(tx)).some(({ key }) => key === topic)

export type CreateRefusal = "slug-wrong" | "slug-taken" | "title-missing" | "topic-unknown"

/** Makes a course, shown in the catalogue at once; it is held only when a run is planned. The address is small letters, digits and dashes. */
export async function createCourse(
  ctx: Context,
  given: {
    slug: string
    topic: string
    taughtIn: string
    level: string
    texts: Record<string, CourseTexts>
    by: StaffMember
  },
): Promise<Result<null, CreateRefusal>> {
  const { slug, topic, taughtIn, level, texts, by } = given
  // "new" and "sign-up" are addresses of other pages.
  if (!isSlug(slug) || slug === "new" || slug === "sign-up") return refuse("slug-wrong")
  if (Object.values(texts).some((text) => !text.title.trim() || !text.lead.trim() || !text.forWhom.trim()))
    return refuse("title-missing")
  return transact(ctx.db, async (tx) => {
    const { site } = await readSiteOffice(tx)
    if (await courseBySlug(tx, slug)) return refuse("slug-taken")
    if (!(await isOffered(tx, topic))) return refuse("topic-unknown")
    const position = Math.max(0, ...(await coursesOf(tx)).map((course) => course.position)) + 10
    await insertCourse(tx, {
      siteId: site.id,
      slug,
      topic,
      taughtIn,
      level: level.trim().slice(0, 10),
      texts,
      position,
    })
    await appendAudit(tx, { at: ctx.now(), staffId: by.staffId, kind: "course-created", detail: { slug } })
    return ok(null)
  })
}

/** Adds a room that courses meet in. */
export async function addRoom(
  ctx: Context,
  given: { name: string; places: number; by: StaffMember },
): Promise<Result<null, "room-wrong">> {
  const name = given.name.trim().slice(0, 60)
  if (name === "" || !Number.isInteger(given.places) || given.places < 1 || given.places > 500)
    return refuse("room-wrong")
  return transact(ctx.db, async (tx) => {
    const { site } = await readSiteOffice(tx)
    const rooms = await roomsOf(tx)
    if (rooms.some((room) => room.name === name)) return refuse("room-wrong")
    await insertRoom(tx, { siteId: site.id, name, places: given.places, position: rooms.length + 1 })
    await appendAudit(tx, { at: ctx.now(), staffId: given.by.staffId, kind: "room-added", detail: { name } })
    return ok(null)
  })
}
