import { addDays, addMinutes } from "date-fns"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type Wanted, readFigures, readStops, readTypical } from "#db/statistics/reads.ts"
import { type Dimension, type FigureRow, gather, overall } from "#domain/statistics/figures.ts"
import { leadDays, servingMinutes, waitingMinutes, walkingMinutes } from "#domain/statistics/measures.ts"
import { type Period, periodAround } from "#domain/statistics/period.ts"
import { hashSecret } from "#operations/context.ts"
import { erase } from "#operations/retention/erase.ts"
import { MONDAY, type TestOffice, at, bookAt, testOffice, visitor } from "../../support/office.ts"

let office: TestOffice
let siteId: string
const DAY = "2026-12-02"
const AFTER = at(DAY, "20:00")

beforeAll(async () => {
  office = await testOffice()
  siteId = (await office.at()).site.id
})
afterAll(() => office.end())
beforeEach(async () => {
  office.setClock(MONDAY)
  for (const table of ["visit", "booking_draft", "service_count", "service_measure", "journey_count"])
    await office.pool.query(`delete from ${table}`)
})

const week: Period = periodAround("week", DAY)
const all = { period: week, services: null, municipality: null, language: null }
const read = (change: Partial<Wanted> = {}, now = AFTER) => readFigures(office.db, { ...all, siteId, ...change }, now)

/** What happened at the counter to the first service of a visit, and to a second one where it has one. */
async function serve(
  visitId: string,
  arrivedAt: Date | null,
  turns: readonly { called?: Date; started: Date; finished: Date | null }[],
  state = "done",
) {
  await office.pool.query("update visit set state = $2, arrived_at = $3 where id = $1", [visitId, state, arrivedAt])
  for (const [i, turn] of turns.entries()) {
    await office.pool.query(
      "update leg set started_at = $3, finished_at = $4 where visit_id = $1 and current and position = $2",
      [visitId, i + 1, turn.started, turn.finished],
    )
    if (turn.called)
      await office.pool.query(
        "insert into visit_event (visit_id, at, kind, by, detail) values ($1, $2, 'called', 'staff', '{}')",
        [visitId, turn.called],
      )
  }
}

const legsOf = async (visitId: string) =>
  (
    await office.pool.query<{ starts_at: Date; started_at: Date | null; finished_at: Date | null }>(
      "select starts_at, started_at, finished_at from leg where visit_id = $1 and current order by position",
      [visitId],
    )
  ).rows

const values = (rows: readonly FigureRow[], measure: FigureRow["measure"], dimension: Dimension = "service") =>
  rows
    .filter((row) => row.measure === measure && row.dimension === dimension)
    .flatMap((row) => Array.from({ length: row.amount }, () => row.value))
    .toSorted((a, b) => a - b)

describe("what is read of visits", () => {
  test("minutes and days are those of the rules, on both sides of every boundary", async () => {
    const clock = (minute: number, second = 0) => new Date(at(DAY, "11:00").getTime() + minute * 60_000 + second * 1000)
    const cases = [
      { arrived: clock(-10), called: clock(5, 59), started: clock(8), finished: clock(20) },
      { arrived: clock(-10), called: undefined, started: clock(0), finished: clock(20, 59) },
      { arrived: clock(-10), called: undefined, started: clock(-1), finished: clock(481 - 1) },
      { arrived: clock(3), called: clock(3), started: clock(9), finished: clock(9 + 480) },
      { arrived: null, called: undefined, started: clock(9), finished: clock(9 + 481) },
      { arrived: clock(1), called: clock(9), started: clock(9), finished: null },
    ]
    const expected = { waiting: [] as number[], walking: [] as number[], serving: [] as number[], lead: [] as number[] }
    const keep = (measure: keyof typeof expected, value: number | null) => {
      if (value !== null) expected[measure].push(value)
    }
    for (const { arrived, called, started, finished } of cases) {
      const id = await bookAt(office.ctx, at(DAY, "11:00"))
      await serve(id, arrived, [{ started, finished, ...(called ? { called } : {}) }])
      const leg = {
        startsAt: at(DAY, "11:00"),
        arrivedAt: arrived,
        calledAt: called ?? null,
        startedAt: started,
        finishedAt: finished,
      }
      keep("waiting", waitingMinutes(leg))
      keep("walking", walkingMinutes(leg))
      keep("serving", servingMinutes(leg))
      keep("lead", leadDays({ bookedAt: MONDAY, startsAt: leg.startsAt }))
    }
    const rows = await read()
    for (const measure of ["waiting", "walking", "serving", "lead"] as const)
      expect(values(rows, measure), measure).toEqual(expected[measure].toSorted((a, b) => a - b))
  })

  test("a second service is waited for from the end of the first, and called for by itself", async () => {
    const id = await bookAt(office.ctx, at(DAY, "11:00"), { services: ["cpr", "mitid"] })
    const [first, second] = await legsOf(id)
    const done = addMinutes(second!.starts_at, 4)
    await serve(id, first!.starts_at, [
      { called: first!.starts_at, started: addMinutes(first!.starts_at, 1), finished: done },
      { called: addMinutes(done, 3), started: addMinutes(done, 5), finished: addMinutes(done, 12) },
    ])
    const rows = await read()
    expect(values(rows, "waiting")).toEqual([0, 3])
    expect(values(rows, "walking")).toEqual([1, 2])
    const ofSecond = waitingMinutes(
      {
        startsAt: second!.starts_at,
        arrivedAt: first!.starts_at,
        calledAt: addMinutes(done, 3),
        startedAt: addMinutes(done, 5),
        finishedAt: null,
      },
      { finishedAt: done },
    )
    expect(ofSecond).toBe(3)
  })

  test("a visit of two services counts once as a visit and once for each, and only asked-for services count", async () => {
    const id = await bookAt(office.ctx, at(DAY, "11:00"), { services: ["cpr", "mitid"] })
    await serve(id, null, [], "missed")
    await bookAt(office.ctx, at(DAY, "12:00"), { services: ["mitid"] })
    const { service, part, weekday, hour } = gather(await read())
    expect(service.counts.get("cpr")!.missed).toBe(1)
    expect(service.counts.get("mitid")).toMatchObject({ missed: 1, unmarked: 1 })
    expect(part.counts.get(DAY)).toMatchObject({ missed: 1, unmarked: 1 })
    expect([...weekday.counts.keys()]).toEqual(["3"])
    expect([...hour.counts.keys()].toSorted()).toEqual(["11", "12"])
    expect(overall(gather(await read({ services: ["mitid"] })).part, "lead").counts.missed).toBe(1)
    expect(gather(await read({}, MONDAY)).part.counts.get(DAY)).toMatchObject({ coming: 1 })
    expect(await read({ services: [] })).toEqual([])
  })

  test("other municipalities and languages are left out where one is asked for", async () => {
    await bookAt(office.ctx, at(DAY, "11:00"))
    const amount = async (change: Partial<Wanted>) => overall(gather(await read(change)).part, "lead").counts.unmarked
    expect(await amount({ municipality: "101", language: "en" })).toBe(1)
    expect(await amount({ municipality: "159" })).toBe(0)
    expect(await amount({ language: "da" })).toBe(0)
  })
})

