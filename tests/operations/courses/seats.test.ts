import { addHours, addMinutes } from "date-fns"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { openDatabase } from "#db/client.ts"
import { eventsOfRun, listOf, runsOf, signUpsOf } from "#db/courses/reads.ts"
import { erase } from "#operations/retention/erase.ts"
import { changeRun } from "#operations/courses/run.ts"
import { cancelSignUp, lapseOffers, takeOffer } from "#operations/courses/seats.ts"
import { moveSignUp } from "#operations/courses/move.ts"
import { beginSignUp, clashesOf, confirmSignUpEmail, settleSignUp } from "#operations/courses/sign-up.ts"
import { MONDAY, type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"
import { type CourseOffice, confirmed, placed, planned, runPlan, stateOf, withCourses } from "../../support/courses.ts"

let office: TestOffice
let courses: CourseOffice
let day = 0
beforeAll(async () => {
  office = await testOffice()
  courses = await withCourses(office)
})
afterAll(() => office.end())
beforeEach(() => office.setClock(MONDAY))

/** Each run has its own day of the week's hours, so that rooms do not stand in each other's way. */
const freshRun = (change: Parameters<typeof runPlan>[1] = {}) => {
  const hour = 8 + (day % 6) * 2
  const week = Math.floor(day++ / 6)
  const first = new Date(Date.UTC(2027, 0, 13 + week)).toISOString().slice(0, 10)
  const pad = (n: number) => String(n).padStart(2, "0")
  return planned(
    office.ctx,
    runPlan(courses, {
      series: { first, rule: "FREQ=WEEKLY;INTERVAL=20;COUNT=2", from: `${pad(hour)}:00`, to: `${pad(hour + 1)}:30` },
      ...change,
    }),
  )
}
const runOf = async (id: string) => (await runsOf(office.db, { ids: [id] }))[0]!
const states = async (keys: string[]) =>
  (await Promise.all(keys.map((key) => stateOf(office.ctx, key)))).map((s) => s.state)
const mails = async (key: string) => {
  const { id } = await stateOf(office.ctx, key)
  const { rows } = await office.pool.query<{ kind: string }>(
    "select j.payload->>'kind' as kind from graphile_worker._private_jobs j where j.payload->>'signUpId' = $1 and j.payload->>'kind' is not null order by j.id",
    [id],
  )
  return rows.map((row) => row.kind)
}

test("sixty at once for three seats over two pools: three are seated, all others stand in one order", async () => {
  const runId = await freshRun()
  const keys = []
  for (let i = 0; i < 60; i++) keys.push(await confirmed(office.ctx, runId))
  const second = openDatabase(office.url, { size: 5, onError: () => {} })
  const other = { ...office.ctx, db: second.db }
  const answers = await Promise.all(
    keys.map((key, i) => settleSignUp(i % 2 ? other : office.ctx, { key, despite: true })),
  )
  await second.close()
  expect(answers.filter((a) => a.ok && a.value.state === "seated")).toHaveLength(3)
  expect(answers.filter((a) => a.ok && a.value.state === "listed")).toHaveLength(57)
  expect((await runOf(runId)).taken).toBe(3)
  const numbers = (await signUpsOf(office.db, runId)).map((s) => s.number)
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1))
})

test("everybody who is placed together is answered, also when PostgreSQL stops the first try in a deadlock", async () => {
  const runId = await freshRun()
  const keys = []
  for (let i = 0; i < 5; i++) keys.push(await confirmed(office.ctx, runId))
  // A sequence is not rolled back: the second try passes.
  await office.pool.query(`
    create sequence deadlocks;
    create function deadlock_once() returns trigger language plpgsql as $$ begin
      if nextval('deadlocks') = 1 then raise exception using errcode = '40P01'; end if;
      return new; end $$;
    create trigger deadlock_once before update on sign_up for each row execute function deadlock_once()`)
  try {
    const answers = await Promise.all(keys.map((key) => settleSignUp(office.ctx, { key, despite: true })))
    expect(answers.filter((a) => a.ok && a.value.state === "seated")).toHaveLength(3)
    expect(answers.filter((a) => a.ok && a.value.state === "listed")).toHaveLength(2)
  } finally {
    await office.pool.query(
      "drop trigger deadlock_once on sign_up; drop function deadlock_once; drop sequence deadlocks",
    )
  }
  expect((await runOf(runId)).taken).toBe(3)
})

