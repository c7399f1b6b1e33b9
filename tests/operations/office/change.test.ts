import { rightsOf } from "../../support/rights.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { liesWithin } from "#domain/booking/slot-days.ts"
import { visitById } from "#db/booking/reads.ts"
import { recentChanges } from "#db/office/reads.ts"
import type { OfficeChange } from "#domain/office/changes.ts"
import type { Choice } from "#domain/office/proposal.ts"
import { legsOfOffer, openOffer } from "#db/offers/reads.ts"
import { takeOffer } from "#operations/offers/answer.ts"
import { makePlanned } from "#operations/offers/instead.ts"
import { type Answer, type Decision, changeOffice } from "#operations/office/change.ts"
import { addMinutes } from "date-fns"
import { HOLD_MINUTES } from "#domain/booking/rules.ts"
import { hold } from "#operations/booking/hold.ts"
import { move } from "#operations/booking/move.ts"
import {
  MONDAY,
  type TestOffice,
  at,
  bookAt,
  booked,
  count,
  overlaps,
  testOffice,
  visitor,
} from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const by = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Karen" }
const make = (change: OfficeChange, decision: Decision | null = null) =>
  changeOffice(office.ctx, { change, decision, by, ...rightsOf("coordinator") })
/** The same choice for every visit of the list. */
const all = (choice: Choice, asked: Answer): Decision => ({
  plan: asked.plan,
  choices: asked.hits.map(() => choice),
  why: { reason: "illness", own: {} },
})
const closure = (
  day: string,
  from: string | null,
  to: string | null,
  counters: string[] | null = null,
): OfficeChange => ({
  what: "closure",
  kind: "closed",
  firstDay: day,
  lastDay: day,
  from,
  to,
  counters,
  reason: "Meeting",
})

