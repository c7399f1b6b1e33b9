import { expect, test } from "vitest"
import type { Office } from "#domain/office/opening.ts"
import { lastOpenDays } from "#domain/plan/closed-days.ts"
import type { Handler, Step } from "#domain/plan/step.ts"

/** Open Monday to Friday. */
const office: Office = {
  counters: [{ id: "one", number: 1, group: "A", skills: ["cpr"] }],
  series: [
    {
      id: "s",
      validFrom: "2026-06-01",
      validTo: null,
      hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "09:00", closes: "15:00" })),
    },
  ],
  exceptions: [],
  closures: [],
  roster: [],
}
type Dated = Pick<Step, "key" | "deadline" | "handler">
const step = (day: string, handler: Handler, state: "ahead" | "overdue" = "ahead"): Dated => ({
  key: "cpr",
  handler,
  deadline: { day, state, daysLeft: 0, from: day, why: "register" } as unknown as Step["deadline"],
})
const last = (given: Dated, today = "2026-11-26") => lastOpenDays([given], office, today).get("cpr")

test("a deadline on a Sunday is met on the Friday before", () => {
  expect(last(step("2026-12-06", "office"))).toBe("2026-12-04")
  expect(last(step("2026-12-06", "siri-here"))).toBe("2026-12-04")
})
test("a deadline on an open day is its own, and is not mentioned", () => {
  expect(last(step("2026-12-04", "office"))).toBeUndefined()
})
test("closed days here say nothing of what is done elsewhere", () => {
  expect(last(step("2026-12-06", "tax-agency"))).toBeUndefined()
})
test("a last day that has passed is no advice", () => {
  expect(last(step("2026-12-06", "office"), "2026-12-05")).toBeUndefined()
  expect(last(step("2026-12-06", "office", "overdue"))).toBeUndefined()
})