test("the database itself refuses a seat too many, whatever the code does", async () => {
  const runId = await freshRun({ seats: 1 })
  await placed(office.ctx, runId)
  const listed = await placed(office.ctx, runId)
  const { id } = await stateOf(office.ctx, listed)
  await expect(office.pool.query("update sign_up set state = 'seated' where id = $1", [id])).rejects.toMatchObject({
    code: "23514",
  })
})

test("settling twice, at once or later, is one place and one message", async () => {
  const runId = await freshRun()
  const key = await confirmed(office.ctx, runId)
  const answers = await Promise.all([1, 2, 3, 4].map(() => settleSignUp(office.ctx, { key, despite: false })))
  expect(answers.every((a) => a.ok && a.value.state === "seated")).toBe(true)
  expect((await runOf(runId)).taken).toBe(1)
  expect(await mails(key)).toEqual(["seated"])
})

test("one address holds one place in a run", async () => {
  const runId = await freshRun()
  await placed(office.ctx, runId, { email: "twice@example.org" })
  const again = await confirmed(office.ctx, runId, { email: "Twice@example.org" })
  expect(await settleSignUp(office.ctx, { key: again, despite: true })).toMatchObject({ error: "signed-up-already" })
})

test("nobody has a place before the code is typed, and a wrong code gives none", async () => {
  const runId = await freshRun()
  const begun = await beginSignUp(office.ctx, {
    runId,
    names: ["X"],
    email: "x@example.org",
    language: "en",
    hopes: "",
    supportNeeds: "",
    priorities: [],
  })
  if (!begun.ok) throw new Error(begun.error)
  const { key } = begun.value
  expect(await settleSignUp(office.ctx, { key, despite: true })).toMatchObject({ error: "unconfirmed" })
  expect(await confirmSignUpEmail(office.ctx, { key, code: "00000000" })).toMatchObject({ error: "code-wrong" })
  expect((await runOf(runId)).taken).toBe(0)
})

test("a freed seat is offered to the first in line, people with a priority before others, and says why", async () => {
  const runId = await freshRun({ seats: 1 })
  const seated = await placed(office.ctx, runId)
  const plain = await placed(office.ctx, runId)
  const first = await placed(office.ctx, runId, { priorities: ["pd-u2"] })
  expect((await listOf(office.db, runId)).map((w) => w.rank)).toEqual([0, 1])
  expect((await cancelSignUp(office.ctx, { key: seated })).ok).toBe(true)
  expect(await states([seated, plain, first])).toEqual(["cancelled", "listed", "offered"])
  const offered = (await eventsOfRun(office.db, runId)).find(({ event }) => event.kind === "offered")!
  expect(offered.event.detail).toMatchObject({ why: "seat-freed", place: "0.3", free: "1" })
  expect((await runOf(runId)).taken).toBe(1)
  expect(await mails(first)).toEqual(["listed", "offered"])
})

test("an offer is taken once, also when it is pressed twice at once, and its lapse no longer comes", async () => {
  const runId = await freshRun({ seats: 1 })
  const seated = await placed(office.ctx, runId)
  const next = await placed(office.ctx, runId)
  await cancelSignUp(office.ctx, { key: seated })
  const answers = await Promise.all([1, 2, 3].map(() => takeOffer(office.ctx, { key: next })))
  expect(answers.every((a) => a.ok)).toBe(true)
  expect(await states([next])).toEqual(["seated"])
  expect((await mails(next)).filter((kind) => kind === "seated")).toHaveLength(1)
  office.setClock(addHours(MONDAY, 30))
  await lapseOffers(office.ctx, { runId })
  expect(await states([next])).toEqual(["seated"])
})

test("an offer lapses at its time, the next is asked; whoever comes late is refused, before and after the job has run", async () => {
  const runId = await freshRun({ seats: 1 })
  const seated = await placed(office.ctx, runId)
  const [second, third] = [await placed(office.ctx, runId), await placed(office.ctx, runId)]
  await cancelSignUp(office.ctx, { key: seated })
  office.setClock(addMinutes(addHours(MONDAY, 24), -1))
  await lapseOffers(office.ctx, { runId })
  expect(await states([second, third])).toEqual(["offered", "listed"])
  office.setClock(addHours(MONDAY, 24))
  expect(await takeOffer(office.ctx, { key: second })).toMatchObject({ error: "offer-over" })
  expect(await states([second, third])).toEqual(["lapsed", "offered"])
  await lapseOffers(office.ctx, { runId })
  expect(await takeOffer(office.ctx, { key: second })).toMatchObject({ error: "offer-over" })
  expect((await takeOffer(office.ctx, { key: third })).ok).toBe(true)
})

