import { expect, test } from "vitest"
import { deadlinesFile } from "#domain/plan/calendar-file.ts"

test("a deadline is a whole day, the same one wherever the file is made", () => {
  const entry = {
    uid: "a@b",
    day: "2027-03-28",
    summary: "Register",
    description: "Because",
    url: "https://example.org",
  }
  const file = deadlinesFile([entry, { ...entry, uid: "c@b", day: "2026-12-31" }], new Date("2026-11-23T08:00:00Z"))
  expect(file).toContain("DTSTART;VALUE=DATE:20270328")
  expect(file).toContain("DTSTART;VALUE=DATE:20261231")
  expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2)
})
