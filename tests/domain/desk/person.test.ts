import { describe, expect, test } from "vitest"
import { MISSED_DAYS, type Thing, kindsSeen, nextFor, stepNames } from "#domain/desk/person.ts"
import { type Permission, permissions } from "#domain/staff/permissions.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const now = officeInstant("2026-11-27", "10:00")
const everything = { permissions }
const common = {
  id: "a",
  mailbox: "eva@example.org",
  confirmed: true,
  reference: "KTM-4QX7",
  name: "Eva",
  people: 1,
  failed: false,
}
type Visit = Extract<Thing, { kind: "visit" }>
const visit = (state: Visit["state"], day: string, clock: string, more: Partial<Visit> = {}): Visit => ({
  ...common,
  kind: "visit",
  state,
  asked: false,
  at: officeInstant(day, clock),
  ...more,
})
const at = officeInstant("2026-11-20", "09:00")
const prereg = (state: Extract<Thing, { kind: "prereg" }>["state"]): Thing => ({
  ...common,
  kind: "prereg",
  id: "p",
  state,
  visitId: null,
  at,
})
const steps = (things: Thing[], may: readonly Permission[] = permissions) =>
  nextFor(things, { permissions: may }, now).map(({ step }) => step)

describe("the likely next act with a person", () => {
  test.each([
    ["serving", "09:50", "finish"],
    ["arrived", "09:50", "call-in"],
    ["booked", "09:55", "late"],
    ["booked", "09:56", "expected"],
    ["provisional", "11:00", "provisional-today"],
  ] as const)("today's visit that is %s from %s: %s", (state, clock, step) => {
    expect(steps([visit(state, "2026-11-27", clock)])).toEqual([step])
  })

  test("nothing is left to do about what is over", () => {
    for (const state of ["done", "cancelled"] as const) expect(steps([visit(state, "2026-11-27", "09:00")])).toEqual([])
    expect(steps([visit("booked", "2026-11-26", "09:00")])).toEqual([])
    for (const state of ["completed", "refused", "withdrawn"] as const) expect(steps([prereg(state)])).toEqual([])
  })

  test("a coming visit is only to be known, unless the office cannot keep it", () => {
    expect(steps([visit("booked", "2026-11-28", "09:00")])).toEqual(["coming"])
    expect(steps([visit("booked", "2026-11-28", "09:00", { asked: true })])).toEqual(["choose-time"])
  })

  test("who missed a visit is booked again, for some days, and not when another visit is to come", () => {
    const missed = (day: string) => visit("missed", day, "09:00")
    expect(MISSED_DAYS).toBe(14)
    expect(steps([missed("2026-11-27")])).toEqual(["book-again"])
    expect(steps([missed("2026-11-13")])).toEqual(["book-again"])
    expect(steps([missed("2026-11-12")])).toEqual([])
    expect(steps([missed("2026-11-26"), visit("booked", "2026-12-01", "09:00", { id: "b" })])).toEqual(["coming"])
    expect(steps([missed("2026-11-26"), visit("cancelled", "2026-12-01", "09:00", { id: "b" })])).toEqual([
      "book-again",
    ])
  })

  test("a household is read, answers what was asked, or is booked when it has no time", () => {
    expect(steps([prereg("submitted")])).toEqual(["review"])
    expect(steps([prereg("returned")])).toEqual(["answers"])
    expect(steps([prereg("accepted")])).toEqual(["book-accepted"])
    expect(steps([prereg("accepted"), visit("booked", "2026-11-27", "09:00")])).toEqual(["late"])
    expect(steps([prereg("accepted"), visit("booked", "2026-11-26", "09:00")])).toEqual(["book-accepted"])
  })

  test("a PD U2, a tax card and a seat each by its state", () => {
    const benefit = (state: "sent" | "registered"): Thing => ({
      ...common,
      kind: "benefit",
      state,
      formDate: "2026-11-20",
      at,
    })
    const tax = (state: "received" | "incomplete" | "forwarded"): Thing => ({ ...common, kind: "tax-card", state, at })
    const seat = (state: "offered" | "seated" | "listed", on = officeInstant("2026-11-27", "10:01")): Thing => ({
      ...common,
      kind: "sign-up",
      state,
      runId: "r",
      titles: {},
      at: on,
    })
    expect(steps([benefit("sent")])).toEqual(["register-benefit"])
    expect(steps([benefit("registered")])).toEqual([])
    expect([tax("received"), tax("incomplete"), tax("forwarded")].map((one) => steps([one]))).toEqual([
      ["forward"],
      ["papers-missing"],
      [],
    ])
    expect([seat("offered"), seat("seated"), seat("listed"), seat("seated", now)].map((one) => steps([one]))).toEqual([
      ["seat-offered"],
      ["coming"],
      [],
      [],
    ])
  })

  test("the most pressing stands first, and a message that did not arrive stands beside what its thing asks for", () => {
    const things = [
      visit("booked", "2026-12-01", "09:00", { id: "b" }),
      prereg("submitted"),
      visit("arrived", "2026-11-27", "09:50", { failed: true }),
    ]
    expect(steps(things)).toEqual(["call-in", "undelivered", "review", "coming"])
    expect(stepNames[0]).toBe("finish")
  })

  test("what another must do is left out", () => {
    const things = [prereg("submitted"), visit("arrived", "2026-11-27", "09:50")]
    expect(steps(things, ["see-calendar", "serve-visits"])).toEqual(["call-in"])
    expect(steps(things, ["see-prereg", "read-prereg", "review-prereg"])).toEqual(["review"])
    expect(steps([prereg("returned")], [])).toEqual(["answers"])
  })
})

test("a kind is seen by whoever has its right", () => {
  expect(kindsSeen(everything)).toHaveLength(6)
  expect(kindsSeen({ permissions: ["see-prereg", "attend-own-courses"] })).toEqual(["prereg"])
  expect(kindsSeen({ permissions: ["attend-courses"] })).toEqual(["sign-up"])
  expect(kindsSeen({ permissions: [] })).toEqual([])
})
