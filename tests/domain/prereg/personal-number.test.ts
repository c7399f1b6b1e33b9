import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { isDanishNumber, isHomeNumber } from "#domain/prereg/personal-number.ts"

describe("a Danish number", () => {
  test.each(["140388-1234", "1403881234", "140388 1234", "290200-1234", "740388-1234"])("%s has its shape", (text) =>
    expect(isDanishNumber(text)).toBe(true),
  )
  test.each([
    "12",
    "310288-1234",
    "000388-1234",
    "140388-123",
    "140388-12345",
    "140388-12a4",
    "141388-1234",
    "14-03-88-1234",
  ])("%s has not", (text) => expect(isDanishNumber(text)).toBe(false))
  test("the birthday of anybody makes one", () => {
    const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 9999 }), (day, serial) => {
        const [year, month, date] = day.toISOString().slice(0, 10).split("-")
        expect(isDanishNumber(`${date}${month}${year!.slice(2)}-${String(serial).padStart(4, "0")}`)).toBe(true)
      }),
    )
  })
})

describe("a personal number of another Nordic country", () => {
  test.each([
    ["NO", "14038812345"],
    ["NO", "140388 12345"],
    ["NO", "54038812345"],
    ["SE", "880314-1234"],
    ["SE", "19880314-1234"],
    ["SE", "198803141234"],
    ["SE", "880374-1234"],
    ["SE", "180314+1234"],
    ["FI", "140388-123A"],
    ["FI", "140305a123k"],
    ["IS", "140388-1239"],
  ])("%s %s", (country, text) => expect(isHomeNumber(country, text)).toBe(true))
  test.each([
    ["NO", "abc"],
    ["NO", "12"],
    ["NO", "31028812345"],
    ["SE", "143088-1234"],
    ["FI", "140388-123"],
    ["FI", "140388-123G"],
    ["IS", "321388-1239"],
  ])("not %s %s", (country, text) => expect(isHomeNumber(country, text)).toBe(false))
})
