import { readCertificateCode } from "#domain/courses/certificate-code.ts"
import { addDays } from "date-fns"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { certificatesOf, runsOf } from "#db/courses/reads.ts"
import { endRun, giveCourseFeedback, markAttendance } from "#operations/courses/attend.ts"
import { seriesOf } from "#domain/courses/series.ts"
import { cancelMeeting, moveMeeting } from "#operations/courses/meetings.ts"
import { planRun } from "#operations/courses/plan.ts"
import { messageRun } from "#operations/courses/message.ts"
import { cancelRun } from "#operations/courses/run.ts"
import { settleSignUp } from "#operations/courses/sign-up.ts"
import { addRoom, createCourse } from "#operations/courses/texts.ts"
import {
  type CourseOffice,
  confirmed,
  coordinator,
  placed,
  planned,
  runPlan,
  stateOf,
  withCourses,
} from "../../support/courses.ts"
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
const told = async (runId: string, kind: string) =>
  Number(
    (
      await office.pool.query(
        "select count(*) as n from graphile_worker._private_jobs j join sign_up s on s.id::text = j.payload->>'signUpId' where s.run_id = $1 and j.payload->>'kind' = $2",
        [runId, kind],
      )
    ).rows[0].n,
  )

test("a room or a teacher at two places refuses the whole series, also when two plan at the same moment", async () => {
  await planned(office.ctx, plan("2027-01-13"))
  const tries = [
    plan("2027-01-20", { teacher: "Thomas" }, "18:00", "20:00"),
    plan("2027-01-20", { roomId: courses.rooms[1]! }, "18:00", "20:00"),
  ]
  for (const given of tries)
    expect(await planRun(office.ctx, { plan: given, by: coordinator })).toMatchObject({ error: "taken" })
  const back = plan("2027-01-13", { roomId: courses.rooms[1]!, teacher: "Thomas" }, "19:15", "20:15")
  expect((await planRun(office.ctx, { plan: back, by: coordinator })).ok).toBe(true)
  const rivals = await Promise.all(
    ["A", "B", "C"].map((teacher) => planRun(office.ctx, { plan: plan("2027-03-03", { teacher }), by: coordinator })),
  )
  expect(rivals.map((r) => (r.ok ? "ok" : r.error)).toSorted()).toEqual(["ok", "taken", "taken"])
})

test("a public holiday has no meeting", async () => {
  const runId = await planned(
    office.ctx,
    plan("2027-05-06", {
      closesAt: at("2027-04-28", "12:00"),
      series: { first: "2027-04-29", rule: "FREQ=WEEKLY;COUNT=3", from: "10:00", to: "12:00" },
    }),
  )
  // Ascension Day is on 6 May 2027.
  expect((await runOf(runId)).meetings).toHaveLength(2)
})

test.each([
  [{ seats: 25 }, "room-small"],
  [{ seats: 0 }, "seats-wrong"],
  [{ closesAt: at("2027-02-04", "17:16") }, "closes-late"],
  [{ opensAt: at("2027-01-12", "12:00") }, "opens-after-closes"],
  [{ roomId: null }, "place-missing"],
  [{ teacher: " " }, "teacher-missing"],
] as [Parameters<typeof runPlan>[1], string][])("a run that cannot be is refused: %j", async (change, error) => {
  expect(await planRun(office.ctx, { plan: plan("2027-02-04", change), by: coordinator })).toMatchObject({ error })
})

test("moving a meeting with thirty people tells each of them once, and a taken room refuses it with nothing changed", async () => {
  const runId = await planned(office.ctx, plan("2027-02-01", { seats: 20 }))
  for (let i = 0; i < 30; i++) await placed(office.ctx, runId)
  const { meetings } = await runOf(runId)
  const move = (day: string, roomId = courses.rooms[0]!) =>
    moveMeeting(office.ctx, {
      runId,
      meetingId: meetings[1]!.id,
      startsAt: at(day, "10:00"),
      endsAt: at(day, "12:00"),
      roomId,
      teacher: "",
      by: coordinator,
    })
  await planned(office.ctx, plan("2027-02-10", { teacher: "Other" }, "11:00", "13:00"))
  expect(await move("2027-02-10")).toMatchObject({ error: "taken" })
  expect((await runOf(runId)).meetings[1]!.startsAt).toEqual(meetings[1]!.startsAt)
  expect(await told(runId, "meeting-moved")).toBe(0)
  expect((await move("2027-02-11")).ok).toBe(true)
  expect(await told(runId, "meeting-moved")).toBe(30)
  expect(await move("2026-11-20")).toMatchObject({ error: "past" })
  expect(
    await moveMeeting(office.ctx, {
      runId,
      meetingId: meetings[1]!.id,
      startsAt: at("2027-02-12", "12:00"),
      endsAt: at("2027-02-12", "10:00"),
      roomId: null,
      teacher: "",
      by: coordinator,
    }),
  ).toMatchObject({ error: "clock-wrong" })
})

