import { expect, test } from "vitest"
import { dayList } from "#domain/desk/day-list.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const at = (clock: string) => officeInstant("2026-12-03", clock)
const leg = (visitId: string, position: number, from: string, to: string, counter: number, service: string) => ({
  visitId,
  position,
  startsAt: at(from),
  endsAt: at(to),
  counter,
  service,
})

test("a visit at several counters is one line, with its counters in the order of the walk", () => {
  const list = dayList([
    leg("b", 1, "09:30", "09:50", 8, "tax-card"),
    leg("a", 0, "09:10", "09:25", 5, "cpr"),
    leg("b", 0, "09:00", "09:30", 2, "cpr"),
    leg("b", 2, "09:50", "10:00", 8, "mitid"),
  ])
  expect(list).toEqual([
    {
      visitId: "b",
      startsAt: at("09:00"),
      endsAt: at("10:00"),
      counters: [2, 8],
      services: ["cpr", "tax-card", "mitid"],
    },
    { visitId: "a", startsAt: at("09:10"), endsAt: at("09:25"), counters: [5], services: ["cpr"] },
  ])
})

test("visits that begin together stand in the order of their counters", () => {
  const list = dayList([leg("x", 0, "09:00", "09:20", 7, "cpr"), leg("y", 0, "09:00", "09:20", 3, "cpr")])
  expect(list.map((visit) => visit.visitId)).toEqual(["y", "x"])
  expect(dayList([])).toEqual([])
})
