import { afterAll, beforeAll, expect, test } from "vitest"
import { irregularitiesOf } from "#domain/booking/irregular.ts"
import { addMinutes } from "date-fns"
import { type TestOffice, at, testOffice } from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const against = async (day: string, clock: string, number: number, skills: string[], minutes = 20) => {
  const { office: rules } = await office.at()
  const counter = rules.counters.find((c) => c.number === number)!
  const startsAt = at(day, clock)
  return irregularitiesOf(rules, { counterId: counter.id, startsAt, endsAt: addMinutes(startsAt, minutes), skills })
}

test("nothing speaks against a time at which the counter works and can do it", async () => {
  expect(await against("2026-12-16", "12:00", 3, [])).toEqual([])
})

test("a closed day, a holiday and a weekday without hours are closed", async () => {
  expect(await against("2026-12-25", "12:00", 3, [])).toEqual(["closed"])
  expect(await against("2026-12-20", "03:00", 3, [])).toEqual(["closed"])
})

test("the last visit may end when the office closes, and not five minutes later", async () => {
  expect(await against("2026-12-16", "16:40", 3, [])).not.toContain("outside-hours")
  expect(await against("2026-12-16", "16:45", 3, [])).toEqual(["outside-hours"])
  // Also when it ends on the next day.
  expect(await against("2026-12-16", "23:50", 3, [])).toEqual(["outside-hours"])
})

test("a counter that cannot do the service is said, beside anything else", async () => {
  expect(await against("2026-12-16", "12:00", 12, ["siri"])).toContain("lacks-skill")
  expect(await against("2026-12-25", "12:00", 12, ["siri"])).toEqual(["closed", "lacks-skill"])
})
