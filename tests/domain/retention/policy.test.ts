import { addDays, addMilliseconds } from "date-fns"
import { describe, expect, test } from "vitest"
import {
  SHORTER_AFTER_DAYS,
  chosenTerms,
  fitsTerm,
  keptFor,
  leastOf,
  mostOf,
  setAs,
  terms,
  termsAt,
} from "#domain/retention/policy.ts"

const now = new Date("2026-11-26T10:00:00Z")

describe("how short and how long a term may be", () => {
  test("every standard lies between its least and its most", () => {
    for (const term of terms) expect(fitsTerm(term, keptFor[term]), term).toBe(true)
  })

  test("the least and the most are possible, one below and one above are not", () => {
    for (const term of terms) {
      expect([fitsTerm(term, leastOf(term)), fitsTerm(term, mostOf(term))], term).toEqual([true, true])
      expect([fitsTerm(term, leastOf(term) - 1), fitsTerm(term, mostOf(term) + 1)], term).toEqual([false, false])
    }
  })

  test("what was sent to the office stays a quarter at least", () => {
    for (const term of ["preregSentDays", "benefitDays", "taxCardOpenDays"] as const)
      expect(leastOf(term), term).toBeGreaterThanOrEqual(90)
  })

  test("half days are no days", () => expect(fitsTerm("visitDays", 30.5)).toBe(false))
})

describe("when a term holds", () => {
  test("a longer one, and the same, hold at once", () => {
    expect(setAs(31, 30, now)).toEqual({ amount: 31, former: null, holdsFrom: null })
    expect(setAs(30, 30, now)).toEqual({ amount: 30, former: null, holdsFrom: null })
  })

  test("a shorter one holds after a week, to the millisecond", () => {
    const set = [{ term: "visitDays", ...setAs(14, 30, now) }]
    const from = addDays(now, SHORTER_AFTER_DAYS)
    expect(termsAt(set, now).visitDays).toBe(30)
    expect(termsAt(set, addMilliseconds(from, -1)).visitDays).toBe(30)
    expect(termsAt(set, from).visitDays).toBe(14)
    expect(chosenTerms(set).visitDays).toBe(14)
  })

  test("a term that is unknown or below its least is passed over", () => {
    const since = { former: null, holdsFrom: null }
    const set = [
      { term: "preregSentDays", amount: 1, ...since },
      { term: "toString", amount: 30, ...since },
    ]
    expect(termsAt(set, now)).toEqual(keptFor)
  })
})
