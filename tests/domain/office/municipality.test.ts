import { describe, expect, test } from "vitest"
import { type Municipality, mayBelong, regionOn, residencesThatMatter, whereToGo } from "#domain/office/municipality.ts"

const always = { from: null, to: null }
const nobody = { student: false, residence: null }
const make = (given: Partial<Municipality>): Municipality => ({
  code: "165",
  name: "Albertslund",
  terms: [],
  exceptions: [],
  ...given,
})
const partner = (from: string | null, to: string | null) => ({
  id: `p${from}`,
  kind: "partner" as const,
  region: "",
  from,
  to,
})

describe("where somebody goes", () => {
  test("to the office from a partner's first day to its last, both included", () => {
    const m = make({ terms: [partner("2026-12-01", "2026-12-31")] })
    expect(
      ["2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01"].map((day) => whereToGo(m, nobody, day).goes),
    ).toEqual(["own", "here", "here", "own"])
  })

  test("a region is no part in the office", () => {
    const m = make({ terms: [{ id: "r", kind: "region", region: "Region Hovedstaden", ...always }] })
    expect(whereToGo(m, nobody, "2026-12-01").why).toBe("no-partner")
  })

  const albertslund = make({
    terms: [partner(null, null)],
    exceptions: [
      { id: "all", who: "everyone", residences: [], goes: "own", source: "s", ...always },
      { id: "some", who: "students", residences: ["Vognporten"], goes: "here", source: "s", ...always },
    ],
  })
  test("the narrowest exception decides", () => {
    expect(whereToGo(albertslund, nobody, "2026-12-01").goes).toBe("own")
    expect(whereToGo(albertslund, { student: true, residence: "Vognporten" }, "2026-12-01").goes).toBe("here")
    expect(whereToGo(albertslund, { student: true, residence: "" }, "2026-12-01").goes).toBe("own")
    expect(whereToGo(albertslund, { student: false, residence: "Vognporten" }, "2026-12-01").goes).toBe("own")
  })

  test("only residences that matter that day are asked for", () => {
    expect(residencesThatMatter(albertslund, "2026-12-01")).toEqual(["Vognporten"])
    const over = make({ exceptions: albertslund.exceptions.map((e) => ({ ...e, to: "2026-11-30" })) })
    expect(residencesThatMatter(over, "2026-12-01")).toEqual([])
  })

  test("the eastern regions become one on 1 January 2027", () => {
    const m = make({
      terms: [
        { id: "a", kind: "region", region: "Region Hovedstaden", from: null, to: "2026-12-31" },
        { id: "b", kind: "region", region: "Region Østdanmark", from: "2027-01-01", to: null },
      ],
    })
    expect([regionOn(m, "2026-12-31"), regionOn(m, "2027-01-01")]).toEqual(["Region Hovedstaden", "Region Østdanmark"])
  })
})

test("nobody is turned away whose municipality sends some of its people here", () => {
  const own = { id: "e", who: "everyone" as const, residences: [], goes: "own" as const, source: "", ...always }
  const students = { ...own, id: "s", who: "students" as const, residences: ["Basecamp"], goes: "here" as const }
  const day = "2026-12-01"
  expect(mayBelong(make({ terms: [partner(null, null)] }), day)).toBe(true)
  expect(mayBelong(make({}), day)).toBe(false)
  expect(mayBelong(make({ exceptions: [own] }), day)).toBe(false)
  expect(mayBelong(make({ terms: [partner(null, null)], exceptions: [own, students] }), day)).toBe(true)
  expect(mayBelong(make({ exceptions: [{ ...students, to: "2026-11-30" }] }), day)).toBe(false)
})
