import { describe, expect, test } from "vitest"
import { readPlanForm, typedOf } from "#app/plan/forms.ts"
import type { Municipality } from "#domain/office/municipality.ts"
import type { Answers } from "#domain/plan/answers.ts"
import { TODAY, italian, spaniard } from "../support/plans.ts"

const municipalities: Municipality[] = [{ code: "159", name: "Gladsaxe", terms: [], exceptions: [] }]

function posted(answers: Answers, changed: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...typedOf(answers), ...changed })) form.set(name, value)
  return readPlanForm(form, municipalities, TODAY)
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
})
