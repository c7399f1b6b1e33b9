import { describe, expect, test } from "vitest"
import {
  type Address,
  type Place,
  aboutMunicipality,
  addressLine,
  askedFor,
  houseAmong,
  municipalityIn,
  partsOf,
} from "#domain/prereg/address.ts"

const address = (street: string, number: string, floor: string, postcode: string, city: string): Address => ({
  street,
  number,
  floor,
  postcode,
  city,
})

describe("what the register is asked", () => {
  test.each([
    ["Vestergade", "Vestergade"],
    ["  Ny   Vestergade  1 ", "Ny Vestergade 1"],
    ["Åvej", "Åvej"],
    ["10. Februar Vej 3", "10. Februar Vej 3"],
    ["Vestergade 1, 1456 København K", "Vestergade 1, 1456 København K"],
    ["Vej".padEnd(80, "x"), "Vej".padEnd(73, "x")],
    ["Ve", null],
    ["  V ", null],
    ["1 2 3 4", null],
    ["elena@example.org", null],
    ["Elena 140388-1234", null],
    ["call +4512345678", null],
  ])("%j: %j", (typed, asked) => expect(askedFor(typed)).toBe(asked))
})

describe("an address in one line", () => {
  test.each([
    ["Vejers Havvej 5, 6853 Vejers Strand", address("Vejers Havvej", "5", "", "6853", "Vejers Strand")],
    ["Nørrebrogade 20, 2., 2200 København N", address("Nørrebrogade", "20", "2.", "2200", "København N")],
    ["Søborg Hovedgade 42B, 3. tv, 2860 Søborg", address("Søborg Hovedgade", "42B", "3. tv", "2860", "Søborg")],
    ["Bakken 1, st. 4, Nørreby, 5400 Bogense", address("Bakken", "1", "st. 4", "5400", "Bogense")],
    ["10. Februar Vej 3, kl. th, 9000 Aalborg", address("10. Februar Vej", "3", "kl. th", "9000", "Aalborg")],
  ])("is taken apart: %s", (line, parts) => expect(partsOf(line)).toEqual(parts))

  test("leaves out a village, for which the form has no place", () => {
    expect(partsOf("Bakken 1, Nørreby, 5400 Bogense")).toEqual(address("Bakken", "1", "", "5400", "Bogense"))
  })

  test.each([
    "Vestergade",
    "Vestergade 1",
    "Vejers Havvej 6853 Vejers Strand",
    "Vestergade, 1456 København K",
    "",
    ",",
  ])("is none: %j", (line) => expect(partsOf(line)).toBeNull())

  test("is written as it was taken apart, and without what is empty", () => {
    const line = "Nørrebrogade 20, 2. tv, 2200 København N"
    expect(addressLine(partsOf(line)!)).toBe(line)
    expect(addressLine(address("Vestergade", "1", "", "1456", ""))).toBe("Vestergade 1, 1456")
    expect(addressLine(address("", "", "", "", ""))).toBe("")
  })
})

describe("the house that was asked for", () => {
  const place = (text: string): Place => ({ kind: "house", id: text, text, address: partsOf(text)! })
  const found = ["Søborg Hovedgade 42B, 2860 Søborg", "Aagade 3, 8000 Aarhus C", "Vestergade 1, 1456 København K"].map(
    place,
  )
  const asked = (street: string, number: string, postcode: string) =>
    houseAmong(found, address(street, number, "", postcode, ""))?.text ?? null

  test("is found whatever its letters are written like", () => {
    expect(asked("søborg  hovedgade", "42 b", "2860")).toBe("Søborg Hovedgade 42B, 2860 Søborg")
    expect(asked("Ågade", "3", "8000")).toBe("Aagade 3, 8000 Aarhus C")
  })

  test("is not another street, number or postcode that sounds alike", () => {
    expect(asked("Soborg Hovedgade", "42B", "2860")).toBeNull()
    expect(asked("Søborg Hovedgade", "42", "2860")).toBeNull()
    expect(asked("Vestergade", "1", "8000")).toBeNull()
  })
})

describe("the municipality of an address", () => {
  test("has three digits here and four in the register", () => {
    expect(municipalityIn("0101")).toBe("101")
    expect(municipalityIn("159")).toBe("159")
    for (const wrong of ["", "1101", "01", "010a", "København", "01010"]) expect(municipalityIn(wrong)).toBeNull()
  })

  test("is filled in where none is chosen, asked about where another one is, and nothing where nobody knows", () => {
    expect(aboutMunicipality("", "159")).toBe("filled-in")
    expect(aboutMunicipality("101", "159")).toBe("differs")
    expect(aboutMunicipality("159", "159")).toBe("nothing")
    expect(aboutMunicipality("101", null)).toBe("nothing")
    expect(aboutMunicipality("", null)).toBe("nothing")
  })
})
