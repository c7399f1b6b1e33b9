import { describe, expect, test } from "vitest"
import { detailsForm, peopleForm, servicesForm, timeForm } from "#app/booking/forms.ts"
import { parseFields } from "#app/parts/parse.ts"
import { formOf } from "../../support/forms.ts"

describe("the services", () => {
  const read = (fields: Record<string, string | string[]>) => parseFields(formOf(fields), servicesForm)

  test("one ticked box and several are both a list", () => {
    expect(read({ service: "cpr" })).toEqual({ ok: true, value: { service: ["cpr"], municipality: null } })
    expect(read({ service: ["cpr", "mitid"] })).toMatchObject({ value: { service: ["cpr", "mitid"] } })
  })

  test("none and absurdly many are asked about", () => {
    expect(read({ municipality: "101" })).toEqual({
      ok: false,
      typed: { municipality: "101" },
      errors: { service: "no-service" },
    })
    const many = (count: number) => Array.from({ length: count }, (_, i) => `s${i}`)
    expect(read({ service: many(20) })).toMatchObject({ ok: true })
    expect(read({ service: many(21) })).toMatchObject({ ok: false, errors: { service: "unknown-service" } })
  })

  test("a municipality is a short code, or none", () => {
    expect(read({ service: "cpr", municipality: "101" })).toMatchObject({ value: { municipality: "101" } })
    expect(read({ service: "cpr", municipality: "" })).toMatchObject({ value: { municipality: null } })
    expect(read({ service: "cpr", municipality: "x".repeat(11) })).toMatchObject({
      errors: { municipality: "municipality-missing" },
    })
  })

  test("where somebody studies: not asked, nobody, elsewhere, or in a residence", () => {
    const study = (given: Record<string, string>) => {
      const answer = read({ service: "cpr", ...given })
      return answer.ok ? answer.value.study : answer.errors
    }
    expect(study({})).toBeUndefined()
    expect(study({ study: "no" })).toBeNull()
    expect(study({ study: "Morbærhaven" })).toBe("Morbærhaven")
    expect(study({ study: "x".repeat(101) })).toEqual({ study: "study-missing" })
  })
})

test.each([
  ["1", 1],
  ["9", 9],
  ["0", "party-size"],
  ["10", "party-size"],
  ["2.5", "party-size"],
  ["two", "party-size"],
  ["", "party-size"],
])("a party of %j", (party, expected) => {
  const read = parseFields(formOf({ party }), peopleForm)
  expect(read.ok ? read.value.party : read.errors.party).toBe(expected)
})

describe("the time", () => {
  const time = (given: string) => {
    const read = parseFields(formOf({ time: given }), timeForm)
    return read.ok ? read.value.time.toISOString() : read.errors.time
  }

  test("is by the office's clock, winter and summer", () => {
    expect(time("2026-12-01T10:20")).toBe("2026-12-01T09:20:00.000Z")
    expect(time("2027-06-01T10:20")).toBe("2027-06-01T08:20:00.000Z")
  })

  test.each(["", "2026-12-01", "2026-02-30T10:00", "2026-12-01T25:00", "2026-12-01 10:20", "2026-12-01T10:20:00"])(
    "%j is none",
    (given) => expect(time(given)).toBe("time-missing"),
  )
})

describe("the details", () => {
  const given = { contactName: " Elena  Rossi ", email: "elena@example.org", phone: "", language: "da" }
  const read = (party: number, changed: Record<string, string> = {}) =>
    parseFields(formOf({ ...given, ...changed }), detailsForm(party))

  test("of one person: the contact is the whole party", () => {
    expect(read(1, { phone: "+45 22 33 44 55", supportNeeds: "A lift\n\n" })).toEqual({
      ok: true,
      value: {
        contactName: "Elena Rossi",
        email: "elena@example.org",
        phone: "+45 22 33 44 55",
        language: "da",
        supportNeeds: "A lift",
        names: ["Elena Rossi"],
      },
    })
  })

  test("of several: each further person has a name, in the order of the page", () => {
    expect(read(3, { "name-2": "Marco", "name-3": "Livia" })).toMatchObject({
      value: { names: ["Elena Rossi", "Marco", "Livia"] },
    })
    expect(read(3, { "name-2": "Marco", "name-3": " " })).toMatchObject({
      ok: false,
      typed: { "name-2": "Marco", contactName: " Elena  Rossi " },
      errors: { "name-3": "person-missing" },
    })
    expect(read(2, { "name-2": "x".repeat(101) })).toMatchObject({ errors: { "name-2": "name-long" } })
  })

  test("every fault is answered at once", () => {
    const wrong = { contactName: "", email: "elena", phone: "abc", language: "xx", supportNeeds: "x".repeat(501) }
    expect(read(1, wrong)).toEqual({
      ok: false,
      typed: wrong,
      errors: {
        contactName: "name-missing",
        email: "email-wrong",
        phone: "phone-wrong",
        language: "language-wrong",
        supportNeeds: "support-long",
      },
    })
    expect(read(1, { email: "", phone: "0171 1234567" })).toMatchObject({
      errors: { email: "email-missing", phone: "phone-country" },
    })
  })

  test("in another language they are shown again, not judged", () => {
    expect(read(2, { email: "no", "go-on-in": "en" })).toEqual({
      ok: false,
      typed: { ...given, email: "no" },
      errors: {},
    })
  })
})
