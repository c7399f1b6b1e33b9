import { describe, expect, test } from "vitest"
import { isDecisionField, readDecision, readMunicipalityChange, saysBoth } from "#app/office/forms.ts"
import { formOf } from "../../support/forms.ts"

test("only a closure of the whole office with counters ticked says two things at once", () => {
  expect(saysBoth(formOf({ what: "closure", scope: "all", counters: ["c1"] }))).toBe(true)
  expect(saysBoth(formOf({ what: "closure", scope: "all" }))).toBe(false)
  expect(saysBoth(formOf({ what: "closure", scope: "some", counters: ["c1"] }))).toBe(false)
  expect(saysBoth(formOf({ what: "counter", scope: "all", counters: ["c1"] }))).toBe(false)
})

test("fields of the decision are told from those of the change", () => {
  expect(["decide", "plan", "why", "why-da", "c0", "c4999"].filter((name) => !isDecisionField(name))).toEqual([])
  expect(["what", "counters", "closes-1", "c", "cx", "why-1", "reason", "planned"].filter(isDecisionField)).toEqual([])
})

describe("the decision about the visits that a change hits", () => {
  test("is none until it is saved", () => {
    expect(readDecision(formOf({}))).toBeNull()
    expect(readDecision(formOf({ decide: "back", c0: "offer" }))).toBeNull()
  })

  test("has an answer for each visit in their order; one that is none leaves the visit where it is", () => {
    const typed = { plan: "p1", why: "own", "why-en": "A burst pipe", "why-da": "Et brud" }
    expect(readDecision(formOf({ decide: "save", ...typed, c0: "offer", c1: "ask", c2: "fly", c4: "move" }))).toEqual({
      plan: "p1",
      choices: ["offer", "ask", "keep"],
      why: { reason: "own", own: { en: "A burst pipe", da: "Et brud" } },
    })
  })

  test("without a reason says that the office is closed", () => {
    expect(readDecision(formOf({ decide: "save", why: "boredom" }))).toEqual({
      plan: "",
      choices: [],
      why: { reason: "closed", own: { en: "", da: "" } },
    })
  })
})

describe("a change of a municipality", () => {
  const read = (fields: Record<string, string>) => readMunicipalityChange(formOf({ code: " 159 ", ...fields }))

  test.each([
    [
      { what: "partner-begins", from: " 2027-01-01 " },
      { what: "partner-begins", code: "159", from: "2027-01-01" },
    ],
    [
      { what: "partner-ends", to: "2027-06-30" },
      { what: "partner-ends", code: "159", to: "2027-06-30" },
    ],
    [{ what: "partner-goes-on" }, { what: "partner-goes-on", code: "159" }],
    [
      { what: "remove-exception", id: "e1" },
      { what: "remove-exception", code: "159", id: "e1" },
    ],
    [
      { what: "region", region: "Østdanmark", from: "2027-01-01" },
      { what: "region", code: "159", region: "Østdanmark", from: "2027-01-01" },
    ],
    [{ what: "annexed" }, null],
    [{}, null],
  ])("%j", (fields, change) => {
    expect(read(fields)).toEqual(change)
  })

  test("an exception names residences line by line, never the answer for another one", () => {
    expect(
      read({
        what: "exception",
        who: "students",
        residences: " Morbærhaven \n\n-\nKagsåkollegiet",
        goes: "here",
        from: "2027-01-01",
        source: "x".repeat(600),
      }),
    ).toEqual({
      what: "exception",
      code: "159",
      who: "students",
      residences: ["Morbærhaven", "Kagsåkollegiet"],
      goes: "here",
      from: "2027-01-01",
      to: null,
      source: "x".repeat(500),
    })
  })

  test("an exception without more is of everyone, to the own municipality, for ever", () => {
    expect(read({ what: "exception" })).toEqual({
      what: "exception",
      code: "159",
      who: "everyone",
      residences: [],
      goes: "own",
      from: null,
      to: null,
      source: "",
    })
    expect(read({ what: "region", region: "x".repeat(101) })).toMatchObject({ region: "x".repeat(100) })
  })
})
