import { afterAll, beforeAll, expect, test } from "vitest"
import { moveSignUp } from "#operations/courses/move.ts"
import { POLICY_VERSION } from "#domain/retention/notice.ts"
import { begunBenefit } from "../../support/benefit.ts"
import { type CourseOffice, placed, planned, runPlan, stateOf, withCourses } from "../../support/courses.ts"
import { sentHousehold } from "../../support/household.ts"
import { type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"
import { receivedApplication } from "../../support/taxcard.ts"
import { openedOwnPage } from "../../support/own-page.ts"
import { italian } from "../../support/plans.ts"
import { keepPlan } from "#operations/plan/keep.ts"

let office: TestOffice
let courses: CourseOffice
beforeAll(async () => {
  office = await testOffice()
  courses = await withCourses(office)
})

/** A run whose meetings begin on that Wednesday, so that no two want the room at once. */
const runFrom = (first: string) =>
  planned(
    office.ctx,
    runPlan(courses, { series: { first, rule: "FREQ=WEEKLY;BYDAY=WE;COUNT=2", from: "17:15", to: "19:15" } }),
  )
afterAll(() => office.end())

async function versionsIn(table: string): Promise<string[]> {
  const { rows } = await office.pool.query<{ version: string }>(
    `select distinct policy_version as version from ${table}`,
  )
  return rows.map((row) => row.version)
}

test("each kind of case keeps the version of the information that stood when it was made", async () => {
  await bookAt(office.ctx, at("2026-12-03", "10:00"), { services: ["cpr"] })
  await sentHousehold(office.ctx)
  await begunBenefit(office.ctx)
  await receivedApplication(office.ctx)
  await placed(office.ctx, await runFrom("2027-01-13"))
  await keepPlan(office.ctx, {
    key: await openedOwnPage(office, "keeps@example.org"),
    answers: italian,
    replace: false,
  })
  for (const table of ["visit", "prereg", "benefit_case", "tax_application", "sign_up", "kept_plan"])
    expect(await versionsIn(table), table).toEqual([POLICY_VERSION])
})

test("a sign-up that is moved keeps the version its person was told", async () => {
  const [from, to] = [await runFrom("2027-02-03"), await runFrom("2027-02-24")]
  const key = await placed(office.ctx, from, { email: "moves@example.org" })
  await office.pool.query("update sign_up set policy_version = '2026-01-01' where email = 'moves@example.org'")
  const moved = await moveSignUp(office.ctx, { key, toRun: to })
  if (!moved.ok) throw new Error(moved.error)
  expect((await stateOf(office.ctx, moved.value.key)).policyVersion).toBe("2026-01-01")
})
