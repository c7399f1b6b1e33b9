import { describe, expect, it } from "vitest"
import type { CheckDigit } from "#domain/identity/document.ts"
import { readZone } from "#domain/identity/zone.ts"
import { zoneLines } from "#domain/identity/zone-lines.ts"
import { ok, refuse } from "#domain/result.ts"

const TODAY = "2026-11-28"
/** The specimens of ICAO 9303, parts 4, 6 and 5, of the state of Utopia. */
const TD3 = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"]
const TD2 = ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"]
const TD1 = ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"]
const anna = { surname: "ERIKSSON", given: "ANNA MARIA", born: "1974-08-12", sex: "woman", expires: "2012-04-15" }
const read = (lines: readonly string[], today = TODAY) => {
  const done = readZone(lines.join("\n"), today)
  if (!done.ok) throw new Error(done.error)
  return done.value
}
const withDigit = (lines: readonly string[], line: number, at: number, sign: string) =>
  lines.map((one, i) => (i === line ? one.slice(0, at) + sign + one.slice(at + 1) : one))

describe("the specimens of ICAO 9303", () => {
  it("are read: a passport of two lines of 44", () => {
    expect(read(TD3)).toEqual({
      ...anna,
      kind: "passport",
      number: "L898902C3",
      // Utopia is no state.
      state: "",
      citizenship: "",
      format: "TD3",
      wrong: [],
    })
  })
  it("are read: a card of two lines of 36", () => {
    expect(read(TD2)).toMatchObject({ ...anna, kind: "id-card", number: "D23145890", format: "TD2", wrong: [] })
  })
  it("are read: a card of three lines of 30", () => {
    expect(read(TD1)).toMatchObject({ ...anna, kind: "id-card", number: "D23145890", format: "TD1", wrong: [] })
  })
})

describe("a wrong digit", () => {
  const places: [string, readonly string[], number, number, CheckDigit][] = [
    ["TD3", TD3, 1, 9, "number"],
    ["TD3", TD3, 1, 19, "born"],
    ["TD3", TD3, 1, 27, "expires"],
    ["TD3", TD3, 1, 42, "personal-number"],
    ["TD3", TD3, 1, 43, "whole"],
    ["TD2", TD2, 1, 9, "number"],
    ["TD2", TD2, 1, 19, "born"],
    ["TD2", TD2, 1, 27, "expires"],
    ["TD2", TD2, 1, 35, "whole"],
    ["TD1", TD1, 0, 14, "number"],
    ["TD1", TD1, 1, 6, "born"],
    ["TD1", TD1, 1, 14, "expires"],
    ["TD1", TD1, 1, 29, "whole"],
  ]
  it.each(places)("is found in %s: %#", (_, lines, line, at, digit) => {
    const right = lines[line]![at]!
    for (const sign of "0123456789".replace(right, ""))
      expect(read(withDigit(lines, line, at, sign)).wrong).toContain(digit)
  })
  it("is found wherever a digit under it was read as the next one", () => {
    for (const [lines, line, from, to] of [
      [TD3, 1, 0, 9],
      [TD3, 1, 13, 19],
      [TD3, 1, 21, 27],
      [TD2, 1, 0, 9],
      [TD1, 0, 5, 14],
      [TD1, 1, 0, 6],
      [TD1, 1, 8, 14],
    ] as const)
      for (let at = from; at < to; at++) {
        const sign = lines[line]![at]!
        if (!/\d/.test(sign)) continue
        const other = String((Number(sign) + 1) % 10)
        expect(read(withDigit(lines, line, at, other)).wrong, `${lines[line]} ${at}`).not.toEqual([])
      }
  })
  it("refuses nothing: what it says stands beside it", () => {
    expect(read(withDigit(TD3, 1, 9, "7"))).toMatchObject({ number: "L898902C3", wrong: ["number", "whole"] })
  })
})

describe("how a zone comes", () => {
  it("with or without ends of lines, in small letters, with blanks", () => {
    expect(zoneLines(TD3.join(""))).toEqual(ok(TD3))
    expect(zoneLines(`${TD3[0]!.toLowerCase()}\r${TD3[1]!}\r\n`)).toEqual(ok(TD3))
    expect(zoneLines(TD1.map((line) => line.replace(/(.{10})/g, "$1 ")).join("\n"))).toEqual(ok(TD1))
  })
  it("says what is wrong with it", () => {
    expect(zoneLines("")).toEqual(refuse("zone-length"))
    expect(zoneLines(TD3[0]!)).toEqual(refuse("zone-length"))
    expect(zoneLines(TD3.join("\n").slice(1))).toEqual(refuse("zone-length"))
    // As many characters as it must have, but the first line has lost one and the second one gained one.
    expect(zoneLines(`${TD3[0]!.slice(1)}\n<${TD3[1]!}`)).toEqual(refuse("zone-length"))
    expect(zoneLines(TD3.join("\n").replace("ERIKSSON", "ÉRIKSSON"))).toEqual(refuse("zone-letters"))
    expect(readZone(TD3.join("\n").replace("P<UTO", "V<UTO"), TODAY)).toEqual(refuse("zone-not-identity"))
  })
})

describe("what it means", () => {
  const german = ["P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<", "C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4"]
  it("Germany writes one letter", () => {
    expect(read(german)).toMatchObject({ state: "DE", citizenship: "DE", kind: "passport", wrong: [] })
  })
  it("a document of a stateless person or a refugee is a travel document", () => {
    for (const code of ["XXA", "XXB", "XXC"])
      expect(read([german[0]!, german[1]!.replace("D<<", code)])).toMatchObject({
        kind: "travel-document",
        citizenship: "XX",
      })
  })
  it("nobody is born tomorrow: the century follows from the day", () => {
    const born = (digits: string) => read([TD3[0]!, TD3[1]!.replace("740812", digits)]).born
    expect(born("261128")).toBe("2026-11-28")
    expect(born("261129")).toBe("1926-11-29")
    expect(born("000229")).toBe("2000-02-29")
  })
  it("a day of birth may be known in part", () => {
    const born = (digits: string) => read([TD3[0]!, TD3[1]!.replace("740812", digits)]).born
    expect(born("7408<<")).toBe("1974-08-00")
    expect(born("74<<<<")).toBe("1974-00-00")
    expect(born("<<<<<<")).toBe("")
    expect(born("740230")).toBe("")
  })
  it("a number of more than nine signs runs on where a card has room", () => {
    // ICAO 9303-5, 4.2.2.2: the tenth place is filled, and the rest with its digit stands in the optional data.
    const long = ["I<BEL5923333357<9<<<<<<<<<<<<<", "9502286F3005064BEL<<<<<<<<<<<0", "ROSSI<<ELENA<<<<<<<<<<<<<<<<<<"]
    const long2 = long.map((line, i) => (i === 0 ? "I<BEL592333335<79<<<<<<<<<<<<<" : line))
    expect(read(long2).number).toMatch(/^5923333357$/)
  })
})
