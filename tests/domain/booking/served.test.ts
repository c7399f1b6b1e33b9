import { describe, expect, test } from "vitest"
import { ABROAD, servedHere, studyDecides } from "#domain/booking/served.ts"
import type { Municipality } from "#domain/office/municipality.ts"
import { ok, refuse } from "#domain/result.ts"

const day = "2026-11-26"
const always = { from: null, to: null }
const partner = { id: "p", kind: "partner" as const, region: "", ...always }
const municipality = (code: string, given: Partial<Municipality> = {}): Municipality => ({
  code,
  name: code,
  terms: [partner],
  exceptions: [],
  ...given,
})
const rule = (goes: "here" | "own", residences: string[]) => ({
  id: "e",
  who: "students" as const,
  residences,
  goes,
  source: "",
  ...always,
})
const all = [
  municipality("101"),
  municipality("329", { terms: [] }),
  municipality("147", { exceptions: [rule("own", [])] }),
  municipality("165", { terms: [], exceptions: [rule("here", ["Vognporten"])] }),
]
const cpr = [{ byMunicipality: true }]
const served = (code: string | null, residence: string | null | undefined, services = cpr) =>
  servedHere(services, all, { municipality: code, residence }, day)

describe("who belongs here", () => {
  test("a service that does not depend on the municipality is for everybody", () => {
    for (const code of [null, "329", ABROAD])
      expect(served(code, undefined, [{ byMunicipality: false }])).toEqual(ok(null))
  })
  test("one that does asks for the municipality", () => {
    expect(served(null, undefined)).toEqual(refuse("municipality-missing"))
    expect(served("999", undefined)).toEqual(refuse("municipality-missing"))
    expect(served("101", undefined)).toEqual(ok(null))
  })
  test("another municipality's people, and those who live abroad, go elsewhere", () => {
    expect(served("329", undefined)).toEqual(refuse("not-served"))
    expect(served(ABROAD, undefined)).toEqual(refuse("not-served"))
  })
  test("where students go elsewhere than others, studying is asked", () => {
    expect(served("147", undefined)).toEqual(refuse("study-missing"))
    expect(served("147", null)).toEqual(ok(null))
    expect(served("147", "")).toEqual(refuse("not-served"))
  })
  test("where only a student residence is served, the residence is asked", () => {
    expect(served("165", undefined)).toEqual(refuse("study-missing"))
    expect(served("165", null)).toEqual(refuse("not-served"))
    expect(served("165", "")).toEqual(refuse("not-served"))
    expect(served("165", "Vognporten")).toEqual(ok(null))
  })
  test("studying is asked only where it decides", () => {
    expect(all.map((m) => studyDecides(m, day))).toEqual([false, false, true, true])
  })
})
