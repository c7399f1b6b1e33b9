import { describe, expect, test } from "vitest"
import { visitEntry } from "#domain/booking/calendar-entry.ts"
import type { VisitState } from "#domain/booking/states.ts"
import { datesFile } from "#domain/calendar-file.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const visit = (state: VisitState, revision = 0) => ({
  id: "v1",
  revision,
  state,
  startsAt: officeInstant("2026-12-02", "11:00"),
  endsAt: officeInstant("2026-12-02", "11:35"),
})
const told = {
  host: "ankomst.example",
  summary: "Visit at ICS East",
  location: "Gyldenløvesgade 11",
  url: "https://ankomst.example/en/visit/key",
  lines: ["CPR registration", "Reference: KTM-4QX7", "Bring: passport"],
}
const fileOf = (state: VisitState, revision = 0) =>
  datesFile(
    [visitEntry(visit(state, revision), told)],
    { name: "ICS East", email: "ics@example.dk" },
    officeInstant("2026-11-26", "12:00"),
  )
const sequence = (state: VisitState, revision = 0) => visitEntry(visit(state, revision), told).sequence

describe("a visit's calendar file", () => {
  test("says what a calendar program needs, to the last line end", () => {
    const file = fileOf("booked")
    for (const line of [
      "METHOD:PUBLISH",
      "UID:v1@ankomst.example",
      "STATUS:CONFIRMED",
      "DTSTART:20261202T100000Z",
      "URL;VALUE=URI:https://ankomst.example/en/visit/key",
      "BEGIN:VALARM",
    ])
      expect(file).toContain(`${line}\r\n`)
    expect(file).toContain('ORGANIZER;CN="ICS East":mailto:ics@example.dk')
    expect(file).toContain("Bring: passport")
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true)
    expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/)
  })
  test("a provisional time is tentative, a cancelled visit is cancelled and reminds of nothing", () => {
    expect(fileOf("provisional")).toContain("STATUS:TENTATIVE\r\n")
    expect(fileOf("cancelled")).toContain("METHOD:CANCEL\r\n")
    expect(fileOf("cancelled")).toContain("STATUS:CANCELLED\r\n")
    expect(fileOf("cancelled")).not.toContain("VALARM")
  })
  test("each version comes after the one before", () => {
    const versions = [sequence("provisional"), sequence("booked"), sequence("booked", 1), sequence("cancelled", 1)]
    expect(versions).toEqual(versions.toSorted((a, b) => a - b))
    expect(new Set(versions).size).toBe(versions.length)
  })
})
