import { expect, test } from "vitest"
import { missingOf, mayTaxBecome } from "#domain/taxcard/application.ts"
import { type TaxCardAnswers, taxCardRoute } from "#domain/taxcard/route.ts"

const answers: TaxCardAnswers = {
  from: "eu",
  number: "none",
  contract: "signed",
  jobs: "one",
  earns: "more",
  starts: "2027-02-01",
}
const way = (given: Partial<TaxCardAnswers>) => taxCardRoute({ ...answers, ...given }, 1)

test("somebody without a CPR number uses the form, somebody registered with MitID the self-service", () => {
  expect(way({}).way).toBe("form")
  expect(way({ number: "number-only" }).way).toBe("form")
  expect(way({ number: "registered" }).way).toBe("online")
})

test("without a signed contract there is nothing to apply with, whoever one is", () => {
  expect(way({ contract: "not-yet", number: "registered" }).way).toBe("contract-first")
})

test("people from outside the EU and the Nordic countries need their permit first and send it along", () => {
  expect(way({ from: "other" }).way).toBe("permit-first")
  expect(way({ from: "other" }).papers).toContain("permit")
  expect(way({ from: "other", number: "registered" }).way).toBe("online")
  expect(way({ from: "nordic" }).papers).not.toContain("permit")
})

test("one may apply from one month before the first day, also where that month is shorter", () => {
  expect(way({}).earliest).toBe("2027-01-01")
  expect(way({ starts: "2027-03-31" }).earliest).toBe("2027-02-28")
  expect(way({ starts: null }).earliest).toBeNull()
})

test("a second employer gets the secondary card; whoever earns little uses the exemption card with all of them", () => {
  expect(way({ jobs: "several" }).cards).toEqual(["main", "secondary"])
  expect(way({ jobs: "several", earns: "little" }).cards).toEqual(["exemption"])
})

test("a confirmed application is over, and only what is marked missing is missing", () => {
  expect(mayTaxBecome("confirmed", "received")).toBe(false)
  expect(mayTaxBecome("received", "confirmed")).toBe(false)
  const list = {
    form: "there",
    contract: "missing",
    identity: "there",
    permit: "not-needed",
    marriage: "missing",
    "swedish-family": "not-needed",
  } as const
  expect(missingOf(list)).toEqual(["contract", "marriage"])
})
