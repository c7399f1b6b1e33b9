import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { bareCode, isLatinName, oneLine, phoneProblem, plainText, severalLines } from "#domain/typed-text.ts"

/** Texts with much of what comes along when one copies: marks, line ends, joiners, letters of several scripts. */
const pieces =
  "a|é|e\u0301|ß|ب|م|क|\u094d|漢|👩|💻|🏽|\u200b|\u200c|\u200d|\u200e|\u202a|\u202c|\u2066|\u2069|\ufeff|\u00ad|\r\n|\r|\n|\u2028| |\u00a0|\t|\u0000|-|1"
const pasted = fc
  .array(fc.oneof(fc.constantFrom(...pieces.split("|")), fc.string({ unit: "binary", maxLength: 3 })))
  .map((parts) => parts.join(""))

describe("what nobody sees is not kept", () => {
  test.each([
    ["An\u200bna", "Anna"],
    ["\u202aanna@x.dk\u202c", "anna@x.dk"],
    ["\ufeffÅse", "Åse"],
    ["A\u030ase", "Åse"],
    ["Kø\u00adben\u00adhavn", "København"],
    ["\u2067Anna\u2069", "Anna"],
    ["An\u200dna", "Anna"],
    ["Anna\u00a0 \t Holm\r\n", "Anna Holm"],
    ["می\u200cخواهم", "می\u200cخواهم"],
    ["क्\u200dष", "क्\u200dष"],
    ["👩\u200d💻", "👩\u200d💻"],
  ])("%j is %j", (typed, kept) => expect(oneLine(typed)).toBe(kept))

  test("reading a text twice gives the same, in one line and in several", () => {
    fc.assert(
      fc.property(pasted, (text) => {
        for (const read of [plainText, oneLine, severalLines]) expect(read(read(text))).toBe(read(text))
      }),
    )
  })

  test("whatever can be seen stays, in its order", () => {
    const seen = (text: string) => text.replace(/[\p{C}\s]/gu, "").normalize("NFC")
    fc.assert(
      fc.property(pasted, (text) => {
        expect(seen(oneLine(text))).toBe(seen(text.replace(/\p{C}/gu, "")))
      }),
    )
  })

  test("every line end is one character, so that a text is as long as its box counted", () => {
    expect(plainText("a\r\nb\rc\nd\u2028e")).toBe("a\nb\nc\nd\ne")
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b c", "")), (lines) => {
        expect(plainText(lines.join("\r\n"))).toBe(lines.join("\n"))
      }),
    )
  })

  test("several lines keep their breaks, but no spaces around them", () => {
    expect(severalLines("\r\n Calle  Mayor 1 \r\n28013\u00a0Madrid\r\n\r\n")).toBe("Calle Mayor 1\n28013 Madrid")
  })
})

describe("a code is the same however it is copied", () => {
  test.each([
    "12345678",
    "\u200e12345678",
    "1234–5678",
    "1234‑5678",
    "1234 5678",
    "1234\u00a05678",
    "１２３４５６７８",
    "١٢٣٤٥٦٧٨",
    "1234.5678",
    "1234−5678",
  ])("%j", (typed) => expect(bareCode(typed)).toBe("12345678"))
  test("separators anywhere change nothing", () => {
    const between = fc.constantFrom("", " ", "-", "–", "‑", "\u200b", "\u2066", "\u00ad", ".", "\n")
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{4,16}$/), between, (code, mark) => {
        expect(bareCode([...code.toLowerCase()].join(mark))).toBe(code)
      }),
    )
  })
})

describe("names as in passports", () => {
  test.each([
    "Marcel·lí",
    "‘t Hooft",
    "Lanaʻi",
    "Zelʼdovych",
    "Jean‑Luc",
    "O’Brien",
    "O'Brien",
    "Nguyễn Thị Minh Khai",
    "Smith, John Jr.",
    "María-José",
    "d´Arc",
    "Saʿd",
  ])("%s is Latin", (name) => expect(isLatinName(name)).toBe(true))
  test.each(["Анна", "王小明", "محمد", "Anna 王", "-", "Anna1", "Anna <b>"])("%s is not", (name) =>
    expect(isLatinName(name)).toBe(false),
  )
})

describe("a phone number says its country", () => {
  test.each([
    "+45‑12‑34‑56‑78",
    "+48 601 234 567",
    "0048 601234567",
    "20 30 40 50",
    "+1 (212) 555-0100",
    "+٤٥ ٢٠٣٠٤٠٥٠",
  ])("%s is one", (typed) => expect(phoneProblem(typed)).toBeNull())
  test.each(["0701234567", "601 234 567", "12345678", "+0701234567", "(0)70 123 45 67"])(
    "%s is asked for its country",
    (typed) => expect(phoneProblem(typed)).toBe("country"),
  )
  test.each(["abc", "12", "+", "+1234567890123456", "+45 12 34 x"])("%s is none", (typed) =>
    expect(phoneProblem(typed)).toBe("wrong"),
  )
})
