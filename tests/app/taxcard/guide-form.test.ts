import { expect, test } from "vitest"
import { readGuide, readPay } from "#app/taxcard/citizen/forms.ts"

const guide = {
  number: "registered",
  from: "eu",
  contract: "signed",
  jobs: "one",
  earns: "more",
  "starts-day": "4",
  "starts-month": "January",
  "starts-year": "2027",
}
const read = (changed: Record<string, string> = {}) => readGuide(new URLSearchParams({ ...guide, ...changed }))

test("the guide's answers are read out of the address; what else stands there is not ours", () => {
  const value = { number: "registered", from: "eu", contract: "signed", jobs: "one", earns: "more" }
  expect(read({ utm: "x" })).toEqual({ ok: true, value: { ...value, starts: "2027-01-04" } })
  expect(read({ "starts-day": "", "starts-month": "", "starts-year": "" })).toEqual({
    ok: true,
    value: { ...value, starts: null },
  })
})

test("each question without an answer of its own is asked", () => {
  expect(readGuide(new URLSearchParams("jobs=none&utm=x"))).toMatchObject({
    ok: false,
    typed: { jobs: "none" },
    errors: {
      number: "number-missing",
      from: "from-missing",
      contract: "contract-missing",
      jobs: "jobs-missing",
      earns: "earns-missing",
    },
  })
  expect(read({ from: "mars" })).toMatchObject({ errors: { from: "from-missing" } })
})

test("a day that is none is asked about, and stays as it was typed", () => {
  expect(read({ "starts-day": "31", "starts-month": "2" })).toMatchObject({
    ok: false,
    typed: { "starts-day": "31", "starts-month": "2", "starts-year": "2027" },
    errors: { starts: "date-wrong" },
  })
  expect(read({ "starts-year": "" })).toMatchObject({ errors: { starts: "date-incomplete" } })
})

test("for an estimate: where one lives, which card, and whether one pays church tax", () => {
  const pay = (changed: Record<string, string> = {}) =>
    readPay(new URLSearchParams({ pay: "30.000", municipality: "101", card: "main", ...changed }))
  expect(pay()).toEqual({ ok: true, value: { pay: 30_000, municipality: "101", card: "main", church: false } })
  expect(pay({ church: "yes" })).toMatchObject({ value: { church: true } })
  expect(pay({ church: "no" })).toMatchObject({ value: { church: false } })
  expect(pay({ church: "certainly" })).toMatchObject({ errors: { church: "church-wrong" } })
  expect(pay({ municipality: "1001", card: "gold" })).toEqual({
    ok: false,
    typed: { pay: "30.000", municipality: "1001", card: "gold" },
    errors: { municipality: "municipality-missing", card: "card-missing" },
  })
})
