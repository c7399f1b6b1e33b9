import { addDays } from "date-fns"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { cancel } from "#operations/booking/cancel.ts"
import { beginFor, bookFor, giveWhat, holdFor } from "#operations/booking/for-others.ts"
import { markAttendance } from "#operations/courses/attend.ts"
import { cancelSignUp } from "#operations/courses/seats.ts"
import { erasePrereg } from "#operations/prereg/end.ts"
import { beginVisit } from "#operations/prereg/visit.ts"
import { erase } from "#operations/retention/erase.ts"
import { runsOf } from "#db/courses/reads.ts"
import { coordinator, placed, planned, runPlan, stateOf, withCourses } from "../../support/courses.ts"
import { sentHousehold } from "../../support/household.ts"
import { MONDAY, type TestOffice, at, bookAt, count, testOffice } from "../../support/office.ts"
import { karen } from "../../support/second-person.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())
beforeEach(async () => {
  office.setClock(MONDAY)
  await office.pool.query("delete from service_count")
})

const counted = async () => {
  const { rows } = await office.pool.query<Record<string, string | number>>(
    "select subject, municipality, week, language, channel, outcome, amount, visits, people from service_count order by 1, 2, 3, 4, 5, 6",
  )
  return rows.map((row) => Object.values(row).join(" "))
}
const later = (days: number) => office.setClock(addDays(at("2026-12-02", "18:00"), days))
const mark = (visitId: string, state: string) =>
  office.pool.query("update visit set state = $2 where id = $1", [visitId, state])

test("visits leave counts behind in the moment they are erased, by service, municipality, week, language, channel and outcome", async () => {
  const ids = await Promise.all(
    ["11:00", "11:30", "12:00", "12:30"].map((clock) => bookAt(office.ctx, at("2026-12-02", clock), { party: 2 })),
  )
  await mark(ids[0]!, "done")
  await mark(ids[1]!, "done")
  await mark(ids[2]!, "missed")
  await cancel(office.ctx, { visitId: ids[3]!, by: { kind: "visitor" } })
  const id = await beginFor(office.ctx, {
    who: {
      contactName: "Amina",
      names: ["Amina"],
      email: "",
      phone: "",
      language: "da",
      supportNeeds: "",
      channel: "phone",
    },
    wish: null,
  })
  await giveWhat(office.ctx, { id, services: ["cpr"], municipality: "159", residence: undefined, reason: "" })
  const held = await holdFor(office.ctx, { id, startsAt: at("2026-12-02", "13:00") })
  if (!held.ok) throw new Error(held.error)
  await bookFor(office.ctx, { id, visitId: held.value.visitId, by: karen })

  later(29)
  await erase(office.ctx)
  expect(await counted()).toEqual([])
  later(31)
  expect(await erase(office.ctx)).toMatchObject({ visits: 5 })
  expect(await counted()).toEqual([
    "cpr 101 2026-W49 en web cancelled 1 1 2",
    "cpr 101 2026-W49 en web done 2 2 4",
    "cpr 101 2026-W49 en web missed 1 1 2",
    "cpr 159 2026-W49 da phone unmarked 1 1 1",
  ])
  const before = await counted()
  await erase(office.ctx)
  expect(await counted()).toEqual(before)
})

test("a visit of several services counts once as a visit, and a later batch adds to the same row", async () => {
  const two = await bookAt(office.ctx, at("2026-12-03", "09:00"), { services: ["eu-residence", "cpr"] })
  await mark(two, "done")
  later(32)
  await erase(office.ctx)
  office.setClock(MONDAY)
  await mark(await bookAt(office.ctx, at("2026-12-03", "10:00")), "done")
  later(32)
  await erase(office.ctx)
  expect(await counted()).toEqual(["cpr 101 2026-W49 en web done 2 1 2", "eu-residence 101 2026-W49 en web done 1 1 1"])
})

