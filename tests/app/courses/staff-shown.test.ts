import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { newRunForm, showPreview } from "#app/courses/staff/new-run.server.ts"
import { actOnRun } from "#app/courses/staff/run-acts.server.ts"
import { showAttendanceList, showMeeting, showRunForStaff } from "#app/courses/staff/shown.server.ts"
import { markAttendance } from "#operations/courses/attend.ts"
import { previewRun } from "#operations/courses/plan.ts"
import {
  type CourseOffice,
  coordinator,
  placed,
  planned,
  runPlan,
  stateOf,
  withCourses,
} from "../../support/courses.ts"
import { formOf } from "../../support/forms.ts"
import { MONDAY, type TestOffice, at, testOffice } from "../../support/office.ts"
import { staffPage } from "../../support/pages.ts"

let office: TestOffice
let courses: CourseOffice
let runId: string
let ana: string
beforeAll(async () => {
  office = await testOffice()
  courses = await withCourses(office)
  runId = await planned(office.ctx, runPlan(courses, { seats: 2 }))
  const couple = { names: ["Ana Costa", "王伟"], latinNames: ["", "WANG WEI"], hopes: "A job", supportNeeds: "A lift" }
  ana = await placed(office.ctx, runId, { ...couple, email: "ana@example.org", priorities: ["pd-u2"] })
  await placed(office.ctx, runId, { names: ["Bo"] })
})
afterAll(() => office.end())
beforeEach(() => office.setClock(MONDAY))

const page = (language: "en" | "da" = "en") => staffPage(office, language)
const NOBODY = "00000000-0000-4000-8000-000000000009"

test("a run for its coordinator: its meetings, its rules as the form has them, its people by state", async () => {
  const run = (await showRunForStaff(await page(), runId))!
  expect(run).toMatchObject({
    slug: "danish-cv-and-cover-letter",
    title: "Your Danish CV and cover letter",
    cancelled: false,
    over: false,
    seats: 2,
    taken: 2,
    starts: "Wed 13 Jan 17:15",
    rules: {
      seats: "2",
      largest: "3",
      fewest: "2",
      offerHours: "24",
      opens: "2026-11-01T09:00",
      closes: "2027-01-11T12:00",
      video: "",
    },
    priorities: ["pd-u2", "partner"],
    offered: [],
    rating: null,
    lines: [],
  })
  expect(run.meetings[0]).toMatchObject({
    when: "Wed 13 Jan 17:15",
    until: "19:15",
    to: "19:15",
    day: "2027-01-13",
    past: false,
    closed: null,
  })
  expect(run.seated).toMatchObject([
    {
      names: "Ana Costa, 王伟 (WANG WEI)",
      size: 2,
      priority: true,
      hopes: "A job",
      support: "A lift",
      lacksLatin: false,
      mailFailed: null,
    },
  ])
  expect(run.listed).toMatchObject([{ names: "Bo", priority: false, until: null }])
  const danish = (await showRunForStaff(await page("da"), runId))!
  expect([danish.starts, danish.meetings[0]!.until]).toEqual(["ons. 13. jan. 17.15", "19.15"])
  expect(await showRunForStaff(await page(), NOBODY)).toBeNull()
})

test("attendance opens on the day of the meeting, and shows who has missed too much", async () => {
  const { meetings } = (await showRunForStaff(await page(), runId))!
  const show = async () => (await showMeeting(await page(), meetings[0]!.id))!
  office.setClock(at("2027-01-12", "23:59"))
  expect((await show()).open).toBe(false)
  office.setClock(at("2027-01-28", "09:00"))
  const { id: signUpId } = await stateOf(office.ctx, ana)
  for (const [i, mark] of (["absent", "absent", "present"] as const).entries())
    await markAttendance(office.ctx, { meetingId: meetings[i]!.id, signUpId, person: 1, mark, by: coordinator })
  const shown = await show()
  expect(shown).toMatchObject({ open: true, when: "Wed 13 Jan 17:15", day: "2027-01-13" })
  expect(shown.rows.map((r) => [r.name, r.person, r.mark, r.missed, r.twice])).toEqual([
    ["Ana Costa", 1, "absent", 2, true],
    ["王伟 (WANG WEI)", 2, null, 0, false],
  ])
  const list = (await showAttendanceList(await page(), runId))!
  expect(list.meetings.map((m) => m.when)).toEqual(["Wed 13 Jan 17:15", "Wed 20 Jan 17:15", "Wed 27 Jan 17:15"])
  expect(list.rows.map((r) => [r.name, r.marks])).toEqual([
    ["Ana Costa", ["absent", "absent", "present"]],
    ["王伟 (WANG WEI)", [null, null, null]],
  ])
  expect([await showMeeting(await page(), NOBODY), await showAttendanceList(await page(), NOBODY)]).toEqual([
    null,
    null,
  ])
})

