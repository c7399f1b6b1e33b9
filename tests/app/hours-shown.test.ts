import { expect, test } from "vitest"
import { hoursShown } from "#app/web/hours-shown.server.ts"
import type { Closure, Office } from "#domain/office/opening.ts"

const closed = (firstDay: string, lastDay = firstDay): Closure => ({
  id: firstDay,
  kind: "closed",
  firstDay,
  lastDay,
  from: null,
  to: null,
  counters: null,
  reason: "for staff",
})
const office = (closures: Closure[]): Office => ({
  counters: [],
  series: [
    {
      id: "s",
      validFrom: "2026-01-01",
      validTo: null,
      hours: [1, 3, 4].map((weekday) => ({ weekday, opens: "09:00", closes: "15:30" })),
    },
  ],
  exceptions: [{ id: "e", day: "2026-11-18", opens: "10:00", closes: "12:00", reason: "Open day" }],
  closures,
  roster: [],
})

test("the ordinary week, and the days at hand that are not as every week, never with the reason that staff wrote", () => {
  const shown = hoursShown(office([closed("2026-11-11", "2026-11-12")]), "2026-11-09", "en")
  expect(shown.week.map((row) => [row.day, row.hours, row.today, row.now])).toEqual([
    ["Monday", "9–15:30", true, null],
    ["Tuesday", null, false, null],
    ["Wednesday", "9–15:30", false, null],
    ["Thursday", "9–15:30", false, null],
    ["Friday", null, false, null],
  ])
  expect(shown.ahead.map(({ when, hours }) => [when, hours])).toEqual([
    ["11–12 Nov", "closed"],
    ["Wednesday 18 November", "10–12"],
  ])
})

test("today's row says what holds today", () => {
  const shown = hoursShown(office([closed("2026-11-09")]), "2026-11-09", "da")
  expect(shown.week[0]).toMatchObject({ day: "Mandag", hours: "9–15.30", now: "lukket" })
  expect(shown.ahead[0]).toMatchObject({ when: "I dag", hours: "lukket" })
  expect(hoursShown(office([closed("2026-11-09", "2026-11-12")]), "2026-11-09", "da").ahead[0]).toMatchObject({
    when: "I dag til 12. november",
  })
  expect(hoursShown(office([]), "2026-11-18", "en").week[2]).toMatchObject({ hours: "9–15:30", now: "10–12" })
})

test("a day with a closure in its middle has two stretches", () => {
  const middle = { ...closed("2026-11-12"), from: "12:00", to: "13:00" }
  expect(hoursShown(office([middle]), "2026-11-12", "en").ahead[0]).toMatchObject({
    when: "Today",
    hours: "9–12 and 13–15:30",
  })
})
