import { expect, test } from "vitest"
import { mayBeRun, mayBecomeRun } from "#domain/courses/run.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const set = {
  seats: 12,
  opensAt: officeInstant("2027-01-01", "09:00"),
  closesAt: officeInstant("2027-02-01", "09:00"),
  videoUrl: "",
}
const meeting = { startsAt: officeInstant("2027-02-03", "10:00"), places: 12 }
const video = "https://meet.example.org/1"

test.each([
  [set, [meeting], null],
  [{ ...set, seats: 0 }, [meeting], "seats-wrong"],
  [{ ...set, seats: 1.5 }, [meeting], "seats-wrong"],
  [{ ...set, seats: 501 }, [], "seats-wrong"],
  [{ ...set, closesAt: set.opensAt }, [meeting], "opens-after-closes"],
  [{ ...set, closesAt: officeInstant("2027-02-03", "10:01") }, [meeting], "closes-late"],
  [{ ...set, closesAt: meeting.startsAt }, [meeting], null],
  [set, [{ ...meeting, places: null }], "place-missing"],
  [{ ...set, videoUrl: video }, [{ ...meeting, places: null }], null],
  [{ ...set, videoUrl: "http://meet.example.org" }, [meeting], "place-missing"],
  [{ ...set, seats: 13 }, [meeting], "room-small"],
])("a run set as %j", (settings, meetings, refused) => {
  const may = mayBeRun(settings, meetings)
  expect(may.ok ? null : may.error).toBe(refused)
})

test("nobody loses a seat", () => {
  const run = { taken: 10, meetings: [meeting] }
  expect(mayBecomeRun({ ...set, seats: 9 }, run)).toEqual({ ok: false, error: "seats-taken" })
  expect(mayBecomeRun({ ...set, seats: 10 }, run).ok).toBe(true)
})
