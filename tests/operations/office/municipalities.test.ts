import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { recentChanges } from "#db/office/reads.ts"
import { regionOn, whereToGo } from "#domain/office/municipality.ts"
import { type MunicipalityChange, changeMunicipality } from "#operations/office/municipalities.ts"
import { seen } from "#operations/office/seen.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const by = { staffId: "00000000-0000-4000-8000-000000000000", staffName: "Thomas Berg" }
const change = (given: MunicipalityChange) => changeMunicipality(office.ctx, { change: given, by })
const find = async (code: string) => (await office.at()).municipalities.find((m) => m.code === code)!
const goes = async (code: string, day: string, who = { student: false, residence: null as string | null }) =>
  whereToGo(await find(code), who, day).goes

describe("the municipalities a new database knows", () => {
  test("all 98, with the host, 29 partners of the letter and 8 listed besides", async () => {
    const { municipalities } = await office.at()
    const role = (kind: string) => municipalities.filter((m) => m.terms.some((t) => t.kind === kind)).length
    expect([municipalities.length, role("host"), role("partner"), role("region")]).toEqual([98, 1, 37, 46])
  })
  test("a student of Albertslund registers here only from the two residences", async () => {
    expect(await goes("165", "2026-12-01", { student: true, residence: "Vognporten" })).toBe("here")
    expect(await goes("165", "2026-12-01", { student: true, residence: "" })).toBe("own")
    expect(await goes("147", "2026-12-01", { student: true, residence: null })).toBe("own")
    expect(await goes("147", "2026-12-01")).toBe("here")
  })
})

