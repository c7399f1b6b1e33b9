import { describe, expect, test } from "vitest"
import { type StandingLeg, againstPlaces, placedLegs, sameStand } from "#domain/booking/placing.ts"
import type { Office } from "#domain/office/opening.ts"
import { officeInstant, toMinutes } from "#domain/time/office-time.ts"

const DAY = "2026-12-02"
const at = (clock: string) => officeInstant(DAY, clock)
const leg = (id: string, serviceId: string, counterId: string, from: string, to: string): StandingLeg => ({
  id,
  serviceId,
  counterId,
  startsAt: at(from),
  endsAt: at(to),
})
const chain = [leg("l1", "siri", "c1", "10:00", "10:20"), leg("l2", "cpr", "c4", "10:25", "10:45")]
const shown = (placed: ReturnType<typeof placedLegs>) =>
  placed?.map((one) => [one.counterId, one.start - toMinutes(at("00:00")), one.end - toMinutes(at("00:00"))])

describe("where legs come to stand", () => {
  test("one leg goes to the counter, the others keep theirs, and all shift by as much", () => {
    expect(shown(placedLegs(chain, { legId: "l2", counterId: "c5", to: at("10:35") }))).toEqual([
      ["c1", 610, 630],
      ["c5", 635, 655],
    ])
  })

  test("at the same time only the counter changes", () => {
    expect(shown(placedLegs(chain, { legId: "l1", counterId: "c2", to: at("10:00") }))).toEqual([
      ["c2", 600, 620],
      ["c4", 625, 645],
    ])
  })

  test("without a leg all follow each other at the counter", () => {
    expect(shown(placedLegs(chain, { legId: null, counterId: "c6", to: at("11:00") }))).toEqual([
      ["c6", 660, 680],
      ["c6", 680, 700],
    ])
  })

  test("a leg of another visit is none of these", () => {
    expect(placedLegs(chain, { legId: "l9", counterId: "c6", to: at("11:00") })).toBeNull()
  })

  test("minutes are kept over the night of the clock change", () => {
    const late = [
      { ...chain[0]!, startsAt: officeInstant("2027-03-28", "01:50"), endsAt: officeInstant("2027-03-28", "03:10") },
    ]
    const [placed] = placedLegs(late, { legId: "l1", counterId: "c1", to: officeInstant("2027-03-27", "01:50") })!
    expect(placed!.end - placed!.start).toBe(20)
  })
})

test("legs that stand where they stood are known, and a minute or a counter tells the difference", () => {
  const same = placedLegs(chain, { legId: "l1", counterId: "c1", to: at("10:00") })!
  expect(sameStand(chain, same)).toBe(true)
  expect(sameStand(chain, placedLegs(chain, { legId: "l1", counterId: "c1", to: at("10:05") })!)).toBe(false)
  expect(sameStand(chain, placedLegs(chain, { legId: "l1", counterId: "c2", to: at("10:00") })!)).toBe(false)
})

describe("what speaks against it", () => {
  const counter = (id: string, number: number, skills: string[]) => ({ id, number, group: "g", skills })
  const office: Office = {
    counters: [counter("c1", 1, ["siri"]), counter("c4", 4, ["cpr"]), counter("c5", 5, ["cpr"])],
    series: [
      { id: "s", validFrom: "2026-01-01", validTo: null, hours: [{ weekday: 3, opens: "09:00", closes: "15:00" }] },
    ],
    exceptions: [],
    closures: [],
    roster: ["c1", "c4", "c5"].map((counterId) => ({
      id: `r${counterId}`,
      counterId,
      weekday: 3,
      starts: "09:00",
      ends: "12:00",
      staffName: "",
      validFrom: "2026-01-01",
      validTo: null,
    })),
  }
  const how = { skillOf: (serviceId: string) => serviceId, walkMinutes: 5 }
  const against = (given: Parameters<typeof placedLegs>[1]) => againstPlaces(office, placedLegs(chain, given)!, how)

  test("nothing, where each counter works and can do its service", () => {
    expect(against({ legId: "l2", counterId: "c5", to: at("10:25") })).toEqual([])
    expect(against({ legId: "l1", counterId: "c1", to: at("11:15") })).toEqual([])
  })

  test("a leg that is shifted along is looked at as well", () => {
    // The second ends at 12:05, when nobody is there.
    expect(against({ legId: "l1", counterId: "c1", to: at("11:20") })).toEqual(["unstaffed"])
  })

  test("a service that the counter cannot do", () => {
    expect(against({ legId: "l1", counterId: "c5", to: at("10:00") })).toEqual(["lacks-skill"])
  })

  test("too short a walk, to the minute", () => {
    const at20 = [chain[0]!, leg("l2", "cpr", "c1", "10:20", "10:40")]
    const walk = (walkMinutes: number) =>
      againstPlaces(office, placedLegs(at20, { legId: "l2", counterId: "c5", to: at("10:20") })!, {
        ...how,
        walkMinutes,
      })
    expect(walk(5)).toEqual(["short-walk"])
    expect(walk(0)).toEqual([])
    expect(against({ legId: "l2", counterId: "c5", to: at("10:25") })).toEqual([])
  })

  test("a closed day and a time outside the hours", () => {
    expect(against({ legId: "l1", counterId: "c1", to: officeInstant("2026-12-03", "10:00") })).toEqual(["closed"])
    expect(against({ legId: "l1", counterId: "c1", to: at("14:30") })).toEqual(["outside-hours", "unstaffed"])
  })
})
