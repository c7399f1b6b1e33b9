import { describe, expect, it } from "vitest"
import { checkStates } from "#domain/identity/states.ts"
import { handedHousehold, handedQuestions, mayHandOver } from "#domain/prereg/hand-over.ts"
import { SEALED } from "#domain/prereg/household.ts"
import { planAnswersOf } from "#domain/prereg/plan-answers.ts"
import { questions } from "#domain/prereg/questions.ts"
import { preregStates } from "#domain/prereg/states.ts"
import { familyOfFive } from "../../support/household.ts"

describe("a household that is handed over", () => {
  it("was registered, or one of its people was approved", () => {
    for (const state of preregStates)
      for (const check of checkStates)
        expect(mayHandOver({ state }, [{ state: check }], "done"), `${state} ${check}`).toBe(
          state === "completed" || (state === "accepted" && check === "approved"),
        )
    expect(mayHandOver({ state: "accepted" }, [], "done")).toBe(false)
    // In the middle of a visit nobody knows yet how much of it there will be.
    for (const visit of ["arrived", "serving"] as const)
      expect(mayHandOver({ state: "accepted" }, [{ state: "approved" }], visit)).toBe(false)
  })

  it("has every answer in the clear, and nothing that somebody has changed their answer away from", () => {
    const family = familyOfFive()
    const [elena] = family.people
    elena!.parts.person = {
      ...elena!.parts.person,
      passportNumber: SEALED,
      earlier: "no",
      earlierNumber: SEALED,
    }
    family.parts.to = { ...family.parts.to, home: "rent", host: "Somebody of before" }
    const sealed = new Map([
      [`${elena!.id} person.passportNumber`, "YA1234567"],
      [`${elena!.id} person.earlierNumber`, "0103881234"],
    ])
    const handed = handedHousehold(family, sealed, () => null)
    expect(handed.people[0]!.answers.person).toMatchObject({ passportName: "Elena Rossi", passportNumber: "YA1234567" })
    expect(JSON.stringify(handed)).not.toMatch(/•|0103881234|Somebody of before/)
    expect(handed.people.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5])
    // Children have parents and no civil status; the spouse has the other's.
    expect(handed.people[2]!.answers.civil).toEqual({})
    expect(handed.people[2]!.answers.parents).toEqual({ parents: "both" })
    expect(handed.people[1]!.answers.civil).toEqual(handed.people[0]!.answers.civil)
    expect(handed.people[1]!.answers.civil).toMatchObject({ status: "married", since: "2015-02-11" })
    expect(handed.household.from).toEqual(family.parts.from)
  })

  it("takes every question along, once", () => {
    const keys = handedQuestions.map(({ part, question }) => `${part}.${question.name}`)
    const all = Object.entries(questions).flatMap(([part, own]) => own.map(({ name }) => `${part}.${name}`))
    expect(keys.toSorted()).toEqual(all.toSorted())
  })
})

describe("the plan of a household", () => {
  it("has the answers of its pre-registration", () => {
    const family = familyOfFive()
    expect(planAnswersOf(family, "2026-11-24")).toMatchObject({
      country: "IT",
      purpose: "work",
      partner: "IT",
      children: 3,
      older: 0,
      municipality: "159",
      arrival: "2026-11-20",
      moveIn: "2026-11-22",
      earlierNumber: false,
    })
    expect(planAnswersOf(family, "2031-05-19")).toMatchObject({ children: 2, older: 1 })
  })

  it("is none where what makes it was not answered", () => {
    const family = familyOfFive()
    expect(planAnswersOf({ ...family, parts: { ...family.parts, from: {} } }, "2026-11-24")).toBeNull()
    expect(planAnswersOf({ parts: {}, people: [] }, "2026-11-24")).toBeNull()
  })
})
