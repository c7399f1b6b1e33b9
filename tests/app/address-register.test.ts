import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type AddressRegister, openAddressRegister } from "#app/web/address-register.server.ts"
import { type Address, type Place, partsOf } from "#domain/prereg/address.ts"
import { type TestRegister, addressRegister } from "../support/address-register.ts"

let there: TestRegister
let register: AddressRegister
const troubles: string[] = []
beforeAll(async () => {
  there = await addressRegister()
})
afterAll(() => there.close())
beforeEach(() => {
  there.answer(null)
  there.spell("kommune")
  there.asked.length = 0
  troubles.length = 0
  register = openAddressRegister(there, { waitMs: 300, onTrouble: (why) => troubles.push(why) })
})

const line = (text: string): Address => partsOf(text)!
const texts = async (typed: string) => (await register.offersFor(typed))?.map((offer) => `${offer.kind}: ${offer.text}`)

describe("what somebody types", () => {
  test("is answered with streets, then houses, then the homes of a house", async () => {
    expect(await texts("vesterg")).toEqual([
      "street: Vestergade",
      "street: Vestergade 1456 København K",
      "street: Vestergade 4930 Maribo",
    ])
    expect(await texts("Vestergade 1, 1456")).toEqual(["home: Vestergade 1, 1456 København K"])
    expect(await texts("soborg hovedgade 44")).toEqual(["house: Søborg Hovedgade 44, 2860 Søborg"])
    expect(await texts("Søborg Hovedgade 44, 2860 Søborg")).toEqual([
      "home: Søborg Hovedgade 44, st. tv, 2860 Søborg",
      "home: Søborg Hovedgade 44, 1. tv, 2860 Søborg",
      "home: Søborg Hovedgade 44, 1. th, 2860 Søborg",
    ])
    expect(await texts("No Such Street 5")).toEqual([])
  })

  test("goes there with the token, and asks for no more than eight", async () => {
    expect(await register.offersFor("1 Langgade")).toHaveLength(4)
    expect(await register.offersFor("2500 Valby")).toHaveLength(8)
    expect(there.asked.map((url) => [url.pathname, Object.fromEntries(url.searchParams)])).toEqual([
      ["/adresser/soeg", { tekst: "1 Langgade", maksimum: "8", token: there.token }],
      ["/adresser/soeg", { tekst: "2500 Valby", maksimum: "8", token: there.token }],
    ])
  })

  test("stays here when it is no address", async () => {
    for (const typed of ["Ve", "elena@example.org", "Elena 140388-1234"]) expect(await texts(typed)).toEqual([])
    expect(there.asked).toEqual([])
  })
})

test.each(["kommune", "kommuneKode", "kommunekode"] as const)(
  "the municipality is looked up, for a house and for a home, spelt %s",
  async (key) => {
    there.spell(key)
    for (const typed of ["Søborg Hovedgade 42, 2860", "Søborg Hovedgade 44"]) {
      const [place] = (await register.offersFor(typed)) as Place[]
      expect(await register.municipalityOf(place!)).toBe("159")
    }
    expect(there.asked.map((url) => url.pathname.split("/")[1])).toEqual([
      "adresser",
      "adresser",
      "adresser",
      "husnumre",
    ])
    expect(await register.municipalityOf({ kind: "home", id: "../../husnumre" })).toBeNull()
    expect(there.asked.at(-1)!.pathname).toBe("/adresser/..%2F..%2Fhusnumre")
  },
)

