import { addDays, officeDay, officeInstant } from "#domain/time/office-time.ts"
import { courseBySlug, roomsOf } from "#db/courses/reads.ts"
import { type RunPlan, planRun } from "#operations/courses/plan.ts"
import { coordinator } from "../../support/courses.ts"
import type { RunningPortal } from "./portal.ts"

export const SLUG = "danish-cv-and-cover-letter"
const today = officeDay(new Date())
let week = 0

/** A run of its own week for each test, so that rooms do not stand in each other's way; a week full of holidays is passed over. */
export async function aRun(portal: RunningPortal, change: Partial<RunPlan> = {}): Promise<string> {
  const { db } = portal.database
  const [course, rooms] = await Promise.all([courseBySlug(db, SLUG), roomsOf(db)])
  for (let tries = 0; ; tries++) {
    const first = addDays(today, 30 + 7 * week++)
    const done = await planRun(portal.ctx, {
      by: coordinator,
      plan: {
        courseId: course!.id,
        series: { first, rule: "FREQ=DAILY;INTERVAL=2;COUNT=2", from: "08:00", to: "08:50" },
        roomId: rooms[0]!.id,
        teacher: `Teacher ${week} ${Date.now()}`,
        videoUrl: "",
        seats: 2,
        opensAt: officeInstant(addDays(today, -1), "09:00"),
        closesAt: officeInstant(addDays(first, -1), "12:00"),
        priorities: ["pd-u2", "partner"],
        largestGroup: 2,
        fewest: 2,
        offerHours: 24,
        ...change,
      },
    })
    if (done.ok) return done.value.runId
    if (tries === 3 || done.error !== "rule-wrong") throw new Error(done.error)
  }
}
