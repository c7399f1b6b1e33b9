import { afterAll, beforeAll, expect, test } from "vitest"
import { isHoliday } from "#domain/office/holidays.ts"
import { workingTimes } from "#domain/office/opening.ts"
import { officeDay, toMinutes } from "#domain/time/office-time.ts"
import { visitById } from "#db/booking/reads.ts"
import { runsOf } from "#db/courses/reads.ts"
import { cancelMeeting, moveMeeting } from "#operations/courses/meetings.ts"
import { previewRun } from "#operations/courses/plan.ts"
import { cancelRun } from "#operations/courses/run.ts"
import { type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"
import { type CourseOffice, coordinator, planned, runPlan, withCourses } from "../../support/courses.ts"

let office: TestOffice
let courses: CourseOffice
beforeAll(async () => {
  office = await testOffice()
  courses = await withCourses(office)
})
afterAll(() => office.end())

const works = async (number: number, instant: Date) => {
  const now = (await office.at()).office
  const day = officeDay(instant)
  const spans = workingTimes(now, day, isHoliday(day)).get(now.counters.find((c) => c.number === number)!.id)!
  return spans.some((span) => span.start <= toMinutes(instant) && toMinutes(instant) < span.end)
}

test("a teacher is off the counter while a meeting stands, wherever it is moved, and back when it is cancelled", async () => {
  const first = at("2027-01-13", "15:30")
  expect(await works(11, first)).toBe(true)
  const series = { first: "2027-01-13", rule: "FREQ=WEEKLY;BYDAY=WE;COUNT=2", from: "15:00", to: "16:00" }
  const runId = await planned(office.ctx, runPlan(courses, { series, teacher: "nadia" }))
  expect(await works(11, first)).toBe(false)
  expect(await works(11, at("2027-01-13", "14:55"))).toBe(true)
  expect(await works(11, at("2027-01-13", "16:00"))).toBe(true)
  expect(await works(10, first)).toBe(true)

  const [run] = await runsOf(office.db, { ids: [runId] })
  const meeting = run!.meetings[0]!
  const moved = await moveMeeting(office.ctx, {
    runId,
    meetingId: meeting.id,
    startsAt: at("2027-01-13", "16:00"),
    endsAt: at("2027-01-13", "17:00"),
    roomId: courses.rooms[0]!,
    teacher: "Nadia",
    by: coordinator,
  })
  expect(moved.ok).toBe(true)
  expect([await works(11, first), await works(11, at("2027-01-13", "16:30"))]).toEqual([true, false])

  expect((await cancelMeeting(office.ctx, { runId, meetingId: meeting.id, by: coordinator })).ok).toBe(true)
  expect(await works(11, at("2027-01-13", "16:30"))).toBe(true)
  expect(await works(11, at("2027-01-20", "15:30"))).toBe(false)
  expect((await cancelRun(office.ctx, { runId, reason: "Too few", by: coordinator })).ok).toBe(true)
  expect(await works(11, at("2027-01-20", "15:30"))).toBe(true)
})

test("before a run is planned it is seen whom the teacher's absence hits, day by day", async () => {
  const { office: house, services } = await office.at()
  const counter = house.counters.find((one) => one.number === 11)!
  const service = services.find(({ skill }) => counter.skills.includes(skill))!
  const standing: string[] = []
  // One after the other at the same time, until one of them stands with the teacher.
  for (let tries = 0; tries < house.counters.length && standing.length === 0; tries++) {
    const id = await bookAt(office.ctx, at("2026-12-10", "10:00"), { services: [service.key] })
    const { legs } = (await visitById(office.db, id))!
    if (legs.some((leg) => leg.counterId === counter.id)) standing.push(id)
  }
  expect(standing).toHaveLength(1)
  const series = { first: "2026-12-10", rule: "FREQ=DAILY;COUNT=2", from: "10:05", to: "11:00" }
  const closesAt = at("2026-12-09", "12:00")
  const seen = (teacher: string) => previewRun(office.ctx, runPlan(courses, { series, teacher, closesAt }))
  expect(await seen("Nadia")).toMatchObject({ ok: true, value: { visits: { "2026-12-10": 1, "2026-12-11": 0 } } })
  expect(await seen("Somebody new")).toMatchObject({ ok: true, value: { visits: { "2026-12-10": 0 } } })
})

test("a meeting is moved over visits that stand with its teacher only by whoever has seen that", async () => {
  const { office: house, services } = await office.at()
  const counter = house.counters.find((one) => one.number === 11)!
  const service = services.find(({ skill }) => counter.skills.includes(skill))!
  const start = at("2026-12-17", "10:00")
  const standing: string[] = []
  for (let tries = 0; tries < house.counters.length && standing.length === 0; tries++) {
    const id = await bookAt(office.ctx, start, { services: [service.key] })
    if ((await visitById(office.db, id))!.legs.some((leg) => leg.counterId === counter.id)) standing.push(id)
  }
  const series = { first: "2026-12-18", rule: "FREQ=DAILY;COUNT=1", from: "10:00", to: "11:00" }
  const closesAt = at("2026-12-14", "12:00")
  const runId = await planned(office.ctx, runPlan(courses, { series, teacher: "Nadia", closesAt }))
  const [run] = await runsOf(office.db, { ids: [runId] })
  const move = (from: string, to: string, despite?: "visits-stand"[]) =>
    moveMeeting(office.ctx, {
      runId,
      meetingId: run!.meetings[0]!.id,
      startsAt: at("2026-12-17", from),
      endsAt: at("2026-12-17", to),
      roomId: courses.rooms[0]!,
      teacher: "",
      despite,
      by: coordinator,
    })
  expect(await move("09:30", "10:05")).toMatchObject({ error: "visits-stand" })
  expect(await move("09:00", "10:00")).toMatchObject({ ok: true })
  expect(await move("09:30", "10:05", ["visits-stand"])).toMatchObject({ ok: true })
  expect((await visitById(office.db, standing[0]!))!.legs[0]!.startsAt).toEqual(start)
})