describe("an address that was sent", () => {
  test("is known, with its municipality, by two questions; its floor is nobody's business", async () => {
    const known = { known: true, municipality: "159" }
    expect(await register.check(line("Søborg Hovedgade 42, 2860 Søborg"))).toEqual(known)
    expect(await register.check(line("søborg hovedgade 44, 9. tv, 2860 Elsewhere"))).toEqual(known)
    expect(there.asked).toHaveLength(4)
    expect([...there.asked[0]!.searchParams.keys()].toSorted()).toEqual([
      "husnummer",
      "maksimum",
      "postnummer",
      "token",
      "vejnavn",
    ])
  })

  test.each([
    ["Soborg Hovedgade 42, 2860 Søborg", ["Søborg Hovedgade 42, 2860 Søborg"]],
    // The postcode is of another town.
    ["Vestergade 1, 2860 Søborg", ["Vestergade 1, 1456 København K", "Vestergade 1, 4930 Maribo"]],
    ["No Such Street 1, 2860 Søborg", []],
  ])("is not known, and these are like it: %s", async (typed, like) => {
    const checked = await register.check(line(typed))
    expect(checked?.known).toBe(false)
    expect(checked?.known === false && checked.near.map(({ text }) => text)).toEqual(like)
  })

  test.each<Partial<Address>>([
    { street: "" },
    { number: "" },
    { postcode: "" },
    { street: "x".repeat(41) },
    { number: "42 ABC" },
  ])("is not asked for when it is not whole or too long: %j", async (part) => {
    expect(await register.check({ ...line("Søborg Hovedgade 42, 2860 Søborg"), ...part })).toBeNull()
    expect(there.asked).toEqual([])
  })
})

describe("a register that cannot be asked stops nobody", () => {
  const everything = () =>
    Promise.all([
      register.offersFor("Vestergade"),
      register.municipalityOf({ kind: "house", id: "x" }),
      register.check(line("Vestergade 1, 1456 København K")),
    ])

  test.each([
    ["401", { status: 401, body: '{"status":"fejl"}' }],
    ["500", { status: 500 }],
    ["503", { status: 503, body: "<html>" }],
    ["no-json", { status: 200, body: "<html>" }],
    ["no-json", { status: 200, body: "" }],
    ["too-long", { status: 200, body: `{"fund":[${'"x",'.repeat(40_000)}"x"]}` }],
    ["timeout", "slow"],
  ] as const)("%s", async (why, how) => {
    there.answer(how)
    expect(await everything()).toEqual([null, null, null])
    // Said once, and again only after it has answered.
    expect(troubles).toEqual([why])
    there.answer(null)
    await register.offersFor("Vestergade")
    there.answer(how)
    await everything()
    expect(troubles).toEqual([why, why])
  })

  test.each(["[]", "null", '{"fund":{}}', '"ok"'])("nonsense: %s", async (body) => {
    there.answer({ status: 200, body })
    expect(await everything()).toEqual([null, null, null])
  })

  test("what of an answer makes no sense is passed over", async () => {
    const rows = [
      1,
      null,
      {},
      { type: "adresse" },
      { type: "adresse", id: "x", titel: "Vestergade 1, 1456 København K" },
    ]
    there.answer({ status: 200, body: JSON.stringify({ fund: rows }) })
    expect(await register.offersFor("Vestergade")).toEqual([])
  })

  test("a redirect is not followed: the token goes nowhere else", async () => {
    const other = await addressRegister()
    there.answer({ status: 302, headers: { location: `${other.url}/adresser/soeg` } })
    expect(await register.offersFor("Vestergade")).toBeNull()
    expect(other.asked).toEqual([])
    await other.close()
  })

  test("nothing listens", async () => {
    const other = await addressRegister()
    await other.close()
    register = openAddressRegister(other, { onTrouble: (why) => troubles.push(why) })
    expect(await everything()).toEqual([null, null, null])
    expect(troubles).toEqual(["ECONNREFUSED"])
  })

  test("a wrong token is told in a word", async () => {
    register = openAddressRegister({ ...there, token: "another-token" }, { onTrouble: (why) => troubles.push(why) })
    expect(await register.offersFor("Vestergade")).toBeNull()
    expect(troubles).toEqual(["401"])
  })
})

test("at most eight questions are open at once; more are not asked", async () => {
  there.answer("slow")
  const answers = await Promise.all(Array.from({ length: 30 }, () => register.offersFor("Vestergade")))
  expect(answers.every((answer) => answer === null)).toBe(true)
  expect(there.asked).toHaveLength(8)
  there.answer(null)
  expect(await texts("Vestergade 1, 1456")).toHaveLength(1)
})

test("whoever goes on typing ends the question, which is no trouble", async () => {
  there.answer("slow")
  const gone = new AbortController()
  const answer = register.offersFor("Vestergade", gone.signal)
  setTimeout(() => gone.abort(), 50)
  expect(await answer).toBeNull()
  expect(troubles).toEqual([])
})
