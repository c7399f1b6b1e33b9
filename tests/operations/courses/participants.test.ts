import { addDays } from "date-fns"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { attendanceOf, certificatesOf, courseBySlug, eventsOfRun, runsOf } from "#db/courses/reads.ts"
import { endRun, markAttendance } from "#operations/courses/attend.ts"
import { addParticipant, correctNames, whoMovesUp } from "#operations/courses/participants.ts"
import { cancelSignUp } from "#operations/courses/seats.ts"
import { MOST_MOVES, moveSignUp } from "#operations/courses/move.ts"
import { changeCourse } from "#operations/courses/texts.ts"
import {
  type CourseOffice,
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
let week = 0
beforeAll(async () => {
  office = await testOffice()
  courses = await withCourses(office)
})
afterAll(() => office.end())
beforeEach(() => office.setClock(MONDAY))

const freshRun = (change: Parameters<typeof runPlan>[1] = {}) => {
  const first = new Date(Date.UTC(2027, 1, 2 + 7 * week++)).toISOString().slice(0, 10)
  return planned(
    office.ctx,
    runPlan(courses, { series: { first, rule: "FREQ=DAILY;COUNT=2", from: "17:15", to: "19:15" }, ...change }),
  )
}
const runOf = async (id: string) => (await runsOf(office.db, { ids: [id] }))[0]!
/** Marks everybody of a sign-up as there in each meeting, and ends the run. */
async function finish(runId: string, key: string) {
  const own = await stateOf(office.ctx, key)
  const { meetings } = await runOf(runId)
  office.setClock(addDays(meetings.at(-1)!.endsAt, 1))
  for (const meeting of meetings)
    for (const i of own.names.keys())
      await markAttendance(office.ctx, {
        meetingId: meeting.id,
        signUpId: own.id,
        person: i + 1,
        mark: "present",
        by: coordinator,
      })
  await endRun(office.ctx, { runId })
  return certificatesOf(office.db, own.id)
}

test("a person corrects the own name until a certificate bears it, staff after that too, and both are written down", async () => {
  const runId = await freshRun()
  const key = await placed(office.ctx, runId, { names: ["Ana Csota"] })
  const first = await stateOf(office.ctx, key)
  const correct = (name: string, revision: number) =>
    correctNames(office.ctx, { key, names: [name], latinNames: [""], revision })
  expect(await correct("", first.revision)).toMatchObject({ error: "name-missing" })
  expect((await correct("Ana Costa", first.revision)).ok).toBe(true)
  // A page that was opened before overwrites nothing.
  expect(await correct("Ana Csota", first.revision)).toMatchObject({ error: "changed-meanwhile" })
  expect((await stateOf(office.ctx, key)).names).toEqual(["Ana Costa"])
  const [made] = await finish(runId, key)
  expect(made!.name).toBe("Ana Costa")
  const { revision, id } = await stateOf(office.ctx, key)
  expect(await correct("Anna Costa", revision)).toMatchObject({ error: "certificate-issued" })
  const byStaff = { signUpId: id, names: ["Anna Costa"], latinNames: [""], revision, by: coordinator }
  expect((await correctNames(office.ctx, byStaff)).ok).toBe(true)
  const [renamed] = await certificatesOf(office.db, id)
  expect([renamed!.code, renamed!.name]).toEqual([made!.code, "Anna Costa"])
  const names = (await eventsOfRun(office.db, runId)).filter(({ event }) => event.kind === "names")
  expect(names.map(({ event }) => [event.by, event.detail.was])).toEqual([
    ["staff", "Ana Costa"],
    ["visitor", "Ana Csota"],
  ])
})

test("nobody is added to or taken out of a group by correcting names, nor once the place is given up", async () => {
  const runId = await freshRun()
  const key = await placed(office.ctx, runId, { names: ["A", "B"] })
  const { revision } = await stateOf(office.ctx, key)
  const correct = (names: string[]) =>
    correctNames(office.ctx, { key, names, latinNames: names.map(() => ""), revision })
  expect(await correct(["A"])).toMatchObject({ error: "not-possible" })
  expect(await correct(["A", "B", "C"])).toMatchObject({ error: "not-possible" })
  await cancelSignUp(office.ctx, { key })
  expect(await correct(["A", "C"])).toMatchObject({ error: "not-possible" })
})

test("a certificate waits for a name it can show, and is made once it is given", async () => {
  const runId = await freshRun()
  const key = await placed(office.ctx, runId, { names: ["გიორგი", "Ana"] })
  expect((await finish(runId, key)).map((c) => c.name)).toEqual(["Ana"])
  const { id, revision } = await stateOf(office.ctx, key)
  const give = (latin: string) =>
    correctNames(office.ctx, {
      signUpId: id,
      by: coordinator,
      names: ["გიორგი", "Ana"],
      latinNames: [latin, ""],
      revision,
    })
  expect((await give("GIORGI")).ok).toBe(true)
  await endRun(office.ctx, { runId })
  expect((await certificatesOf(office.db, id)).map((c) => c.name)).toEqual(["GIORGI", "Ana"])
})

test("what removing does is known before: who is offered the seat, and nobody when no seat is freed", async () => {
  const runId = await freshRun({ seats: 2 })
  const pair = await placed(office.ctx, runId, { names: ["A", "B"] })
  const one = await placed(office.ctx, runId, { names: ["Cara"] })
  const three = await placed(office.ctx, runId, { names: ["Dan"] })
  const { id } = await stateOf(office.ctx, pair)
  expect(await whoMovesUp(office.ctx, id)).toEqual({ frees: true, offered: ["Cara", "Dan"] })
  expect(await whoMovesUp(office.ctx, (await stateOf(office.ctx, one)).id)).toEqual({ frees: false, offered: [] })
  await cancelSignUp(office.ctx, { signUpId: id, by: coordinator })
  expect([(await stateOf(office.ctx, one)).state, (await stateOf(office.ctx, three)).state]).toEqual([
    "offered",
    "offered",
  ])
})

test("staff add people outside the times of sign-up, behind those who wait, and never over the seats", async () => {
  const runId = await freshRun({ seats: 1, opensAt: at("2026-12-01", "09:00") })
  let n = 0
  const add = (names = ["Ida"]) =>
    addParticipant(office.ctx, {
      runId,
      names,
      latinNames: [],
      email: `added${++n}@example.org`,
      language: "da",
      by: coordinator,
    })
  expect(await add(["Ida", "Bo"])).toMatchObject({ error: "group-large" })
  expect(await add([])).toMatchObject({ error: "name-missing" })
  const answers = await Promise.all([add(), add(), add()])
  expect(answers.map((a) => a.ok && a.value.state).toSorted()).toEqual(["listed", "listed", "seated"])
  expect((await runOf(runId)).taken).toBe(1)
  office.setClock((await runOf(runId)).meetings.at(-1)!.endsAt)
  expect(await add()).toMatchObject({ error: "run-over" })
})

test("a place is moved a bounded number of times, so that nobody sends offers to others without end", async () => {
  const runs = [await freshRun(), await freshRun()]
  let key = await placed(office.ctx, runs[0]!)
  for (let i = 1; i <= MOST_MOVES; i++) {
    const moved = await moveSignUp(office.ctx, { key, toRun: runs[i % 2]! })
    if (!moved.ok) throw new Error(moved.error)
    key = moved.value.key
  }
  expect(await moveSignUp(office.ctx, { key, toRun: runs[(MOST_MOVES + 1) % 2]! })).toMatchObject({
    error: "moved-often",
  })
  expect((await stateOf(office.ctx, key)).state).toBe("seated")
})

test("pressing a mark twice leaves it, and the door overwrites no mark", async () => {
  const runId = await freshRun()
  const key = await placed(office.ctx, runId)
  const { id } = await stateOf(office.ctx, key)
  const [meeting] = (await runOf(runId)).meetings
  office.setClock(meeting!.startsAt)
  const mark = (as: "present" | "late", onlyUnmarked = false) =>
    markAttendance(office.ctx, {
      meetingId: meeting!.id,
      signUpId: id,
      person: 1,
      mark: as,
      onlyUnmarked,
      by: coordinator,
    })
  const now = async () => (await attendanceOf(office.db, [meeting!.id])).map((a) => a.mark)
  await Promise.all([mark("late"), mark("late")])
  expect(await now()).toEqual(["late"])
  expect((await mark("present", true)).ok).toBe(true)
  expect(await now()).toEqual(["late"])
  expect((await mark("present")).ok).toBe(true)
  expect(await now()).toEqual(["present"])
})

test("course texts that a colleague has saved meanwhile are not overwritten", async () => {
  const slug = "find-jobs-online"
  const course = (await courseBySlug(office.db, slug))!
  const change = (title: string) =>
    changeCourse(office.ctx, {
      slug,
      texts: { ...course.texts, en: { ...course.texts.en!, title } },
      topic: course.topic,
      level: course.level,
      active: true,
      residentsOnly: true,
      revision: course.revision,
      by: coordinator,
    })
  const answers = await Promise.all([change("One"), change("Two")])
  expect(answers.filter((a) => a.ok)).toHaveLength(1)
  expect(answers.find((a) => !a.ok)).toMatchObject({ error: "changed-meanwhile" })
  expect((await courseBySlug(office.db, slug))!.residentsOnly).toBe(true)
})
