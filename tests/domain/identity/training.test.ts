import { describe, expect, it } from "vitest"
import { type Training, isTrained, substitutes, toRemind, trainedUntil } from "#domain/identity/training.ts"

const course = (own: Partial<Training> = {}): Training => ({
  staffId: "karen",
  subject: "check",
  passedOn: "2025-01-10",
  validUntil: "2027-01-10",
  endedOn: null,
  ...own,
})
const trained = (trainings: readonly Training[], day: string) => isTrained(trainings, "karen", "check", day)

describe("somebody's training", () => {
  it("holds from the day it was passed to the end of its last day", () => {
    expect(trained([course()], "2025-01-09")).toBe(false)
    expect(trained([course()], "2025-01-10")).toBe(true)
    expect(trained([course()], "2027-01-10")).toBe(true)
    expect(trained([course()], "2027-01-11")).toBe(false)
  })
  it("is of its subject and its person", () => {
    expect(isTrained([course()], "karen", "second-look", "2026-01-01")).toBe(false)
    expect(isTrained([course()], "mette", "check", "2026-01-01")).toBe(false)
  })
  it("is taken back from a day on", () => {
    const ended = [course({ endedOn: "2026-03-01" })]
    expect(trained(ended, "2026-02-28")).toBe(true)
    expect(trained(ended, "2026-03-01")).toBe(false)
  })
  it("goes on with a later course; the longest one counts", () => {
    const both = [course(), course({ passedOn: "2026-06-01", validUntil: "2028-06-01" })]
    expect(trainedUntil(both, "karen", "check", "2026-05-31")).toBe("2027-01-10")
    expect(trainedUntil(both, "karen", "check", "2026-06-01")).toBe("2028-06-01")
    expect(trainedUntil([], "karen", "check", "2026-06-01")).toBeNull()
  })
})

describe("who is reminded", () => {
  const on = (day: string, trainings = [course()]) => toRemind(trainings, day).map(({ days }) => days)
  it("is told 60, 30 and 7 days before, and on no other day", () => {
    expect(on("2026-11-11")).toEqual([60])
    expect(on("2026-12-11")).toEqual([30])
    expect(on("2027-01-03")).toEqual([7])
    for (const day of ["2026-11-10", "2026-11-12", "2027-01-02", "2027-01-10", "2027-01-11"])
      expect(on(day)).toEqual([])
  })
  it("not of a course that a longer one follows", () => {
    expect(on("2026-11-11", [course(), course({ passedOn: "2027-01-05", validUntil: "2029-01-05" })])).toEqual([])
  })
})

describe("who can stand in", () => {
  it("is trained today and another one; those at a counter come first", () => {
    const staff = ["anders", "bente", "karen", "zoe"].map((name) => ({ staffId: name, name, here: name === "zoe" }))
    const trainings = ["anders", "karen", "zoe"].map((staffId) => course({ staffId }))
    const names = (today: string) =>
      substitutes(staff, trainings, { subject: "check", not: ["karen"], today }).map(({ name }) => name)
    expect(names("2026-11-28")).toEqual(["zoe", "anders"])
    expect(names("2027-01-11")).toEqual([])
  })
})
