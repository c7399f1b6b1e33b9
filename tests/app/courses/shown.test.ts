import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { showOwn } from "#app/courses/citizen/own.server.ts"
import { belongsTo, catalogueOf, inEvening, showRun, showSeats } from "#app/courses/citizen/shown.server.ts"
import { type RunWithMeetings, runsOf } from "#db/courses/reads.ts"
import { confirmed, placed, planned, runPlan, stateOf, withCourses } from "../../support/courses.ts"
import { MONDAY, type TestOffice, at, testOffice } from "../../support/office.ts"
import { citizenPage } from "../../support/pages.ts"

let office: TestOffice
let runId: string
let keys: string[]
beforeAll(async () => {
  office = await testOffice()
  const courses = await withCourses(office)
  runId = await planned(office.ctx, runPlan(courses, { seats: 2, videoUrl: "https://video.example" }))
  keys = [
    await placed(office.ctx, runId, {
      names: ["Ana Costa", "王伟"],
      latinNames: ["", "WANG WEI"],
      email: "ana@example.org",
    }),
    await placed(office.ctx, runId, { names: ["Bo"] }),
    await placed(office.ctx, runId, { names: ["Cleo"], priorities: ["partner"] }),
    await confirmed(office.ctx, runId, { names: ["Dora"] }),
  ]
})
afterAll(() => office.end())
beforeEach(() => office.setClock(MONDAY))

const runOf = async () => (await runsOf(office.db, { ids: [runId] }))[0]!
const own = async (n: number, language: "en" | "da" = "en") =>
  showOwn(await citizenPage(office, language), await stateOf(office.ctx, keys[n]!), language)

test.each([
  [{ taken: 0 }, 0, { free: 3, state: "open" }],
  [{ taken: 3 }, 0, { free: 0, state: "full" }],
  [{ taken: 5 }, 0, { free: 0, state: "full" }],
  // A freed seat belongs to those who wait.
  [{ taken: 2 }, 1, { free: 0, state: "full", waiting: 1 }],
  [{ taken: 0, opensAt: at("2026-11-23", "07:01") }, 0, { free: 3, state: "not-open" }],
  [{ taken: 0, opensAt: MONDAY }, 0, { state: "open" }],
  [{ taken: 0, closesAt: MONDAY }, 0, { state: "closed" }],
  [{ taken: 0, closesAt: at("2026-11-23", "07:01") }, 0, { state: "open" }],
])("a run of three seats with %j and %j waiting", (change, waiting, expected) => {
  const run = { seats: 3, opensAt: at("2026-11-01", "09:00"), closesAt: at("2027-01-11", "12:00"), ...change }
  expect(showSeats(run as unknown as RunWithMeetings, waiting, MONDAY)).toMatchObject(expected)
})

test("a run in the words of each language", async () => {
  const [en, da] = await Promise.all(
    (["en", "da"] as const).map(async (language) =>
      showRun(await citizenPage(office, language), await runOf(), language),
    ),
  )
  expect(en).toMatchObject({
    seats: 2,
    free: 0,
    waiting: 2,
    state: "full",
    starts: "Wednesday 13 January 2027",
    closes: "Monday 11 January 2027 at 12:00",
    opens: "Sunday 1 November at 9:00",
    address: "Nyropsgade 1, 1602 København V",
    video: true,
    priority: "both",
    offerHours: 24,
    startsAt: "2027-01-13T16:15:00.000Z",
    endsAt: "2027-01-27T18:15:00.000Z",
  })
  expect(en!.meetings.map((m) => [m.day, m.hours])).toEqual([
    ["Wed 13 January 2027", "17:15–19:15"],
    ["Wed 20 January 2027", "17:15–19:15"],
    ["Wed 27 January 2027", "17:15–19:15"],
  ])
  expect(da).toMatchObject({ starts: "onsdag den 13. januar 2027", closes: "mandag den 11. januar 2027 kl. 12.00" })
  expect(da!.meetings[0]).toMatchObject({ day: "Ons. 13. januar 2027", hours: "17.15–19.15" })
})

test("a run in the evening begins at four or later", async () => {
  const begins = (clock: string) =>
    inEvening({ meetings: [{ startsAt: at("2027-01-13", clock) }] } as unknown as RunWithMeetings)
  expect([begins("15:59"), begins("16:00")]).toEqual([false, true])
})

test("the catalogue has planned runs that are not over", async () => {
  const page = await citizenPage(office, "en")
  expect((await catalogueOf(page)).runs.map((r) => r.id)).toEqual([runId])
  office.setClock(at("2027-01-27", "19:16"))
  expect((await catalogueOf(await citizenPage(office, "en"))).runs).toEqual([])
})

test("whom a course is for is asked by municipality", async () => {
  const page = await citizenPage(office, "en")
  expect(await belongsTo(page, "101", "en")).toMatchObject({ code: "101", name: "Copenhagen (København)", here: true })
  expect(await belongsTo(page, "151", "da")).toMatchObject({ here: false })
  expect(await belongsTo(page, "x", "en")).toMatchObject({ code: null, name: null, here: false })
})

test("who has a seat sees names as they will stand, the video and where to check in", async () => {
  const shown = await own(0)
  expect(shown).toMatchObject({
    state: "seated",
    size: 2,
    confirmed: true,
    email: "ana@example.org",
    begun: false,
    over: false,
  })
  expect(shown.title).toBe("Your Danish CV and cover letter")
  expect((await own(0, "da")).title).not.toBe(shown.title)
  expect(shown.mine).toMatchObject({
    ended: false,
    names: ["Ana Costa", "王伟 (WANG WEI)"],
    lacksLatin: false,
    mayCorrect: true,
    video: "https://video.example",
    place: 0,
    visits: [],
    others: [],
    marks: [],
    certificates: [],
    moves: [],
  })
  expect(shown.mine!.checkIn).toMatch(/^https:\/\/ankomst\.test\/staff\/.*/)
  expect(shown.mine!.checkIn).toContain(shown.reference)
})

test("who waits sees the place in the list, those with priority first, and no video", async () => {
  const [bo, cleo] = [await own(1), await own(2)]
  expect([bo.state, bo.mine!.place, bo.mine!.video]).toEqual(["listed", 2, ""])
  expect([cleo.state, cleo.mine!.place]).toEqual(["listed", 1])
})

test("what belongs to an address is shown only once it is confirmed", async () => {
  const page = await citizenPage(office, "en")
  const dora = await stateOf(office.ctx, keys[3]!)
  expect((await showOwn(page, { ...dora, emailConfirmedAt: null }, "en")).mine).toBeNull()
  expect((await showOwn(page, dora, "en")).mine).not.toBeNull()
})

test("begun with the first meeting, over with the last", async () => {
  const when = async (day: string, clock: string) => {
    office.setClock(at(day, clock))
    const { begun, over, mine } = await own(0)
    return [begun, over, mine!.video !== ""]
  }
  expect(await when("2027-01-13", "17:14")).toEqual([false, false, true])
  expect(await when("2027-01-13", "17:15")).toEqual([true, false, true])
  expect(await when("2027-01-27", "19:14")).toEqual([true, false, true])
  expect(await when("2027-01-27", "19:15")).toEqual([true, true, false])
})