describe("staff change a municipality", () => {
  test("it becomes a partner from a day on, once, and ends on another", async () => {
    expect(await change({ what: "partner-begins", code: "151", from: "2027-01-01" })).toEqual({ ok: true, value: null })
    expect([await goes("151", "2026-12-31"), await goes("151", "2027-01-01")]).toEqual(["own", "here"])
    expect(await change({ what: "partner-begins", code: "151", from: "2027-02-01" })).toEqual({
      ok: false,
      error: "already-partner",
    })
    expect(await change({ what: "partner-ends", code: "151", to: "2027-06-30" })).toEqual({ ok: true, value: null })
    expect([await goes("151", "2027-06-30"), await goes("151", "2027-07-01")]).toEqual(["here", "own"])
    // A slip can be taken back, and another end set.
    expect(await change({ what: "partner-goes-on", code: "151" })).toEqual({ ok: true, value: null })
    expect(await goes("151", "2027-07-01")).toBe("here")
    expect(await change({ what: "partner-ends", code: "151", to: "2027-08-30" })).toEqual({ ok: true, value: null })
    expect(await change({ what: "partner-ends", code: "151", to: "2027-06-30" })).toEqual({ ok: true, value: null })
    expect(await change({ what: "partner-ends", code: "151", to: "2026-11-21" })).toEqual({
      ok: false,
      error: "day-past",
    })
    expect(await change({ what: "partner-ends", code: "580", to: "2027-06-30" })).toEqual({
      ok: false,
      error: "not-partner",
    })
    expect(await change({ what: "partner-begins", code: "101", from: "2027-06-30" })).toEqual({
      ok: false,
      error: "already-partner",
    })
    expect(await change({ what: "partner-begins", code: "151", from: "2027-06-30" })).toEqual({
      ok: false,
      error: "already-partner",
    })
    expect(await change({ what: "partner-begins", code: "151", from: "2027-07-01" })).toEqual({ ok: true, value: null })
  })

  test("two who begin the same partnership at once make one", async () => {
    const both = await Promise.all(
      [1, 2].map(() => change({ what: "partner-begins", code: "155", from: "2027-01-01" })),
    )
    expect(both.filter((answer) => answer.ok)).toHaveLength(1)
    expect((await find("155")).terms.filter((t) => t.kind === "partner")).toHaveLength(1)
  })

  test("a partnership that ends before it began has never been", async () => {
    await change({ what: "partner-begins", code: "163", from: "2027-01-01" })
    expect((await change({ what: "partner-ends", code: "163", to: "2026-12-01" })).ok).toBe(true)
    expect((await find("163")).terms.filter((t) => t.kind === "partner")).toEqual([])
  })

  test("a new region begins where the old one ends", async () => {
    await change({ what: "region", code: "183", region: "Region Prøve", from: "2028-01-01" })
    const m = await find("183")
    expect(["2026-12-31", "2027-12-31", "2028-01-01"].map((day) => regionOn(m, day))).toEqual([
      "Region Hovedstaden",
      "Region Østdanmark",
      "Region Prøve",
    ])
  })

  test("exceptions come and go, each with its history", async () => {
    const exception = {
      what: "exception",
      code: "183",
      who: "students",
      residences: ["Hallen"],
      goes: "own",
      from: null,
      to: null,
      source: "Letter",
    } as const
    expect((await change({ ...exception, residences: [...exception.residences] })).ok).toBe(true)
    expect(await goes("183", "2026-12-01", { student: true, residence: "Hallen" })).toBe("own")
    const made = (await find("183")).exceptions[0]!
    expect((await change({ what: "remove-exception", code: "183", id: made.id })).ok).toBe(true)
    expect(await goes("183", "2026-12-01", { student: true, residence: "Hallen" })).toBe("here")
    // What was true until yesterday stays to be seen.
    expect((await find("183")).exceptions[0]).toMatchObject({ to: "2026-11-22" })
    const { site } = await office.at()
    const [last, before] = await recentChanges(office.db, site.id, 2)
    expect([last!.what, before!.what]).toEqual(["municipality-remove-exception", "municipality-exception"])
    expect(last!.staffName).toBe("Thomas Berg")
  })

  test("what makes no sense is refused", async () => {
    expect(await change({ what: "partner-begins", code: "151", from: "2027-02-31" })).toEqual({
      ok: false,
      error: "day-wrong",
    })
    expect(await change({ what: "partner-begins", code: "999", from: "2027-02-01" })).toEqual({
      ok: false,
      error: "unknown",
    })
    expect(await change({ what: "region", code: "183", region: " ", from: "2027-02-01" })).toEqual({
      ok: false,
      error: "name-missing",
    })
    expect(
      await change({
        what: "exception",
        code: "183",
        who: "everyone",
        residences: [],
        goes: "own",
        from: "2027-02-01",
        to: "2027-01-01",
        source: "x",
      }),
    ).toEqual({ ok: false, error: "order-wrong" })
    expect(
      await change({
        what: "exception",
        code: "183",
        who: "everyone",
        residences: [],
        goes: "own",
        from: null,
        to: null,
        source: " ",
      }),
    ).toEqual({ ok: false, error: "source-missing" })
  })

  test("whoever saves from a page that a colleague has overtaken is refused, and may do it again having seen both", async () => {
    const shown = seen.municipality(await find("217"))
    const save = (given: MunicipalityChange, mark: string, staffName: string) =>
      changeMunicipality(office.ctx, { change: given, by: { ...by, staffName }, seen: mark })
    const ends = { what: "partner-ends", code: "217", to: "2027-06-30" } as const
    expect((await save(ends, shown, "Ida Ravn")).ok).toBe(true)
    const region = { what: "region", code: "217", region: "Region Øst", from: "2027-01-01" } as const
    expect(await save(region, shown, "Bo Lind")).toEqual({ ok: false, error: "changed-meanwhile" })
    expect(regionOn(await find("217"), "2027-02-01")).not.toBe("Region Øst")
    const [last] = await recentChanges(office.db, (await office.at()).site.id, 1)
    expect(last).toMatchObject({ what: "municipality-partner-ends", staffName: "Ida Ravn" })
    expect((await save(region, seen.municipality(await find("217")), "Bo Lind")).ok).toBe(true)
    expect(regionOn(await find("217"), "2027-02-01")).toBe("Region Øst")
  })
})
