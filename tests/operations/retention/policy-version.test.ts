import { afterAll, beforeAll, expect, test } from "vitest"
import { type BenefitForm, registerBenefit } from "#operations/benefit/register.ts"
import { moveSignUp } from "#operations/courses/move.ts"
import { receiveApplication } from "#operations/taxcard/receive.ts"
import { POLICY_VERSION } from "#domain/retention/notice.ts"
import { type CourseOffice, placed, planned, runPlan, stateOf, withCourses } from "../../support/courses.ts"
import { sentHousehold } from "../../support/household.ts"
import { type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"

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

const form: BenefitForm = {
  name: "Ana Costa",
  email: "ana@example.org",
  phone: "",
  municipality: "101",
  country: "PT",
  institution: "Instituto da Segurança Social",
  formDate: "2026-11-20",
  firstDay: "2026-11-21",
  lastDay: null,
  jobnetCv: false,
  language: "en",
}

test("each kind of case keeps the version of the information that stood when it was made", async () => {
  await bookAt(office.ctx, at("2026-12-03", "10:00"), { services: ["cpr"] })
  await sentHousehold(office.ctx)
  await registerBenefit(office.ctx, form)
  await receiveApplication(office.ctx, {
    name: "Dmytro Koval",
    email: "",
    phone: "",
    language: "en",
    receivedOn: "2026-11-20",
    channel: "letter",
    checklist: {
      form: "there",
      contract: "there",
      identity: "there",
      permit: "not-needed",
      marriage: "not-needed",
      "swedish-family": "not-needed",
    },
    by: { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Mette Lund" },
  })
  await placed(office.ctx, await runFrom("2027-01-13"))
  for (const table of ["visit", "prereg", "benefit_case", "tax_application", "sign_up"])
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
