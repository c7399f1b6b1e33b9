import { addHours, addMinutes } from "date-fns"
import { afterAll, beforeEach, expect, test } from "vitest"
import { eventsOfRun, listOf, signUpsOf } from "#db/courses/reads.ts"
import { moveSignUp } from "#operations/courses/move.ts"
import { changeRun } from "#operations/courses/run.ts"
import { cancelSignUp, lapseOffers, takeOffer } from "#operations/courses/seats.ts"
import { settleSignUp } from "#operations/courses/sign-up.ts"
import { erase } from "#operations/retention/erase.ts"
import { confirmed, placed, seatsIn, stateOf, withCourses } from "../../support/courses.ts"
import { MONDAY, type TestOffice, testOffice } from "../../support/office.ts"

const office: TestOffice = await testOffice()
const courses = await withCourses(office)
const { freshRun, runOf, states, mails } = seatsIn(office, courses)
afterAll(() => office.end())
beforeEach(() => office.setClock(MONDAY))

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