describe("a change that hits booked visits", () => {
  test("lists them with distinct proposals and changes nothing; accepting exactly that plan holds those times and writes to them", async () => {
    const ids = [
      await bookAt(office.ctx, at("2026-12-02", "13:00"), { services: ["tax-card"] }),
      await bookAt(office.ctx, at("2026-12-02", "13:30"), { services: ["tax-card"] }),
    ]
    const change = closure("2026-12-02", "13:00", "14:00")
    const asked = await make(change)
    expect(asked.answer).toEqual({ ok: false, error: "visits-hit" })
    expect(asked.hits.map((h) => h.visitId)).toEqual(ids)
    expect(new Set(asked.hits.map((h) => h.proposal!.getTime())).size).toBe(2)
    expect(await count(office, "closure where reason = 'Meeting'")).toBe(0)
    expect((await visitById(office.db, ids[0]!))!.visit.startsAt).toEqual(at("2026-12-02", "13:00"))
    const mails = await count(office, "graphile_worker.jobs where task_identifier = 'mail-visit'")

    expect((await make(change, { ...all("offer", asked), plan: "something else" })).answer).toEqual({
      ok: false,
      error: "visits-hit",
    })
    expect((await make(change, all("offer", asked))).answer.ok).toBe(true)
    const now = await office.at()
    await makePlanned(office.ctx, { siteId: now.site.id })
    for (const [i, id] of ids.entries()) {
      const offer = (await openOffer(office.db, id))!
      expect(offer.startsAt).toEqual(asked.hits[i]!.proposal)
      const legs = await legsOfOffer(office.db, offer.id)
      expect(liesWithin(now, legs)).toBe(true)
    }
    expect(await count(office, "graphile_worker.jobs where task_identifier = 'mail-visit'")).toBe(mails + 2)
    expect(await overlaps(office)).toBe(0)
    expect((await recentChanges(office.db, now.site.id, 1))[0]).toMatchObject({ what: "closure", staffName: "Karen" })
  })

  test("proposes also a time whose hold has lapsed, and one the visit itself has just left", async () => {
    const own = await testOffice()
    const act = (change: OfficeChange, decision: Decision | null = null) =>
      changeOffice(own.ctx, { change, decision, by, ...rightsOf("coordinator") })
    const id = await bookAt(own.ctx, at("2026-12-04", "09:00"), { services: ["career"] })
    const other = await visitor(own.ctx, { services: ["career"] })
    await hold(own.ctx, { draftKey: other.draftKey, startsAt: at("2026-12-04", "10:00") })
    own.setClock(addMinutes(MONDAY, HOLD_MINUTES + 1))
    const change = closure("2026-12-04", "09:00", "10:00")
    const asked = await act(change)
    expect(asked.hits[0]!.proposal).toEqual(at("2026-12-04", "10:00"))
    expect((await act(change, all("offer", asked))).answer.ok).toBe(true)
    await makePlanned(own.ctx, { siteId: (await own.at()).site.id })
    const offer = (await openOffer(own.db, id))!
    expect(offer.startsAt).toEqual(at("2026-12-04", "10:00"))
    const answer = { visitId: id, offerId: offer.id, by: { kind: "visitor" } } as const
    expect((await takeOffer(own.ctx, answer)).ok).toBe(true)
    await move(own.ctx, {
      visitId: id,
      from: at("2026-12-04", "10:00"),
      to: at("2026-12-07", "09:00"),
      by: { kind: "visitor" },
    })
    expect(
      await move(own.ctx, {
        visitId: id,
        from: at("2026-12-07", "09:00"),
        to: at("2026-12-04", "10:00"),
        by: { kind: "visitor" },
      }),
    ).toEqual({ ok: false, error: "taken" })
    await own.end()
  })

  test("counts a counter that loses the skill", async () => {
    const id = await bookAt(office.ctx, at("2026-12-10", "09:00"), { services: ["career"] })
    const twelve = (await office.at()).office.counters.find((c) => c.number === 12)!
    const asked = await make({
      what: "counter",
      id: twelve.id,
      group: twelve.group,
      skills: ["tax", "benefit"],
      active: true,
    })
    expect(asked.hits.map((h) => h.visitId)).toContain(id)
  })

  test("can leave them where they are: the calendar shows them without a counter", async () => {
    const id = await bookAt(office.ctx, at("2026-12-03", "10:00"), { services: ["career"] })
    const twelve = (await office.at()).office.counters.find((c) => c.number === 12)!.id
    const change = closure("2026-12-03", "09:00", "12:00", [twelve])
    const asked = await make(change)
    expect((await make(change, all("keep", asked))).answer.ok).toBe(true)
    const { visit, legs } = (await visitById(office.db, id))!
    expect(visit.startsAt).toEqual(at("2026-12-03", "10:00"))
    expect(liesWithin(await office.at(), legs)).toBe(false)
    // A later change does not list again what was left there on purpose.
    expect((await make(closure("2026-12-03", "14:30", "15:00"))).answer.ok).toBe(true)
  })

  test("counts a counter taken out of use, a roster that ends and shorter hours as well", async () => {
    const id = await bookAt(office.ctx, at("2026-12-09", "16:10"), { services: ["career"] })
    const now = await office.at()
    const twelve = now.office.counters.find((c) => c.number === 12)!
    const hours = now.office.series[0]!.hours.map((h) => (h.weekday === 3 ? { ...h, closes: "16:00" } : h))
    for (const change of [
      { what: "counter", id: twelve.id, group: twelve.group, skills: twelve.skills, active: false },
      { what: "roster", counterId: twelve.id, weekday: 3, from: "2026-12-01", onlyThatDay: false, shifts: [] },
      { what: "series", validFrom: "2026-12-01", hours },
    ] satisfies OfficeChange[]) {
      const asked = await make(change)
      expect(asked.hits.map((h) => h.visitId)).toContain(id)
    }
  })
})

