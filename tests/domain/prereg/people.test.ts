import { expect, test } from "vitest"
import { type Household, yearsOf } from "#domain/prereg/household.ts"
import { leftOf } from "#domain/prereg/pages.ts"
import { papersOf } from "#domain/prereg/papers.ts"
import { answersOf, person } from "../../support/household.ts"
import { rules } from "../../support/rules.ts"

const TODAY = "2026-11-25"

test.each([
  ["partnership", "partnership"],
  ["partnership-ended", "partnership-ended"],
  ["partner-died", "partnership-ended"],
])("%s asks for the paper %s", (status, paper) => {
  const me = person("contact", 1, { person: answersOf.person("Anna", "1988-03-14"), civil: { status } })
  const household: Household = { parts: {}, people: [me] }
  expect(papersOf(household, me, rules).map((p) => p.paper)).toContain(paper)
  expect(leftOf(household, { part: "civil", person: me })).toContain("since")
})
test("somebody whose birthday is half known is as old as they are at least", () => {
  const born = (day: string) => yearsOf(person("child", 1, { person: { born: day } }), TODAY)
  expect([born("2016-00-00"), born("2016-11-00"), born("2016-10-00"), born("2016-11-25")]).toEqual([9, 9, 10, 10])
})
