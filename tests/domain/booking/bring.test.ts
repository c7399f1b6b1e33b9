import { expect, test } from "vitest"
import { bringLines } from "#domain/booking/bring.ts"
import { papersToBring } from "#domain/prereg/papers.ts"
import { bringInWords, personName } from "#locales/household.ts"
import { answersOf, familyOfFive } from "../../support/household.ts"
import { rules } from "../../support/rules.ts"

const services = [
  { key: "eu-residence", bring: ["Passport", "Proof of work"] },
  { key: "cpr", bring: ["Passport", "Proof of address"] },
  { key: "mitid", bring: ["Passport", "Your phone"] },
]

test("papers of several services stand once", () => {
  expect(bringLines(services, false)).toEqual(["Passport", "Proof of work", "Proof of address", "Your phone"])
})

test("where each person's papers are known, only what the other services want besides is left", () => {
  expect(bringLines(services, true)).toEqual(["Your phone"])
  expect(bringLines(services.slice(0, 2), true)).toEqual([])
})

test("a household's papers are those of each person: no contract for a child, and no paper that concerns nobody", () => {
  const household = familyOfFive()
  household.people[0]!.parts.papers = { "earlier-number": "not-mine" }
  household.people[4]!.parts.person = answersOf.person("Luca", "2021-09-30", { birthCountry: "BR" })
  const own = papersToBring(household, rules)
  const keys = own.map(({ papers }) => papers.map((p) => p.paper))
  expect(keys[0]).toContain("contract")
  expect(keys[0]).toContain("address")
  expect(keys[2]).toEqual(["id", "birth"])
  expect(own[2]!.papers.find((p) => p.paper === "birth")!.stamped).toBe(false)
  expect(own[4]!.papers.find((p) => p.paper === "birth")!.stamped).toBe(true)
  expect(bringInWords("en", own)[4]).toEqual({
    name: "Luca",
    papers: [
      "Passport or national ID card with photo",
      "Birth certificate, and custody papers (usually with an apostille or legalisation)",
    ],
  })
  expect(personName("da", { name: null, relation: "child", nth: 2 })).toContain("2")
})
