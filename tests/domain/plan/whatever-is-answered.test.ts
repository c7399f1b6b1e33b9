import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Answers, LIVES_IN_SWEDEN } from "#domain/plan/answers.ts"
import { purposes } from "#domain/plan/purposes.ts"
import { bases } from "#domain/plan/basis.ts"
import { countries } from "#domain/plan/countries.ts"
import { type StepKey, beginsOn, stepKeys } from "#domain/plan/step.ts"
import { addDays } from "#domain/time/office-time.ts"
import { TODAY, here, own, nextOpen, plan } from "../../support/plans.ts"

const days = fc.integer({ min: -700, max: 700 }).map((n) => addDays(TODAY, n))
const anyAnswers: fc.Arbitrary<Answers> = fc.record({
  country: fc.constantFrom(...countries),
  purpose: fc.constantFrom(...purposes),
  partner: fc.option(fc.constantFrom(...countries)),
  children: fc.integer({ min: 0, max: 8 }),
  older: fc.integer({ min: 0, max: 8 }),
  permit: fc.option(fc.integer({ min: -700, max: 0 }).map((n) => addDays(TODAY, n))),
  municipality: fc.constantFrom("159", LIVES_IN_SWEDEN),
  residence: fc.constant(null),
  earlierNumber: fc.boolean(),
  arrival: days,
  moveIn: fc.option(days),
  jobStart: fc.option(days),
  u2: fc.option(days),
  basis: fc.constantFrom(null, ...bases),
  birth: fc.boolean(),
  done: fc.dictionary(
    fc.constantFrom(...stepKeys),
    fc.integer({ min: -60, max: 0 }).map((n) => addDays(TODAY, n)),
  ),
})
const order: StepKey[] = [
  "u2",
  "permit",
  "eu-residence",
  "cpr",
  "tax-card",
  "short-work",
  "commuter-tax",
  "commuter-health",
  "residence-card",
  "health-card",
  "digital",
  "birth",
]

describe("whatever is answered", () => {
  const anyPlan = fc
    .tuple(anyAnswers, fc.constantFrom(here, own))
    .map(([answers, served]) => ({ answers, p: plan(answers, served) }))

  test("a deadline before today says that it has passed, and no other does", () => {
    fc.assert(
      fc.property(anyPlan, ({ p }) => {
        for (const { deadline } of p.steps)
          if (deadline) expect(deadline.state === "overdue").toBe(deadline.day < TODAY)
      }),
    )
  })

  test("the order of the steps is never broken, in the list and on the line", () => {
    fc.assert(
      fc.property(anyPlan, ({ answers, p }) => {
        // What waits for nothing comes on its day: a form for a tax card, a PD U2, all that waited for a registration that is done.
        const waits = (s: (typeof p.steps)[number]) =>
          s.done === null &&
          !s.notes.includes("tax-form") &&
          s.key !== "u2" &&
          !(answers.done.cpr && ["tax-card", "digital", "health-card", "residence-card"].includes(s.key))
        const found = p.steps.filter(waits).map((s) => order.indexOf(s.key))
        expect(found).toEqual(found.toSorted((a, b) => a - b))
        expect(p.entries.flatMap((e) => (e.is === "step" ? [e.step.key] : []))).toEqual(p.steps.map((s) => s.key))
      }),
    )
  })

  test("the line never goes back in time: steps and events come by the day they begin", () => {
    fc.assert(
      fc.property(anyPlan, ({ p }) => {
        const days = p.entries.flatMap((e) => (e.is === "event" ? e.day : (beginsOn(e.step, TODAY) ?? [])))
        expect(days).toEqual(days.toSorted())
      }),
    )
  })

  test("a form that is dated tomorrow stands behind what can be done today", () => {
    const answers: Answers = {
      country: "DK",
      purpose: "job-seeking",
      partner: "MT",
      children: 0,
      older: 0,
      permit: null,
      municipality: "159",
      residence: null,
      earlierNumber: false,
      moveIn: null,
      jobStart: null,
      arrival: TODAY,
      u2: addDays(TODAY, 1),
      basis: null,
      birth: false,
      done: {},
    }
    expect(
      plan(answers, here)
        .steps.map((s) => s.key)
        .slice(0, 2),
    ).toEqual(["eu-residence", "u2"])
    expect(plan({ ...answers, u2: TODAY }, here).steps[0]!.key).toBe("u2")
  })

  test("nothing can be done before today, and at a counter only on an open day", () => {
    fc.assert(
      fc.property(anyPlan, ({ p }) => {
        for (const { when, act } of p.steps) {
          if (when.kind !== "day") continue
          expect(when.day > TODAY).toBe(true)
          if (act?.kind === "book") expect(nextOpen(when.day)).toBe(when.day)
        }
      }),
    )
  })

  test("every event stands on the line once, in the order of the calendar", () => {
    fc.assert(
      fc.property(anyPlan, ({ answers, p }) => {
        const events = p.entries.flatMap((e) => (e.is === "event" ? [e] : []))
        expect(events.filter((e) => e.kind === "today")).toHaveLength(1)
        const registers = p.steps.some((s) => s.key === "cpr")
        expect(events).toHaveLength(2 + (answers.moveIn && registers ? 1 : 0) + (answers.jobStart ? 1 : 0))
        expect(events.map((e) => e.day)).toEqual(events.map((e) => e.day).toSorted())
      }),
    )
  })

  test("nobody is sent to book at the office what the municipality does itself", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const booked = plan(answers, own).steps.flatMap((s) => (s.act?.kind === "book" ? s.act.services : []))
        expect(booked.filter((service) => service !== "eu-residence")).toEqual([])
      }),
    )
  })

  test("the same answers on the same day make the same plan", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        expect(plan(answers)).toEqual(plan(answers))
      }),
    )
  })
})
