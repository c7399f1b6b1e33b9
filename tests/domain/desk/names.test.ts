import { expect, test } from "vitest"
import { calledNames } from "#domain/desk/names.ts"

const called = (...names: string[]) => [...calledNames(names.map((name, i) => ({ id: String(i), name }))).values()]

test("one's first word is enough where nobody else has it", () => {
  expect(called("Elena Popescu", "Marek Nowak", " Wei ")).toEqual(["Elena", "Marek", "Wei"])
})

test("two whose first words are alike get as much more as tells them apart", () => {
  expect(called("Nguyễn Thị Minh Khai", "Nguyễn Văn An", "Marek Nowak")).toEqual(["Nguyễn K.", "Nguyễn A.", "Marek"])
  expect(called("Maria Silva", "Maria Santos")).toEqual(["Maria Silva", "Maria Santos"])
  expect(called("Maria da Silva", "Maria Costa Silva")).toEqual(["Maria da Silva", "Maria Costa Silva"])
  expect(called("Anna", "Anna Berg")).toEqual(["Anna", "Anna B."])
})

test("accents and capitals do not tell people apart who are read in passing", () => {
  expect(called("Jose Ruiz", "JOSÉ Lima")).toEqual(["Jose R.", "JOSÉ L."])
  expect(called("Łukasz Wójcik", "Lukasz Zając")).toEqual(["Łukasz W.", "Lukasz Z."])
})

test("people of the very same name stay alike, and do not lengthen anybody else's name further", () => {
  expect(called("Ana Costa", "Ana Costa", "Ana Melo")).toEqual(["Ana C.", "Ana C.", "Ana M."])
  expect(called("Ana Costa", "Ana Costa")).toEqual(["Ana", "Ana"])
})

test("a letter of two signs is one initial, and a visit with several legs is one person", () => {
  expect(called("An E\u0301va", "An Bo")[0]).toBe("An E\u0301.")
  const legs = [
    { id: "v", name: "Elena Popescu" },
    { id: "v", name: "Elena Popescu" },
  ]
  expect([...calledNames(legs)]).toEqual([["v", "Elena"]])
  expect(called("", "")).toEqual(["", ""])
})
