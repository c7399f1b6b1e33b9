import { afterAll, expect, test } from "vitest"
import { moveSignUp } from "#operations/courses/move.ts"
import { placed, seatsIn, stateOf, withCourses } from "../../support/courses.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"

const office: TestOffice = await testOffice()
const courses = await withCourses(office)
const { freshRun, runOf, states } = seatsIn(office, courses)
afterAll(() => office.end())

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
