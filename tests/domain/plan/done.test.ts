import { describe, expect, test } from "vitest"
import { answersFrom } from "#domain/plan/answers.ts"
import { samePlan, ticked, unticked, withVisit } from "#domain/plan/done.ts"
import { type Done } from "#domain/plan/step.ts"
import { due, here, indian, italian, keys, papers, plan, spaniard, step, swede } from "../../support/plans.ts"

const LATER = "2026-12-21"
/** The plan of a Monday four weeks on, with what was done until then. */
const done = (answers: typeof italian, ticks: Done, today = LATER) => plan({ ...answers, done: ticks }, here, today)
const line = (p: ReturnType<typeof plan>) => p.entries.map((e) => (e.is === "event" ? e.kind : e.step.key))

describe("a step that is done", () => {
  test("stands before today, by the day on which it was", () => {
    const p = done(italian, { cpr: "2026-12-10", "eu-residence": "2026-12-02" })
    expect(keys(p)).toBe("eu-residence cpr tax-card health-card digital")
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

describe("a visit that is over", () => {
  test("has done what its services are for, but SIRI's document, which comes later", () => {
    const after = withVisit(italian, ["eu-residence", "cpr", "pd-u2", "mitid", "tax-guidance"], "2026-12-10")
    expect(after.done).toEqual({ cpr: "2026-12-10", u2: "2026-12-10", digital: "2026-12-10" })
  })
  test("leaves what was ticked with another day", () => {
    expect(withVisit(ticked(italian, "cpr", "2026-12-02"), ["cpr"], "2026-12-10").done).toEqual({ cpr: "2026-12-02" })
  })
  test("and plans with the same answers are the same, whatever is ticked", () => {
    expect(samePlan(italian, ticked(italian, "cpr", "2026-12-02"))).toBe(true)
    expect(samePlan(italian, { ...italian, children: 2 })).toBe(false)
  })
})

describe("ticks", () => {
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