test("a meeting of several is cancelled, the last one left is not; the room is free again", async () => {
  const runId = await planned(office.ctx, plan("2027-04-06", { closesAt: at("2027-04-05", "12:00") }))
  await placed(office.ctx, runId)
  const [one, two, three] = (await runOf(runId)).meetings
  const cancel = (id: string) => cancelMeeting(office.ctx, { runId, meetingId: id, by: coordinator })
  expect((await cancel(one!.id)).ok).toBe(true)
  expect((await cancel(two!.id)).ok).toBe(true)
  expect(await cancel(three!.id)).toMatchObject({ error: "last-meeting" })
  expect(await told(runId, "meeting-cancelled")).toBe(2)
  expect(
    (
      await planRun(office.ctx, {
        plan: plan("2027-04-06", {
          closesAt: at("2027-04-05", "12:00"),
          series: { first: "2027-04-06", rule: "FREQ=DAILY;COUNT=1", from: "17:15", to: "19:15" },
        }),
        by: coordinator,
      })
    ).ok,
  ).toBe(true)
})

test("cancelling a run frees its room, tells everybody why, and nobody signs up any more", async () => {
  const runId = await planned(office.ctx, plan("2027-06-01", { seats: 1, closesAt: at("2027-05-31", "12:00") }))
  const [seated, listed] = [await placed(office.ctx, runId), await placed(office.ctx, runId)]
  const late = await confirmed(office.ctx, runId)
  expect(await cancelRun(office.ctx, { runId, reason: " ", by: coordinator })).toMatchObject({
    error: "reason-missing",
  })
  const answers = await Promise.all(
    [1, 2].map(() => cancelRun(office.ctx, { runId, reason: "Nadia is ill", by: coordinator })),
  )
  expect(answers.map((a) => a.ok && a.value.told).toSorted()).toEqual([0, 2])
  expect(await told(runId, "run-cancelled")).toBe(2)
  expect((await stateOf(office.ctx, seated)).state).toBe("cancelled")
  expect((await stateOf(office.ctx, listed)).state).toBe("cancelled")
  expect(await settleSignUp(office.ctx, { key: late, despite: true })).toMatchObject({ error: "run-cancelled" })
  expect(
    (await planRun(office.ctx, { plan: plan("2027-06-01", { closesAt: at("2027-05-31", "12:00") }), by: coordinator }))
      .ok,
  ).toBe(true)
})

test("a coordinator's words go to those who are meant, each once, and none without a text in each language", async () => {
  const runId = await planned(office.ctx, plan("2027-07-06", { seats: 1, closesAt: at("2027-07-05", "12:00") }))
  await placed(office.ctx, runId)
  await placed(office.ctx, runId)
  const write = (texts: Record<string, string>, to: ("seated" | "listed")[]) =>
    messageRun(office.ctx, { runId, texts, to, by: coordinator })
  expect(await write({ en: "Bring a pen", da: "" }, ["seated"])).toMatchObject({ error: "text-missing" })
  expect(await write({ en: "Bring a pen", da: "Tag en blyant med" }, ["seated"])).toMatchObject({ value: { told: 1 } })
  expect(await told(runId, "message")).toBe(1)
})

test("a copied run keeps weekdays and clock times", async () => {
  const run = await runOf(
    await planned(
      office.ctx,
      plan("2027-08-03", {
        closesAt: at("2027-08-02", "12:00"),
        series: { first: "2027-08-03", rule: "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4", from: "10:00", to: "12:30" },
      }),
    ),
  )
  expect(seriesOf(run, "2027-09-07")).toEqual({
    first: "2027-09-07",
    rule: "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4",
    from: "10:00",
    to: "12:30",
  })
})

