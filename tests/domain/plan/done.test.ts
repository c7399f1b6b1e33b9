import { describe, expect, test } from "vitest"
import { answersFrom, doneProblem } from "#domain/plan/answers.ts"
import {
  isAhead,
  mergedTicks,
  samePlan,
  ticked,
  unticked,
  withTicks,
  withTicksOf,
  withVisit,
} from "#domain/plan/done.ts"
import { type Done } from "#domain/plan/step.ts"
import { nextStep } from "#domain/plan/line.ts"
import { due, here, indian, italian, keys, papers, plan, spaniard, step, swede } from "../../support/plans.ts"

const LATER = "2026-12-21"
/** The plan of a Monday four weeks on, with what was done until then. */
const done = (answers: typeof italian, ticks: Done, today = LATER) => plan({ ...answers, done: ticks }, here, today)
const line = (p: ReturnType<typeof plan>) => p.entries.map((e) => (e.is === "event" ? e.kind : e.step.key))

describe("a step that is done", () => {
  test("stands before today, by the day on which it was", () => {
    const p = done(italian, { cpr: "2026-12-10", "eu-residence": "2026-12-02" })
    expect(keys(p)).toBe("eu-residence cpr tax-card digital health-card")
    expect(line(p).slice(0, 5)).toEqual(["arrival", "move-in", "eu-residence", "cpr", "today"])
  })

  test("asks for nothing any more: no deadline, no booking, no papers, nothing to do today", () => {
    const p = done(italian, { "eu-residence": "2026-12-02", cpr: "2026-12-02", "tax-card": "2026-12-20" })
    for (const key of ["eu-residence", "cpr", "tax-card"] as const)
      expect(step(p, key)).toMatchObject({ deadline: null, act: null, notes: [], applyFrom: null })
    expect(p.papers).toEqual([])
    expect(p.today).toEqual([{ is: "step", key: "digital", overdue: false }])
  })

  test("the document moves the registration: its days count from the day it came", () => {
    expect(due(done(italian, {}), "cpr")).toBe("2026-12-26")
    expect(due(done(italian, { "eu-residence": "2026-12-18" }), "cpr")).toBe("2026-12-23")
    // Where the home comes later, from the home.
    expect(due(done({ ...italian, moveIn: "2026-12-28" }, { "eu-residence": "2026-12-18" }), "cpr")).toBe("2027-01-02")
  })

  test("with the document in hand there is one visit left, for CPR", () => {
    const p = done(italian, { "eu-residence": "2026-12-18" })
    expect(step(p, "cpr").act).toEqual({ kind: "book", services: ["cpr"] })
    expect(step(p, "cpr").when).toEqual({ kind: "now" })
    expect(papers(p)).not.toContain("contract")
    expect(papers(p)).toContain("address")
  })

  test("a permit that came gives the registration its day", () => {
    expect(due(done(indian, {}), "cpr")).toBeNull()
    expect(due(done(indian, { permit: "2026-12-15" }), "cpr")).toBe("2026-12-20")
    expect(step(done(indian, { permit: "2026-12-15" }), "permit").done).toBe("2026-12-15")
  })

  test("… but not where only the partner's came", () => {
    const p = done({ ...swede, partner: "BR" }, { permit: "2026-12-15" })
    expect(step(p, "permit").done).toBe("2026-12-15")
    expect(due(p, "cpr")).toBe("2026-12-06")
  })

  test("who looked for work and has the document now registers", () => {
    const p = done({ ...spaniard, moveIn: "2026-12-01" }, { "eu-residence": "2026-12-18" })
    expect(step(p, "cpr").when).toEqual({ kind: "now" })
    expect(due(p, "cpr")).toBe("2026-12-23")
  })

  test("what comes by post after the registration gets its days", () => {
    const p = done(indian, { permit: "2026-12-01", cpr: "2026-12-10" })
    const between = { kind: "between", from: "2026-12-24", until: "2027-01-07" }
    expect(step(p, "health-card").when).toEqual(between)
    expect(step(p, "residence-card").when).toEqual(between)
    expect(step(p, "digital").when).toEqual({ kind: "now" })
  })

  test("who is registered can apply for the tax card online, whatever the plan had said", () => {
    const early = { ...italian, moveIn: null, jobStart: "2027-01-04" }
    expect(step(done(early, {}), "tax-card").notes).toContain("tax-form")
    expect(step(done(early, { cpr: "2026-12-10" }), "tax-card").notes).toContain("tax-online")
  })

  test("nothing is said of what could change before a registration that is done", () => {
    expect(done({ ...italian, moveIn: null }, {}).changes).toContain("no-home")
    expect(done({ ...italian, moveIn: null }, { cpr: "2026-12-10" }).changes).not.toContain("no-home")
  })

  test("a tax card alone that is done asks for no papers", () => {
    const short = { ...italian, purpose: "short-work" as const }
    expect(done(short, {}).papers).toHaveLength(1)
    expect(done(short, { "short-work": "2026-12-01" }).papers).toEqual([])
  })

  test("a day ahead of today counts as today", () => {
    expect(step(done(swede, { cpr: "2026-12-24" }), "cpr").done).toBe(LATER)
  })
})