describe("changes that make no sense", () => {
  const wrong: [string, OfficeChange, string][] = [
    ["a day that does not exist", closure("2026-02-31", null, null), "day-wrong"],
    ["a clock time off the five minutes", closure("2026-12-07", "09:02", "10:00"), "clock-wrong"],
    ["an end before the beginning", closure("2026-12-07", "11:00", "10:00"), "order-wrong"],
    ["no reason", { ...closure("2026-12-07", null, null), reason: " " } as OfficeChange, "reason-missing"],
    ["no counters", closure("2026-12-07", null, null, []), "counter-unknown"],
    [
      "a counter of nowhere",
      closure("2026-12-07", null, null, ["00000000-0000-4000-8000-000000000009"]),
      "counter-unknown",
    ],
    [
      "a counter with the number 0",
      { what: "new-counter", number: 0, group: "A", skills: ["cpr"] },
      "counter-number-wrong",
    ],
    ["a week without any hours", { what: "series", validFrom: "2026-12-07", hours: [] }, "week-blank"],
    ["the past", closure("2026-11-02", null, null), "in-the-past"],
    ["a number that is taken", { what: "new-counter", number: 4, group: "A", skills: ["cpr"] }, "counter-number-taken"],
    ["a counter that can do nothing", { what: "new-counter", number: 20, group: "A", skills: [] }, "skills-missing"],
    ["a closure that is gone", { what: "remove-closure", id: "00000000-0000-4000-8000-000000000009" }, "unknown"],
    ["an id that is none", { what: "remove-closure", id: "nonsense" }, "unknown"],
  ]
  test.each(wrong)("%s is refused", async (_name, change, error) => {
    expect((await make(change)).answer).toEqual({ ok: false, error })
  })

  test("a group named in English at one counter is named so at all of them, and can lose that name again", async () => {
    const { counters } = (await office.at()).office
    const four = counters.find((c) => c.number === 4)!
    const names = async () =>
      new Set(
        (await office.at()).office.counters.filter((c) => c.group === four.group).map((c) => c.groupNames?.en ?? null),
      )
    const change = { what: "counter", id: four.id, group: four.group, skills: four.skills, active: true } as const
    for (const [typed, stored] of [
      [" Public service ", "Public service"],
      ["", null],
    ] as const) {
      expect((await make({ ...change, groupNames: { en: typed } })).answer.ok).toBe(true)
      expect(await names()).toEqual(new Set([stored]))
    }
    const others = (await office.at()).office.counters.filter((c) => c.group !== four.group)
    expect(others.some((c) => c.groupNames?.en === "Tax and jobs")).toBe(true)
    expect((await make(change)).answer.ok).toBe(true)
  })

  test("two stretches that overlap, and minutes that are no multiple of five", async () => {
    const now = await office.at()
    const shifts = [
      { starts: "09:00", ends: "12:00", staffName: "A" },
      { starts: "11:00", ends: "15:00", staffName: "A" },
    ]
    expect(
      (
        await make({
          what: "roster",
          counterId: now.office.counters[0]!.id,
          weekday: 1,
          from: "2026-12-01",
          onlyThatDay: false,
          shifts,
        })
      ).answer,
    ).toEqual({ ok: false, error: "overlap" })
    const service = now.services[0]!
    const change = {
      ...booked(service),
      what: "service" as const,
      id: service.id,
      minutesFirst: 17,
      minutesFurther: 5,
      largestParty: 9,
      noticeMinutes: 0,
      horizonDays: 42,
      cutoffHours: 24,
      active: true,
      texts: {},
    }
    expect((await make(change)).answer).toEqual({ ok: false, error: "number-wrong" })
    expect((await make({ ...change, minutesFirst: 25 })).answer.ok).toBe(true)
    expect((await office.at()).services[0]!.minutesFirst).toBe(25)
  })
})

test("a roster that goes on is asked about before it takes the place of one planned for later", async () => {
  const own = await testOffice()
  const six = (await own.at()).office.counters.find((c) => c.number === 6)!.id
  const roster = (from: string, staffName: string): OfficeChange => ({
    what: "roster",
    counterId: six,
    weekday: 4,
    from,
    onlyThatDay: false,
    shifts: [{ starts: "09:00", ends: "15:00", staffName }],
  })
  const act = (change: OfficeChange, sure = false) =>
    changeOffice(own.ctx, { change, decision: null, by, ...rightsOf("coordinator"), sure })
  expect((await act(roster("2027-02-01", "Omar Holm"))).answer.ok).toBe(true)
  expect(await act(roster("2026-12-03", "Mette Bang"))).toMatchObject({
    answer: { ok: false, error: "sure" },
    replaces: ["2027-02-04"],
  })
  expect((await act(roster("2026-12-03", "Mette Bang"), true)).answer.ok).toBe(true)
  await own.end()
})