test("two who erase at the same time count nothing twice", async () => {
  const ids = await Promise.all(
    ["11:00", "11:30", "12:00", "12:30", "13:00"].map((clock) => bookAt(office.ctx, at("2026-12-02", clock))),
  )
  for (const id of ids) await mark(id, "done")
  later(31)
  await Promise.all([erase(office.ctx), erase(office.ctx), erase(office.ctx)])
  await erase(office.ctx)
  expect(await counted()).toEqual(["cpr 101 2026-W49 en web done 5 5 5"])
  expect(await count(office, "visit where id = any($1)", [ids])).toBe(0)
})

test("when erasing fails nothing is counted, and the next time all of it is", async () => {
  await mark(await bookAt(office.ctx, at("2026-12-02", "14:00")), "done")
  later(31)
  await office.pool.query(
    "create function no_erasing() returns trigger language plpgsql as $$ begin raise exception 'kept'; end $$",
  )
  await office.pool.query("create trigger kept before delete on visit for each row execute function no_erasing()")
  try {
    await expect(erase(office.ctx)).rejects.toThrow()
    expect(await counted()).toEqual([])
  } finally {
    await office.pool.query("drop trigger kept on visit")
  }
  await erase(office.ctx)
  expect(await counted()).toEqual(["cpr 101 2026-W49 en web done 1 1 1"])
})

test("a household that erases itself leaves a count and no person", async () => {
  const { preregId } = await sentHousehold(office.ctx)
  const begun = await beginVisit(office.ctx, { preregId, channel: "desk" })
  if (!begun.ok) throw new Error(begun.error)
  const id = begun.value.draftId
  const held = await holdFor(office.ctx, { id, startsAt: at("2026-12-04", "09:00") })
  if (!held.ok) throw new Error(held.error)
  const { visitId } = held.value
  await bookFor(office.ctx, { id, visitId, by: karen })
  await erasePrereg(office.ctx, { preregId })
  await erasePrereg(office.ctx, { preregId })
  expect(await count(office, "visit where id = $1", [visitId])).toBe(0)
  const rows = await counted()
  expect(rows.every((row) => row.includes("159 2026-W49 en desk cancelled 1"))).toBe(true)
  expect(rows.length).toBeGreaterThan(0)
})

test("sign-ups of courses leave theirs: who was there, who was not, who gave the seat up; a list place counts for nothing", async () => {
  const courses = await withCourses(office)
  const runId = await planned(office.ctx, runPlan(courses))
  const seen = await placed(office.ctx, runId, { municipality: "101" })
  await placed(office.ctx, runId, { municipality: "159" })
  const gone = await placed(office.ctx, runId, { municipality: "101" })
  await placed(office.ctx, runId, { municipality: "101" })
  await cancelSignUp(office.ctx, { key: gone })
  const run = (await runsOf(office.db, { ids: [runId] }))[0]!
  office.setClock(run.meetings[0]!.startsAt)
  const own = await stateOf(office.ctx, seen)
  await markAttendance(office.ctx, {
    meetingId: run.meetings[0]!.id,
    signUpId: own.id,
    person: 1,
    mark: "present",
    by: coordinator,
  })
  office.setClock(addDays(run.meetings.at(-1)!.endsAt, 91))
  await erase(office.ctx)
  const rows = await counted()
  expect(rows.filter((row) => row.includes(" done "))).toEqual([
    "danish-cv-and-cover-letter 101 2027-W02 en web done 1 1 1",
  ])
  expect(rows.filter((row) => row.includes(" cancelled "))).toEqual([
    "danish-cv-and-cover-letter 101 2027-W02 en web cancelled 1 1 1",
  ])
  expect(rows.filter((row) => row.includes(" missed "))).toEqual([
    "danish-cv-and-cover-letter 159 2027-W02 en web missed 1 1 1",
  ])
  expect(await count(office, "sign_up where run_id = $1", [runId])).toBe(0)
  const before = await counted()
  await erase(office.ctx)
  expect(await counted()).toEqual(before)
})
