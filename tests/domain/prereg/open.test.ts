import { expect, test } from "vitest"
import type { Household } from "#domain/prereg/household.ts"
import { type AskedPart, openedPages } from "#domain/prereg/open.ts"

const household: Household = {
  parts: {},
  people: [
    { id: "a", relation: "contact", position: 1, nth: 1, parts: { person: { citizenship: "IT" } } },
    { id: "b", relation: "child", position: 2, nth: 1, parts: { person: { citizenship: "IT" } } },
  ],
}
const keys = (...asked: AskedPart[]) => openedPages(household, asked, []).map((page) => page.key)

test("a question about the day of moving in opens the day of arrival too, and the other way round", () => {
  expect(keys({ part: "to", personId: null, question: "moveIn" })).toEqual(["from", "to"])
  expect(keys({ part: "from", personId: null, question: "arrival" })).toEqual(["from", "to"])
  expect(keys({ part: "from", personId: null, question: "address" })).toEqual(["from"])
})
test("a question about one person opens that person's pages only", () => {
  const pages = openedPages(household, [{ part: "parents", personId: "b", question: "custody" }], [])
  expect(pages.map((page) => page.key)).toEqual(["parents", "papers"])
  expect(pages.flatMap((page) => page.blocks.map((block) => block.person?.id))).toEqual(["b", "b"])
})
test("nothing else is open, but what is unfinished", () => {
  expect(keys({ part: "contact", personId: null, question: "stay" })).toEqual(["contact"])
  expect(openedPages(household, [], [{ part: "to", person: null }]).map((page) => page.key)).toEqual(["to"])
})