test("an offer is not taken after the person has cancelled, and cancelling it asks the next", async () => {
  const runId = await freshRun({ seats: 1 })
  const seated = await placed(office.ctx, runId)
  const [second, third] = [await placed(office.ctx, runId), await placed(office.ctx, runId)]
  await cancelSignUp(office.ctx, { key: seated })
  await cancelSignUp(office.ctx, { key: second })
  expect(await takeOffer(office.ctx, { key: second })).toMatchObject({ error: "not-possible" })
  expect(await states([second, third])).toEqual(["cancelled", "offered"])
})

test("taking and cancelling at the same moment: one of the two, and the seats add up", async () => {
  const runId = await freshRun({ seats: 1 })
  const seated = await placed(office.ctx, runId)
  const next = await placed(office.ctx, runId)
  await cancelSignUp(office.ctx, { key: seated })
  await Promise.all([takeOffer(office.ctx, { key: next }), cancelSignUp(office.ctx, { key: next })])
  const { state } = await stateOf(office.ctx, next)
  expect((await runOf(runId)).taken).toBe(state === "cancelled" ? 0 : 1)
})

test("a group gets all its seats or none: it waits, is passed over for one seat, and is asked when there are three", async () => {
  const runId = await freshRun({ seats: 3 })
  const [a, b, c] = [await placed(office.ctx, runId), await placed(office.ctx, runId), await placed(office.ctx, runId)]
  const group = await placed(office.ctx, runId, { names: ["Ana", "Bo", "Chi"] })
  const single = await placed(office.ctx, runId)
  await cancelSignUp(office.ctx, { key: a })
  expect(await states([group, single])).toEqual(["listed", "offered"])
  await cancelSignUp(office.ctx, { key: single })
  await cancelSignUp(office.ctx, { key: b })
  await cancelSignUp(office.ctx, { key: c })
  expect(await states([group])).toEqual(["offered"])
  expect((await runOf(runId)).taken).toBe(3)
})

test("a free seat goes to people who wait before it goes to somebody who happens to come", async () => {
  const runId = await freshRun({ seats: 1 })
  const first = await placed(office.ctx, runId)
  const waiting = await placed(office.ctx, runId)
  // Freed past the offers, as by a restored backup: nobody has been asked yet.
  await office.pool.query("update sign_up set state = 'cancelled' where id = $1", [
    (await stateOf(office.ctx, first)).id,
  ])
  const late = await placed(office.ctx, runId)
  expect(await states([waiting, late])).toEqual(["offered", "listed"])
})

test("a pair that waits for two seats does not keep the one that is free from somebody who comes alone", async () => {
  const runId = await freshRun({ seats: 3 })
  await placed(office.ctx, runId, { names: ["A", "B"] })
  const group = await placed(office.ctx, runId, { names: ["C", "D"] })
  const alone = await placed(office.ctx, runId)
  expect(await states([group, alone])).toEqual(["listed", "seated"])
})

test("more seats are offered at once; fewer than are taken are refused", async () => {
  const runId = await freshRun({ seats: 1 })
  await placed(office.ctx, runId)
  const next = await placed(office.ctx, runId)
  const { opensAt, closesAt, priorities, largestGroup, fewest, offerHours, videoUrl } = await runOf(runId)
  const set = { runId, opensAt, closesAt, priorities, largestGroup, fewest, offerHours, videoUrl }
  expect((await changeRun(office.ctx, { ...set, seats: 2 })).ok).toBe(true)
  expect(await states([next])).toEqual(["offered"])
  expect(await changeRun(office.ctx, { ...set, seats: 1 })).toMatchObject({ error: "seats-taken" })
  expect(await changeRun(office.ctx, { ...set, seats: 25 })).toMatchObject({ error: "room-small" })
})

