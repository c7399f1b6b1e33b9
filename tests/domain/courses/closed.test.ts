import { expect, test } from "vitest"
import { type Closings, closedBy, newlyClosed } from "#domain/courses/closed.ts"
import type { Closure } from "#domain/office/opening.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const closure = (change: Partial<Closure> = {}): Closure => ({
  id: "1",
  kind: "closed",
  firstDay: "2026-12-24",
  lastDay: "2026-12-24",
  from: null,
  to: null,
  counters: null,
  reason: "Juleaften",
  ...change,
})
const office = (...closures: Closure[]): Closings => ({ closures, exceptions: [] })
const shut = (at: Closings, day = "2026-12-24", from = "17:15", to = "19:15") => closedBy(at, day, from, to)

test("a closure of the whole office closes its rooms, in the evening too, and says why", () => {
  expect(shut(office(closure()))).toEqual({ why: "closure", reason: "Juleaften" })
  expect(shut(office(closure({ firstDay: "2026-12-22", lastDay: "2027-01-02" })))).not.toBeNull()
  expect(shut(office(closure()), "2026-12-23")).toBeNull()
})

test("a closure of some hours closes only the meetings it touches, to the minute", () => {
  const afternoon = office(closure({ from: "13:00", to: "17:15" }))
  expect(shut(afternoon)).toBeNull()
  expect(shut(afternoon, "2026-12-24", "17:00", "18:00")).not.toBeNull()
  expect(shut(afternoon, "2026-12-24", "11:00", "13:00")).toBeNull()
})

test("counters that are closed or unstaffed close no room", () => {
  expect(shut(office(closure({ counters: ["1"] })))).toBeNull()
  expect(shut(office(closure({ kind: "unstaffed" })))).toBeNull()
})

test("a public holiday is closed unless staff gave it hours", () => {
  expect(shut(office(), "2027-05-06")).toEqual({ why: "holiday" })
  const opened = {
    closures: [],
    exceptions: [{ id: "1", day: "2027-05-06", opens: "09:00", closes: "12:00", reason: "x" }],
  }
  expect(shut(opened, "2027-05-06")).toBeNull()
  // A Saturday is no holiday: a course may meet then.
  expect(shut(office(), "2027-01-16")).toBeNull()
})

test("of meetings, those are hit that were held before a closure and are not after", () => {
  const on = (day: string) => ({ startsAt: officeInstant(day, "17:15"), endsAt: officeInstant(day, "19:15") })
  const [eve, day, other] = [on("2026-12-24"), on("2026-12-25"), on("2027-01-07")]
  expect(newlyClosed([eve, day, other], office(), office(closure()))).toEqual([eve])
})
