import { rightsOf } from "../../support/rights.ts"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { runsOf } from "#db/courses/reads.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { cancelMeeting, moveMeeting } from "#operations/courses/meetings.ts"
import { type RunPlan, planRun, previewRun } from "#operations/courses/plan.ts"
import { changeRun } from "#operations/courses/run.ts"
import { changeOffice } from "#operations/office/change.ts"
import { type CourseOffice, coordinator, planned, runPlan, withCourses } from "../../support/courses.ts"
import { MONDAY, type TestOffice, at, testOffice } from "../../support/office.ts"

let office: TestOffice
let courses: CourseOffice
beforeAll(async () => {
  office = await testOffice()
  courses = await withCourses(office)
})
afterAll(() => office.end())
beforeEach(() => office.setClock(MONDAY))

const plan = (first: string, change: Parameters<typeof runPlan>[1] = {}, from = "17:15", to = "19:15") =>
  runPlan(courses, { series: { first, rule: "FREQ=WEEKLY;COUNT=3", from, to }, ...change })
const runOf = async (id: string) => (await runsOf(office.db, { ids: [id] }))[0]!
const closureOf = (day: string) => ({
  what: "closure" as const,
  kind: "closed" as const,
  firstDay: day,
  lastDay: day,
  from: null,
  to: null,
  counters: null,
  reason: "Closed",
})
const closeOffice = async (day: string) => {
  const first = await changeOffice(office.ctx, {
    change: closureOf(day),
    decision: null,
    by: coordinator,
    ...rightsOf("coordinator"),
  })
  if (first.answer.ok) return
  await changeOffice(office.ctx, {
    change: closureOf(day),
    decision: { plan: first.plan, choices: [], why: { reason: "closed", own: {} } },
    by: coordinator,
    ...rightsOf("coordinator"),
  })
}
const ruleFields = ({ opensAt, closesAt, priorities, largestGroup, fewest, offerHours, videoUrl }: RunPlan) => ({
  opensAt,
  closesAt,
  priorities,
  largestGroup,
  fewest,
  offerHours,
  videoUrl,
})

test("a run is planned by the dates that were looked at, and a closure that came meanwhile is seen first", async () => {
  // 24 December is closed by the office itself, 25 December is a holiday.
  const given = plan("2026-12-17", { closesAt: at("2026-12-16", "12:00"), teacher: "Ida" }, "18:00", "19:00")
  const look = async (makeUp: boolean) => {
    const seen = await previewRun(office.ctx, { ...given, makeUp })
    if (!seen.ok) throw new Error(seen.error)
    return seen.value
  }
  const short = await look(false)
  expect(short.meetings.map((m) => m.day)).toEqual(["2026-12-17"])
  expect(short.leftOut.map((d) => [d.day, d.by.why])).toEqual([
    ["2026-12-24", "closure"],
    ["2026-12-31", "closure"],
  ])
  const whole = await look(true)
  expect(whole.meetings.map((m) => m.day)).toEqual(["2026-12-17", "2027-01-07", "2027-01-14"])
  await closeOffice("2027-01-07")
  const planIt = (seen: string) => planRun(office.ctx, { plan: { ...given, makeUp: true }, seen, by: coordinator })
  expect(await planIt(whole.seen)).toMatchObject({ error: "dates-changed" })
  const done = await planIt((await look(true)).seen)
  if (!done.ok) throw new Error(done.error)
  expect((await runOf(done.value.runId)).meetings.map((m) => officeDay(m.startsAt))).toEqual([
    "2026-12-17",
    "2027-01-14",
    "2027-01-21",
  ])
  // What is taken is shown before it is refused.
  expect((await look(true)).taken).toEqual(["2026-12-17", "2027-01-14", "2027-01-21"])
})

test("a closure lists the course meetings it hits, and is saved only when they have been seen", async () => {
  const runId = await planned(
    office.ctx,
    plan("2027-09-07", { closesAt: at("2027-09-06", "12:00"), teacher: "Ole" }, "20:00", "21:00"),
  )
  const change = { ...closureOf("2027-09-14"), reason: "Water damage" }
  const first = await changeOffice(office.ctx, { change, decision: null, by: coordinator, ...rightsOf("coordinator") })
  expect(first.answer).toMatchObject({ error: "meetings-hit" })
  expect(first.meetings.map((m) => [m.runId, officeDay(m.startsAt)])).toEqual([[runId, "2027-09-14"]])
  const second = await changeOffice(office.ctx, {
    change,
    decision: { plan: first.plan, choices: [], why: { reason: "closed", own: {} } },
    by: coordinator,
    ...rightsOf("coordinator"),
  })
  expect(second.answer.ok).toBe(true)
  // A counter that is closed hits no course, and what is closed already is not listed again.
  const { office: now } = await office.at()
  const counter = { ...closureOf("2027-09-21"), counters: [now.counters[0]!.id] }
  expect(
    (await changeOffice(office.ctx, { change: counter, decision: null, by: coordinator, ...rightsOf("coordinator") }))
      .meetings,
  ).toEqual([])
})

test("a meeting is moved onto a closed day only by whoever has seen that it is one, and never over a colleague's move", async () => {
  const runId = await planned(
    office.ctx,
    plan("2027-11-02", { closesAt: at("2027-11-01", "12:00"), teacher: "Eva" }, "20:00", "21:00"),
  )
  await closeOffice("2027-11-17")
  const meeting = (await runOf(runId)).meetings[0]!
  const move = (day: string, more: object) =>
    moveMeeting(office.ctx, {
      runId,
      meetingId: meeting.id,
      startsAt: at(day, "20:00"),
      endsAt: at(day, "21:00"),
      roomId: courses.rooms[0]!,
      teacher: "",
      revision: meeting.revision,
      by: coordinator,
      ...more,
    })
  expect(await move("2027-11-17", {})).toMatchObject({ error: "day-closed" })
  expect((await move("2027-11-17", { despite: ["day-closed"] })).ok).toBe(true)
  expect(await move("2027-11-03", {})).toMatchObject({ error: "changed-meanwhile" })
  expect(
    await cancelMeeting(office.ctx, { runId, meetingId: meeting.id, revision: meeting.revision, by: coordinator }),
  ).toMatchObject({ error: "changed-meanwhile" })
})

test("a run in the past is refused", async () => {
  const past = plan("2025-01-07", { opensAt: at("2024-12-01", "09:00"), closesAt: at("2025-01-06", "12:00") })
  expect(await planRun(office.ctx, { plan: past, by: coordinator })).toMatchObject({ error: "past" })
})

test("rules that a colleague has saved meanwhile are not overwritten", async () => {
  const given = plan("2027-12-07", { closesAt: at("2027-12-06", "12:00"), teacher: "Pia" }, "20:00", "21:00")
  const runId = await planned(office.ctx, given)
  const { revision } = await runOf(runId)
  const rules = { ...given, fewest: 1, largestGroup: 2, offerHours: 24 }
  const change = (seats: number) => changeRun(office.ctx, { ...ruleFields(rules), runId, seats, revision })
  expect((await change(5)).ok).toBe(true)
  expect(await change(7)).toMatchObject({ error: "changed-meanwhile" })
  expect((await runOf(runId)).seats).toBe(5)
})
