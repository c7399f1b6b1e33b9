import { describe, expect, test } from "vitest"
import { doneField, readDoneDay, readPlanForm, typedOf } from "#app/plan/forms.ts"
import type { Municipality } from "#domain/office/municipality.ts"
import type { Answers } from "#domain/plan/answers.ts"
import { formOf } from "../../support/forms.ts"
import { TODAY, italian, spaniard } from "../../support/plans.ts"

const students = { id: "e1", who: "students" as const, goes: "here" as const, from: "2027-01-01", to: null, source: "" }
const municipalities: Municipality[] = [
  { code: "159", name: "Gladsaxe", terms: [], exceptions: [] },
  { code: "165", name: "Albertslund", terms: [], exceptions: [{ ...students, residences: ["Morbærhaven"] }] },
]

function posted(answers: Answers, changed: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...typedOf(answers), ...changed })) form.set(name, value)
  return readPlanForm(form, { municipalities, today: TODAY, before: null })
}

describe("the plan's form", () => {
  test("gives the answers that it was filled with", () => {
    for (const answers of [italian, { ...italian, partner: null, older: 2, u2: null }, spaniard])
      expect(posted(answers)).toEqual({ ok: true, value: answers })
  })

  test("nobody chosen as partner is nobody; a country that is none is asked about", () => {
    expect(posted(italian, { partner: "" })).toMatchObject({ ok: true, value: { partner: null } })
    expect(posted(italian, { partner: "ZZ" })).toMatchObject({ ok: false, errors: { partner: "partner-wrong" } })
  })

  test("children are counted by age, each within bounds", () => {
    expect(posted(italian, { older: "9" })).toMatchObject({ ok: false, errors: { older: "children-wrong" } })
    expect(posted(italian, { children: "" })).toMatchObject({ ok: true, value: { children: 0 } })
  })

  test("a home in Sweden is an answer, and no day of moving in belongs to it", () => {
    expect(posted(italian, { municipality: "SE" })).toMatchObject({
      ok: true,
      value: { municipality: "SE", moveIn: null },
    })
    expect(posted(italian, { municipality: "999" })).toMatchObject({
      ok: false,
      errors: { municipality: "municipality-missing" },
    })
  })

  test("a PD U2 dated next month is taken, a permit dated tomorrow is not", () => {
    expect(posted({ ...spaniard, u2: "2026-12-20" })).toMatchObject({ ok: true, value: { u2: "2026-12-20" } })
    expect(posted({ ...italian, permit: "2026-11-24" })).toMatchObject({
      ok: false,
      errors: { permit: "permit-in-future" },
    })
  })

  test("what is not answered is asked for, what is wrong stays as it was typed", () => {
    const empty = readPlanForm(formOf({ "arrival-day": "31", "arrival-month": "2", "arrival-year": "2027" }), {
      municipalities: [],
      today: TODAY,
      before: null,
    })
    expect(empty).toMatchObject({ ok: false, typed: { "arrival-day": "31", "arrival-month": "2" } })
    expect(empty.ok ? null : empty.errors).toEqual({
      country: "country-missing",
      purpose: "purpose-missing",
      municipality: "municipality-missing",
      earlierNumber: "earlier-missing",
      arrival: "date-wrong",
    })
    expect(posted(italian, { "arrival-day": "", "arrival-month": "", "arrival-year": "" })).toMatchObject({
      errors: { arrival: "date-missing" },
    })
    expect(posted({ ...italian, moveIn: "2026-11-20" })).toMatchObject({
      typed: { "moveIn-day": "20", country: "IT" },
      errors: { moveIn: "move-in-before-arrival" },
    })
  })

  test("a student residence is asked for only of students, where and when it decides", () => {
    const student = { ...italian, purpose: "study" as const, municipality: "165", moveIn: "2027-01-01" }
    expect(posted(student)).toMatchObject({ ok: false, errors: { residence: "residence-missing" } })
    expect(posted(student, { residence: "Morbærhaven" })).toMatchObject({ value: { residence: "Morbærhaven" } })
    expect(posted(student, { residence: "-" })).toMatchObject({ value: { residence: "" } })
    expect(posted(student, { residence: "Elsewhere" })).toMatchObject({ errors: { residence: "residence-missing" } })
    expect(posted({ ...student, purpose: "work" }, { residence: "-" })).toMatchObject({ value: { residence: null } })
    expect(posted({ ...student, moveIn: "2026-12-31" })).toMatchObject({ value: { residence: null } })
    // As the form shows it again: another residence is a choice, no answer is none.
    expect([typedOf({ ...student, residence: "" }).residence, typedOf(student).residence]).toEqual(["-", ""])
  })

  test("dates that concern nobody of a purpose are left out", () => {
    expect(posted({ ...italian, purpose: "short-work" })).toMatchObject({ value: { moveIn: null } })
    expect(posted({ ...italian, u2: "2026-11-20" })).toMatchObject({ value: { u2: null } })
  })

  test("who may go more than one way is asked which, and nobody else", () => {
    expect(posted({ ...italian, country: "GB" })).toMatchObject({ ok: false, errors: { basis: "basis-missing" } })
    expect(posted({ ...italian, country: "GB" }, { basis: "joins-eu" })).toMatchObject({
      ok: false,
      errors: { basis: "basis-missing" },
    })
    expect(posted({ ...italian, country: "GB" }, { basis: "withdrawal" })).toMatchObject({
      ok: true,
      value: { basis: "withdrawal" },
    })
    // What was chosen for another citizenship is left out.
    expect(posted(italian, { basis: "withdrawal" })).toMatchObject({ ok: true, value: { basis: null } })
  })

  test("everything that has to be asked besides is asked at once", () => {
    const answers = { ...italian, country: "GB", purpose: "study" as const, municipality: "165", moveIn: "2027-02-01" }
    expect(posted(answers)).toMatchObject({ errors: { basis: "basis-missing", residence: "residence-missing" } })
  })

  test("a plan that is answered anew keeps its ticks", () => {
    const form = new FormData()
    for (const [name, value] of Object.entries(typedOf(italian))) form.set(name, value)
    const done = { cpr: "2026-11-20" }
    expect(readPlanForm(form, { municipalities, today: TODAY, before: { ...italian, done } })).toMatchObject({
      ok: true,
      value: { done },
    })
  })
})

describe("the day a step was done", () => {
  const typed = (day: string, month: string, year: string) =>
    readDoneDay(
      formOf({ "done-cpr-day": day, "done-cpr-month": month, "done-cpr-year": year }),
      doneField("cpr"),
      TODAY,
    )
  test("is today where none is typed, and else the one that is", () => {
    expect(readDoneDay(formOf({}), doneField("cpr"), TODAY)).toEqual({ ok: true, value: { day: TODAY, typed: false } })
    expect(typed("20", "november", "2026")).toEqual({ ok: true, value: { day: "2026-11-20", typed: true } })
    expect(typed("23", "11", "2026")).toMatchObject({ ok: true })
  })
  test("that is ahead, missing or none is said, and what was typed stays", () => {
    expect(typed("24", "11", "2026")).toMatchObject({ errors: { "done-cpr": "done-in-future" } })
    expect(typed("", "", "")).toMatchObject({ errors: { "done-cpr": "done-missing" } })
    expect(typed("1", "12", "1998")).toMatchObject({ errors: { "done-cpr": "date-far" } })
    expect(typed("31", "2", "2026")).toMatchObject({
      errors: { "done-cpr": "date-wrong" },
      typed: { "done-cpr-day": "31" },
    })
  })
})