test("moving to another run gives up the old place only with the new one, and the freed seat goes on", async () => {
  const [from, to] = [await freshRun({ seats: 1 }), await freshRun({ seats: 1 })]
  const own = await placed(office.ctx, from)
  const waiting = await placed(office.ctx, from)
  const moved = await moveSignUp(office.ctx, { key: own, toRun: to })
  expect(moved).toMatchObject({ ok: true, value: { state: "seated" } })
  expect(await states([own, waiting])).toEqual(["cancelled", "offered"])
  if (moved.ok) expect(await stateOf(office.ctx, moved.value.key)).toMatchObject({ runId: to, state: "seated" })
  expect(await moveSignUp(office.ctx, { key: own, toRun: to })).toMatchObject({ error: "not-possible" })
})

test("two people who change places at the same moment do not wait for each other", async () => {
  const [one, two] = [await freshRun({ seats: 2 }), await freshRun({ seats: 2 })]
  const [a, b] = [await placed(office.ctx, one), await placed(office.ctx, two)]
  const answers = await Promise.all([
    moveSignUp(office.ctx, { key: a, toRun: two }),
    moveSignUp(office.ctx, { key: b, toRun: one }),
  ])
  expect(answers.every((answer) => answer.ok)).toBe(true)
  expect([(await runOf(one)).taken, (await runOf(two)).taken]).toEqual([1, 1])
})

test("an own visit or course at the same hour is shown before a seat is taken, and may be taken all the same", async () => {
  const email = "clash@example.org"
  const startsAt = at("2026-12-09", "12:00")
  await bookAt(office.ctx, startsAt, { services: ["cpr"], email })
  const runId = await freshRun({
    series: { first: "2026-12-09", rule: "FREQ=DAILY;COUNT=1", from: "11:00", to: "12:10" },
    closesAt: at("2026-12-08", "12:00"),
  })
  const key = await confirmed(office.ctx, runId, { email })
  expect(await settleSignUp(office.ctx, { key, despite: false })).toMatchObject({ error: "clash" })
  expect((await runOf(runId)).taken).toBe(0)
  expect(await clashesOf(office.ctx, await stateOf(office.ctx, key))).toMatchObject([{ kind: "visit", startsAt }])
  expect(await settleSignUp(office.ctx, { key, despite: true })).toMatchObject({ ok: true })
  const parallel = await freshRun({
    series: { first: "2026-12-09", rule: "FREQ=DAILY;COUNT=1", from: "11:30", to: "13:00" },
    closesAt: at("2026-12-08", "12:00"),
    roomId: courses.rooms[1]!,
    teacher: "Thomas",
  })
  const second = await confirmed(office.ctx, parallel, { email })
  expect((await clashesOf(office.ctx, await stateOf(office.ctx, second))).map((c) => c.kind).toSorted()).toEqual([
    "course",
    "visit",
  ])
})

test("random sign-ups, cancellations, moves and answers at once never oversell, and what is counted is what is there", async () => {
  const runs = [await freshRun({ seats: 4 }), await freshRun({ seats: 3 })]
  const keys: string[] = []
  for (let i = 0; i < 24; i++)
    keys.push(await confirmed(office.ctx, runs[i % 2]!, { names: i % 5 === 0 ? ["A", "B"] : ["A"] }))
  await Promise.all(keys.map((key) => settleSignUp(office.ctx, { key, despite: true })))
  await Promise.all(
    keys.map((key, i) =>
      i % 4 === 0
        ? cancelSignUp(office.ctx, { key })
        : i % 4 === 1
          ? takeOffer(office.ctx, { key })
          : i % 4 === 2
            ? moveSignUp(office.ctx, { key, toRun: runs[(i + 1) % 2]! })
            : lapseOffers(office.ctx, { runId: runs[i % 2]! }),
    ),
  )
  for (const runId of runs) {
    const { seats, taken } = await runOf(runId)
    const there = (await signUpsOf(office.db, runId, ["seated", "offered"])).reduce((sum, s) => sum + s.size, 0)
    expect(taken).toBe(there)
    expect(taken).toBeLessThanOrEqual(seats)
  }
})

test("sign-ups go when their day has come", async () => {
  const runId = await freshRun({ seats: 1 })
  const kept = await placed(office.ctx, runId)
  const gone = await placed(office.ctx, runId)
  await cancelSignUp(office.ctx, { key: gone })
  office.setClock(addHours(MONDAY, 8 * 24))
  await erase(office.ctx)
  const left = (await signUpsOf(office.db, runId)).map((s) => s.id)
  expect(left).toEqual([(await stateOf(office.ctx, kept)).id])
})