test("attendance, the second absence, the certificate for those who earned it, and feedback after the last meeting", async () => {
  const runId = await planned(office.ctx, plan("2027-10-05", { closesAt: at("2027-10-04", "12:00") }))
  const [good, bad] = [await placed(office.ctx, runId, { names: ["Ana", "Bo"] }), await placed(office.ctx, runId)]
  const { meetings } = await runOf(runId)
  const mark = async (key: string, meeting: number, as: "present" | "late" | "absent" | null, person = 1) =>
    markAttendance(office.ctx, {
      meetingId: meetings[meeting]!.id,
      signUpId: (await stateOf(office.ctx, key)).id,
      person,
      mark: as,
      by: coordinator,
    })
  expect(await mark(good, 0, "present")).toMatchObject({ error: "not-begun" })
  office.setClock(at("2027-10-19", "17:00"))
  for (const meeting of [0, 1, 2]) {
    await mark(good, meeting, meeting === 1 ? "late" : "present")
    await mark(good, meeting, meeting === 2 ? "absent" : "present", 2)
    await mark(bad, meeting, meeting === 0 ? "present" : "absent")
  }
  expect(await mark(good, 0, "present", 3)).toMatchObject({ error: "unknown" })
  expect(await told(runId, "absent-twice")).toBe(1)
  expect(await giveCourseFeedback(office.ctx, { key: good, rating: 5, line: "" })).toMatchObject({ error: "not-over" })
  expect(await endRun(office.ctx, { runId })).toMatchObject({ error: "not-over" })
  office.setClock(addDays(at("2027-10-19", "19:15"), 1))
  expect(await endRun(office.ctx, { runId })).toMatchObject({ value: { certificates: 2 } })
  const certificates = await certificatesOf(office.db, (await stateOf(office.ctx, good)).id)
  expect(certificates.map((c) => [c.name, c.attended, c.meetings])).toEqual([
    ["Ana", 3, 3],
    ["Bo", 2, 3],
  ])
  expect(await certificatesOf(office.db, (await stateOf(office.ctx, bad)).id)).toEqual([])
  // Again, as a job may come twice: the same codes, and nobody is told twice.
  await endRun(office.ctx, { runId })
  expect((await certificatesOf(office.db, (await stateOf(office.ctx, good)).id)).map((c) => c.code)).toEqual(
    certificates.map((c) => c.code),
  )
  expect(await told(runId, "ended")).toBe(2)
  // A correction afterwards takes back what is no longer earned, and a late mark earns it.
  await mark(good, 1, "absent")
  await mark(good, 2, "absent")
  await endRun(office.ctx, { runId })
  expect((await certificatesOf(office.db, (await stateOf(office.ctx, good)).id)).map((c) => c.name)).toEqual(["Bo"])
  expect(readCertificateCode(certificates[0]!.code.toLowerCase().replaceAll("-", " "))).toBe(certificates[0]!.code)
  expect((await giveCourseFeedback(office.ctx, { key: good, rating: 4, line: "Good" })).ok).toBe(true)
  expect(await giveCourseFeedback(office.ctx, { key: good, rating: 6, line: "" })).toMatchObject({
    error: "rating-missing",
  })
})

test("staff make a course and a room; a second of the same name, or an address of another page, is refused", async () => {
  const text = { title: "Sewing", lead: "You sew.", forWhom: "For all.", gets: ["A shirt"] }
  const make = (slug: string, change: Partial<typeof text> = {}) =>
    createCourse(office.ctx, {
      slug,
      topic: "workplace",
      taughtIn: "en",
      level: "A1",
      texts: { en: { ...text, ...change }, da: text },
      by: coordinator,
    })
  expect((await make("sewing")).ok).toBe(true)
  expect(await make("sewing")).toMatchObject({ error: "slug-taken" })
  expect(await make("Sewing!")).toMatchObject({ error: "slug-wrong" })
  expect(await make("new")).toMatchObject({ error: "slug-wrong" })
  expect(await make("knitting", { lead: " " })).toMatchObject({ error: "title-missing" })
  const add = (name: string, places: number) => addRoom(office.ctx, { name, places, by: coordinator })
  expect((await add("Lokale 3", 8)).ok).toBe(true)
  expect(await add("Lokale 3", 8)).toMatchObject({ error: "room-wrong" })
  expect(await add("Lokale 4", 0)).toMatchObject({ error: "room-wrong" })
})