test("the form of a new run begins four weeks ahead; of a copied one it keeps all but the days", async () => {
  const blank = await newRunForm(await page(), null)
  expect(blank.given).toMatchObject({
    course: "",
    first: "2026-12-21",
    count: "3",
    every: "1",
    seats: "20",
    opens: "",
    closes: "2026-12-19T12:00",
  })
  expect(blank.weekdays.map((d) => d.name).slice(0, 2)).toEqual(["Monday", "Tuesday"])
  const copied = await newRunForm(await page("da"), runId)
  expect(copied.given).toMatchObject({
    course: courses.courseId,
    first: "2026-12-23",
    count: "3",
    from: "17:15",
    to: "19:15",
    seats: "2",
    teacher: "Nadia",
    opens: "",
  })
  expect([copied.days, copied.weekdays[0]!.name]).toEqual([["WE"], "mandag"])
})

test("dates of a plan in words; those that are left out say why", async () => {
  const series = { first: "2026-12-17", rule: "FREQ=WEEKLY;BYDAY=TH,FR;COUNT=4", from: "17:15", to: "19:15" }
  const plan = runPlan(courses, { series, opensAt: at("2026-12-01", "09:00"), closesAt: at("2026-12-16", "12:00") })
  const dates = await previewRun(office.ctx, plan)
  if (!dates.ok) throw new Error(dates.error)
  const shown = showPreview(await page("da"), plan, dates.value)
  expect(shown).toMatchObject({ wanted: 4, makeUp: false, opens: "tirs. 1. dec. 9.00", closedAlready: false })
  expect(shown.dates.map((d) => [d.when, d.taken]).slice(0, 2)).toEqual([
    ["torsdag den 17. december", false],
    ["fredag den 18. december", false],
  ])
  expect(shown.leftOut.map((d) => [d.day, d.name, d.reason])).toEqual([
    ["2026-12-24", "", "Juleaften"],
    ["2026-12-25", "Juledag", null],
  ])
  expect(showPreview(await page(), { ...plan, opensAt: MONDAY, closesAt: MONDAY }, dates.value)).toMatchObject({
    opens: null,
    closedAlready: true,
  })
})

test("a form of the run's page says at which field it was refused, and is not taken when it is none of ours", async () => {
  const act = async (fields: Record<string, string>) => actOnRun(await page(), runId, formOf(fields), coordinator)
  const { meetings, revision } = (await showRunForStaff(await page(), runId))!
  const move = {
    intent: "move",
    meeting: meetings[0]!.id,
    day: "2027-01-14",
    from: "17",
    to: "19.15",
    room: "",
    revision: String(meetings[0]!.revision),
  }
  expect(await act({ ...move, from: "noon" })).toEqual({ error: "clock-wrong", field: "meetings" })
  expect(await act({ ...move, day: "2027-02-30" })).toEqual({ error: "clock-wrong", field: "meetings" })
  await expect(act({ ...move, meeting: "first" })).rejects.toMatchObject({ status: 400 })
  await expect(act({ ...move, room: "big" })).rejects.toMatchObject({ status: 400 })
  await expect(act({ intent: "party" })).rejects.toMatchObject({ status: 400 })
  expect(await act({ intent: "change", revision: String(revision) })).toEqual({
    error: "opens-missing",
    field: "seats",
  })
  expect(await act({ intent: "add", names: "x".repeat(101), email: "a@example.org", language: "en" })).toEqual({
    error: "name-long",
    field: "add-names",
  })
  expect(await act({ intent: "add", names: "Cleo", email: "cleo", language: "en" })).toEqual({
    error: "email-wrong",
    field: "add-email",
  })
  const cleo = { intent: "add", names: " Cleo \n\n", email: "cleo@example.org", language: "en" }
  expect(await act({ ...cleo, language: "xx" })).toEqual({ error: "email-wrong", field: "add-email" })
  expect(await act(cleo)).toEqual({ did: "added-list" })
  expect(await act(cleo)).toEqual({ error: "signed-up-already", field: "add-email" })
  expect(await act({ ...move, room: courses.rooms[0]! })).toEqual({ did: "moved" })
})