describe("a visit", () => {
  const services = ["eu-residence", "cpr", "pd-u2", "mitid", "tax-guidance"]
  const after = (answers: typeof italian, state: "done" | "serving" | "booked" | "cancelled") =>
    withVisit(answers, { state, services, day: "2026-12-10" }).done
  test("that is done has done what its services are for, but SIRI's document, which comes later", () => {
    expect(after(italian, "done")).toEqual({ cpr: "2026-12-10", u2: "2026-12-10", digital: "2026-12-10" })
  })
  test("that is not has done nothing", () => {
    for (const state of ["serving", "booked", "cancelled"] as const) expect(after(italian, state)).toEqual({})
  })
  test("leaves what was ticked with another day", () => {
    expect(after(ticked(italian, "cpr", "2026-12-02"), "done").cpr).toBe("2026-12-02")
  })
  test("and plans with the same answers are the same, whatever is ticked", () => {
    expect(samePlan(italian, ticked(italian, "cpr", "2026-12-02"))).toBe(true)
    expect(samePlan(italian, { ...italian, children: 2 })).toBe(false)
  })
})

describe("answers that are given anew", () => {
  const GIVEN = "2026-11-20"
  const had = { ...indian, done: { permit: GIVEN, cpr: "2026-11-22" } }
  test("keep their ticks", () => {
    expect(withTicksOf(had, { ...indian, permit: GIVEN, children: 3 })).toMatchObject({ children: 3, done: had.done })
  })
  test("move the permit's day, which stands in one place", () => {
    const moved = withTicksOf(had, { ...indian, permit: "2026-11-18" })
    expect(moved).toMatchObject({ permit: null, done: { permit: "2026-11-18", cpr: "2026-11-22" } })
    expect(withTicks(moved).permit).toBe("2026-11-18")
  })
  test("take it back with an empty field", () => {
    expect(withTicksOf(had, indian)).toMatchObject({ permit: null, done: { cpr: "2026-11-22" } })
  })
  test("make no own permit of the partner's, nor the other way", () => {
    const partners = { ...swede, partner: "BR", done: { permit: GIVEN } }
    expect(withTicksOf(partners, { ...indian, permit: null }).done).toEqual({})
    expect(withTicksOf(had, { ...swede, partner: "BR" }).done).toEqual({ cpr: "2026-11-22" })
    expect(withTicksOf(partners, { ...swede, partner: "US" }).done).toEqual({ permit: GIVEN })
  })
})

describe("the step to do next", () => {
  const next = (p: ReturnType<typeof plan>) => nextStep(p.steps, p.today)?.key ?? null
  test("is what today asks for first, else the first open one, else none", () => {
    expect(next(done(italian, { "eu-residence": "2026-12-18" }))).toBe("cpr")
    expect(next(plan({ ...italian, moveIn: null, jobStart: null, arrival: "2026-12-20" }))).toBe("eu-residence")
    const p = plan(italian)
    const all = Object.fromEntries(p.steps.map(({ key }) => [key, "2026-11-23"]))
    expect(next(plan({ ...italian, done: all }))).toBeNull()
  })
})

describe("SIRI's document after the registration", () => {
  test("still says what to bring, and only that", () => {
    const p = done(italian, { cpr: "2026-12-10" })
    expect(papers(p)).toEqual(["id", "contract"])
    expect(step(p, "eu-residence").act).toEqual({ kind: "book", services: ["eu-residence"] })
  })
})

describe("the day of a step", () => {
  test("is not ahead, and no older than a right to stay may be", () => {
    expect(doneProblem("2026-12-21", LATER)).toBeNull()
    expect(doneProblem("2026-12-22", LATER)).toBe("done-in-future")
    expect(doneProblem("2012-01-01", LATER)).toBeNull()
    expect(doneProblem("2011-01-01", LATER)).toBe("date-far")
    expect(doneProblem("1998-12-01", LATER)).toBe("date-far")
  })
})

describe("ticks", () => {
  test("of two links of one plan are those of both; of a step that both have, the first one's day", () => {
    const one = ticked(ticked(italian, "cpr", "2026-12-02"), "u2", "2026-12-03")
    const other = ticked(ticked(italian, "cpr", "2026-12-09"), "digital", "2026-12-04")
    expect(mergedTicks(one, other).done).toEqual({ cpr: "2026-12-02", u2: "2026-12-03", digital: "2026-12-04" })
    expect([isAhead(one, other), isAhead(italian, one), isAhead(one, italian)]).toEqual([true, false, true])
  })

  test("are set, moved and taken back", () => {
    const one = ticked(italian, "cpr", "2026-12-02")
    expect(one.done).toEqual({ cpr: "2026-12-02" })
    expect(ticked(one, "cpr", "2026-12-03").done).toEqual({ cpr: "2026-12-03" })
    expect(unticked(ticked(one, "digital", "2026-12-04"), "cpr").done).toEqual({ digital: "2026-12-04" })
    expect(plan(unticked(one, "cpr"))).toEqual(plan(italian))
  })

  test("of something of unknown origin are days of steps, or nothing is", () => {
    expect(answersFrom({ ...italian, done: { cpr: "2026-12-02" } })?.done).toEqual({ cpr: "2026-12-02" })
    for (const wrong of [{ dance: "2026-12-02" }, { cpr: "2026-02-31" }, { cpr: 3 }, ["cpr"], "cpr"])
      expect(answersFrom({ ...italian, done: wrong })).toBeNull()
    expect(answersFrom({ ...italian, done: undefined, basis: undefined, birth: undefined })).toEqual(italian)
  })
})
