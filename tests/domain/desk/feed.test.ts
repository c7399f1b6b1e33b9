import { describe, expect, test } from "vitest"
import { feedFile } from "#domain/calendar-file.ts"
import { type FeedLeg, feedSpan, legEvent, ownLegs } from "#domain/desk/feed.ts"
import type { Office, RosterShift } from "#domain/office/opening.ts"
import { officeDay, officeInstant } from "#domain/time/office-time.ts"

const row = (over: Partial<RosterShift>): RosterShift => ({
  id: "r",
  counterId: "five",
  weekday: 7,
  starts: "09:00",
  ends: "12:00",
  staffName: "Lars Holm",
  validFrom: "2026-01-01",
  validTo: null,
  ...over,
})
const office = (roster: RosterShift[]): Office => ({
  counters: [
    { id: "five", number: 5, group: "A", skills: ["cpr"] },
    { id: "eight", number: 8, group: "A", skills: ["cpr"] },
  ],
  series: [],
  exceptions: [],
  closures: [],
  roster,
})
const leg = (day: string, from: string, to: string, over: Partial<FeedLeg> = {}): FeedLeg => ({
  visitId: "v",
  position: 1,
  reference: "KTM-4QX7",
  revision: 2,
  state: "booked",
  party: 3,
  serviceKey: "cpr",
  counterId: "five",
  day,
  startsAt: officeInstant(day, from),
  endsAt: officeInstant(day, to),
  ...over,
})

/** Both nights on which the clock changes, and the Sundays beside them. */
const SUNDAYS = ["2026-03-22", "2026-03-29", "2026-04-05", "2026-10-18", "2026-10-25", "2026-11-01"]

describe("a member's feed", () => {
  test.each(SUNDAYS)("on %s has the legs that meet the shift by the office's clock, and not one minute more", (day) => {
    const at = office([row({})])
    const legs = [leg(day, "08:30", "09:00"), leg(day, "08:30", "09:05"), leg(day, "11:55", "12:10")]
    expect(ownLegs([...legs, leg(day, "12:00", "12:20")], at, "lars  holm")).toEqual([legs[1], legs[2]])
  })

  test("has nothing of a counter at which somebody else stands, nor of a day on which the roster has another", () => {
    const at = office([row({}), row({ counterId: "eight", staffName: "Mette" })])
    expect(ownLegs([leg("2026-11-01", "09:00", "09:20", { counterId: "eight" })], at, "Lars Holm")).toEqual([])
    expect(ownLegs([leg("2026-11-02", "09:00", "09:20")], at, "Lars Holm")).toEqual([])
    expect(ownLegs([leg("2026-11-01", "09:00", "09:20")], at, "Mette")).toEqual([])
    const ended = office([row({ validTo: "2026-10-25" })])
    expect(ownLegs([leg("2026-11-01", "09:00", "09:20")], ended, "Lars Holm")).toEqual([])
  })

  test("follows who goes from one counter to another, and shows a leg across a change to both", () => {
    const at = office([
      row({ ends: "10:00" }),
      row({ counterId: "eight", starts: "10:00" }),
      row({ starts: "10:00", staffName: "Mette" }),
    ])
    const across = leg("2026-11-01", "09:50", "10:10")
    const there = leg("2026-11-01", "10:30", "10:50", { counterId: "eight" })
    const after = leg("2026-11-01", "10:30", "10:50")
    expect(ownLegs([across, there, after], at, "Lars Holm")).toEqual([across, there])
    expect(ownLegs([across, there, after], at, "Mette")).toEqual([across, after])
  })

  test("of somebody without a name in the roster is empty, also where a shift names nobody", () => {
    expect(ownLegs([leg("2026-11-01", "09:00", "09:20")], office([row({ staffName: "" })]), "")).toEqual([])
  })

  test("spans the last week and the next four, over a clock change too", () => {
    expect(feedSpan("2026-10-24")).toEqual({ first: "2026-10-17", last: "2026-11-21" })
    expect(feedSpan(officeDay(officeInstant("2026-03-29", "03:30")))).toEqual({
      first: "2026-03-22",
      last: "2026-04-26",
    })
  })
})

describe("an event", () => {
  const told = { host: "ankomst.example", summary: "CPR, 3 people", description: "KTM-4QX7", location: "5", url: "" }

  test("keeps its identity when the visit is moved, and has another one for each leg", () => {
    const first = legEvent(leg("2026-11-01", "09:00", "09:20"), told)
    const moved = legEvent(leg("2026-11-02", "10:00", "10:20", { revision: 3 }), told)
    expect([moved.uid, moved.sequence]).toEqual([first.uid, 3])
    expect(legEvent(leg("2026-11-01", "09:00", "09:20", { position: 2 }), told).uid).not.toBe(first.uid)
  })

  test("is tentative while the time is provisional", () => {
    const state = (one: FeedLeg["state"]) => legEvent(leg("2026-11-01", "09:00", "09:20", { state: one }), told).status
    expect([state("provisional"), state("booked"), state("missed")]).toEqual(["tentative", "confirmed", "confirmed"])
  })

  test("stands in the file at its instant on both sides of both clock changes", () => {
    const events = SUNDAYS.map((day) => legEvent(leg(day, "09:00", "09:20"), told))
    const starts = feedFile(events, "ICS East", new Date("2026-11-01T00:00:00Z")).match(/DTSTART:\S+/g)
    expect(starts).toEqual([
      "DTSTART:20260322T080000Z",
      "DTSTART:20260329T070000Z",
      "DTSTART:20260405T070000Z",
      "DTSTART:20261018T070000Z",
      "DTSTART:20261025T080000Z",
      "DTSTART:20261101T080000Z",
    ])
  })

  test("of a feed rings no bell, invites nobody, and the feed has a name", () => {
    const file = feedFile([legEvent(leg("2026-11-01", "09:00", "09:20"), told)], "ICS East", new Date())
    expect(file).toContain("METHOD:PUBLISH\r\n")
    expect(file).toContain("X-WR-CALNAME:ICS East\r\n")
    expect(file).not.toMatch(/VALARM|ORGANIZER|ATTENDEE/)
    expect(feedFile([], "ICS East", new Date())).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/)
  })
})