test("numbers of weeks and services are the same after the visits are erased", async () => {
  const twoWeeks: Period = { kind: "own", first: "2026-11-30", last: "2026-12-13" }
  for (const [day, clock] of [
    [DAY, "11:00"],
    [DAY, "11:30"],
    ["2026-12-09", "12:00"],
  ] as const) {
    const id = await bookAt(office.ctx, at(day, clock), { services: ["cpr", "mitid"] })
    const [first, second] = await legsOf(id)
    await serve(id, first!.starts_at, [
      {
        called: addMinutes(first!.starts_at, 2),
        started: addMinutes(first!.starts_at, 3),
        finished: second!.starts_at,
      },
      { started: addMinutes(second!.starts_at, 6), finished: addMinutes(second!.starts_at, 9) },
    ])
  }
  const put = await bookAt(office.ctx, at(DAY, "13:00"))
  await serve(put, null, [])
  await office.pool.query(
    "insert into visit_event (visit_id, at, kind, by, detail) values ($1, $2, 'released', 'staff', '{}')",
    [put, at(DAY, "13:10")],
  )
  const told = (rows: readonly FigureRow[]) =>
    rows
      .filter((row) => row.dimension === "service" || (row.dimension === "part" && row.state !== null))
      .map((row) => Object.values(row).join(" "))
      .toSorted()
  const before = await read({ period: twoWeeks }, at("2026-12-20", "12:00"))
  expect(values(before, "whole")).toEqual([0, 1, 1, 1])
  office.setClock(addDays(at("2026-12-10", "12:00"), 40))
  await erase(office.ctx)
  expect((await office.pool.query("select 1 from visit")).rowCount).toBe(0)
  const after = await read({ period: twoWeeks }, office.ctx.now())
  expect(told(after)).toEqual(told(before))
  expect(values(after, "waiting", "part")).toEqual(values(before, "waiting", "part"))
})

test("where bookings stop is counted while they rest and kept when their answers go; what staff enter is not", async () => {
  const stops = async () =>
    Object.fromEntries(await readStops(office.db, siteId, periodAround("week", "2026-11-23"), office.ctx.now()))
  await visitor(office.ctx)
  await visitor(office.ctx)
  await bookAt(office.ctx, at(DAY, "11:00"))
  const { draftKey } = await visitor(office.ctx)
  await office.pool.query("update booking_draft set channel = 'phone' where key_hash = $1", [hashSecret(draftKey)])
  expect(await stops()).toEqual({})
  office.setClock(addMinutes(MONDAY, 61))
  const expected = { time: 2, booked: 1 }
  expect(await stops()).toEqual(expected)
  await office.pool.query(
    "update booking_draft set channel = 'phone' where id in (select id from booking_draft limit 0)",
  )
  office.setClock(addDays(MONDAY, 2))
  await erase(office.ctx)
  expect((await office.pool.query("select 1 from booking_draft")).rowCount).toBe(0)
  expect(await stops()).toEqual(expected)
})

test("what is typical is of those who booked themselves and came, or should have", async () => {
  const id = await bookAt(office.ctx, at(DAY, "11:00"))
  await serve(id, at(DAY, "10:55"), [{ started: at(DAY, "11:07"), finished: at(DAY, "11:20") }])
  await bookAt(office.ctx, at(DAY, "12:00"))
  const typical = await readTypical(office.db, siteId, "2026-11-04", DAY, AFTER)
  expect(typical.get("cpr")).toEqual({ lead: new Map([[9, 1]]), waiting: new Map([[7, 1]]) })
})
