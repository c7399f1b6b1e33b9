import { afterAll, beforeAll, expect, test } from "vitest"
import { showDay } from "#app/desk/day.server.ts"
import { offTimes } from "#app/desk/day-off.server.ts"
import { workingTimes } from "#domain/office/opening.ts"
import { toMinutes } from "#domain/time/office-time.ts"
import type { Room } from "#db/courses/reads.ts"
import type { CalendarMeeting } from "#db/desk/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { MONDAY, type TestOffice, at, testOffice } from "../../support/office.ts"

/** A Wednesday, open from 11 to 17. Counter 1 has its break from 13:15 to 13:45. */
const DAY = "2026-11-25"
let office: TestOffice
let site: SiteOffice
beforeAll(async () => {
  office = await testOffice()
  site = await office.at()
})
afterAll(() => office.end())

const rooms = ["Rådhus", "Havn"].map((name, i) => ({ id: `r${i + 1}`, name, places: 20 })) as unknown as Room[]
const text = (title: string) => ({ title })
const meeting = (id: string, roomId: string, from: string, to: string) =>
  ({
    id,
    runId: "run",
    roomId,
    startsAt: at(DAY, from),
    endsAt: at(DAY, to),
    teacher: "Nadia",
    seats: 12,
    taken: 7,
    texts: { en: text("Your CV"), da: text("Dit cv") },
  }) as unknown as CalendarMeeting
const show = (meetings: CalendarMeeting[], language: "en" | "da" = "en") =>
  showDay(site, DAY, [], language, MONDAY, { rooms, meetings })

test("meetings stand beside the counters, and the grid is as long as they are", () => {
  const shown = show([meeting("m1", "r1", "17:15", "19:15")], "da")
  expect(shown.labels.at(-1)!.text).toBe("20.00")
  expect(shown.rooms).toEqual([
    {
      id: "m1",
      name: "Rådhus",
      meetings: [
        {
          id: "m1",
          title: "Dit cv",
          from: "17.15",
          to: "19.15",
          row: 75,
          rows: 24,
          seats: 12,
          taken: 7,
          teacher: "Nadia",
          room: "Rådhus",
        },
      ],
    },
  ])
  expect(show([meeting("m1", "r1", "12:00", "13:00")]).rooms[0]!.meetings[0]!.title).toBe("Your CV")
  expect(show([]).rooms).toEqual([])
})

test("rooms share a column as long as they do not meet at the same time", () => {
  const first = meeting("m1", "r1", "12:00", "13:00")
  const columns = (second: CalendarMeeting) => show([first, second]).rooms.map((r) => [r.id, r.name])
  expect(columns(meeting("m2", "r2", "13:00", "14:00"))).toEqual([["m1", "Rådhus, Havn"]])
  expect(columns(meeting("m2", "r2", "12:55", "14:00"))).toEqual([
    ["m1", "Rådhus"],
    ["m2", "Havn"],
  ])
})

test("a course on a day on which the office is closed makes it a day with something in it", () => {
  const sunday = (meetings: CalendarMeeting[]) =>
    showDay(site, "2026-11-29", [], "en", MONDAY, { rooms, meetings }).empty
  expect(sunday([])).toBe(true)
  expect(sunday([meeting("m1", "r1", "12:00", "13:00")])).toBe(false)
})

const offs = (closures: SiteOffice["office"]["closures"], number = 1, frameFrom = "11:00") => {
  const changed = { ...site, office: { ...site.office, closures } }
  const counter = site.office.counters.find((c) => c.number === number)!
  const working = workingTimes(changed.office, DAY, false).get(counter.id) ?? []
  const frame = { start: toMinutes(at(DAY, frameFrom)), end: toMinutes(at(DAY, "18:00")) }
  return offTimes(changed, counter.id, DAY, frame, working)
}
const closure = {
  id: "c",
  kind: "unstaffed" as const,
  firstDay: DAY,
  lastDay: DAY,
  from: "12:00",
  to: "13:00",
  counters: null,
  reason: "Illness",
}
const BREAK = { kind: "break", reason: "", row: 27, rows: 6 }
const AFTER = { kind: "closed", reason: "", row: 72, rows: 12 }

test("a counter is off in its break and outside the opening hours", () => {
  expect(offs([])).toEqual([BREAK, AFTER])
  expect(offs([], 1, "10:00")[0]).toEqual({ kind: "closed", reason: "", row: 0, rows: 12 })
})

test("a closure says its reason, for the counters it names or for all", () => {
  const ill = { kind: "unstaffed", reason: "Illness", row: 12, rows: 12 }
  expect(offs([closure])).toEqual([ill, BREAK, AFTER])
  const own = site.office.counters.find((c) => c.number === 1)!.id
  expect(offs([{ ...closure, counters: [own] }])[0]).toEqual(ill)
  expect(offs([{ ...closure, counters: [own] }], 2)).not.toContainEqual(ill)
  expect(offs([{ ...closure, kind: "closed", from: null, to: null }])).toEqual([
    { kind: "closed", reason: "Illness", row: 0, rows: 84 },
  ])
})

test("where nobody is on the roster at all, the open hours are unstaffed", () => {
  const counter = site.office.counters[0]!
  const empty = { ...site, office: { ...site.office, roster: [] } }
  const frame = { start: toMinutes(at(DAY, "11:00")), end: toMinutes(at(DAY, "17:00")) }
  expect(offTimes(empty, counter.id, DAY, frame, [])).toEqual([{ kind: "unstaffed", reason: "", row: 0, rows: 72 }])
})
