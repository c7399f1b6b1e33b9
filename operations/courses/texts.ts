import { type Result, ok, refuse } from "#domain/result.ts"
import { transact } from "#db/client.ts"
import { courseBySlug } from "#db/courses/reads.ts"
import { updateCourse } from "#db/courses/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "../desk/serve.ts"

export interface CourseTexts {
  title: string
  lead: string
  forWhom: string
  gets: string[]
}

/** Changes what the catalogue says of a course, in every language at once, and whether it stands there. */
export async function changeCourse(
  ctx: Context,
  given: { slug: string; texts: Record<string, CourseTexts>; level: string; active: boolean; by: StaffMember },
): Promise<Result<null, "unknown" | "title-missing">> {
  const { slug, texts, level, active, by } = given
  if (Object.values(texts).some((text) => !text.title.trim() || !text.lead.trim() || !text.forWhom.trim()))
    return refuse("title-missing")
  const answer = await transact<null, "unknown" | "title-missing">(ctx.db, async (tx) => {
    const course = await courseBySlug(tx, slug)
    if (!course) return refuse("unknown")
    await updateCourse(tx, course.id, {
      texts: { ...course.texts, ...texts },
      level: level.trim().slice(0, 10),
      active,
    })
    await appendAudit(tx, { at: ctx.now(), staffId: by.staffId, kind: "course-changed", detail: { slug } })
    return ok(null)
  })
  return answer as Result<null, "unknown" | "title-missing">
}
