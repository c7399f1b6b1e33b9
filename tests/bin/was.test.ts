import { expect, test } from "vitest"
import { measuredBy } from "../../tools/was.ts"

const stats = { startTime: "2026-11-26T23:30:00.000Z", skipped: 0 }
const spec = (title: string, ok = true) => ({ title, ok })

test("the statement counts the pages that were looked at, on the office's day, and those with errors", () => {
  const suites = [
    { specs: [spec("accessible: /en"), spec("a visit is booked", false)] },
    { suites: [{ specs: [spec("accessible: /da"), spec("accessible: /da/privacy", false)] }] },
  ]
  expect(measuredBy({ stats, suites })).toEqual({ on: "2026-11-27", pages: 3, violations: 1 })
})

test("a run that looked at no page says nothing", () => {
  expect(() => measuredBy({ stats, suites: [{ specs: [spec("a visit is booked")] }] })).toThrow("no page")
})
