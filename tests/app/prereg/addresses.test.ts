import { RouterContextProvider } from "react-router"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { openAddressRegister } from "#app/web/address-register.server.ts"
import { type Portal, portalContext, visitorContext } from "#app/web/context.server.ts"
import { makeLimits } from "#app/web/limits.server.ts"
import { action } from "#app/prereg/citizen/addresses.ts"
import { type AskedBack, askAboutAddress, takeChosen, withoutSeen } from "#app/prereg/citizen/address.server.ts"
import { readPrereg } from "#app/prereg/session.server.ts"
import type { PartAnswers } from "#domain/prereg/household.ts"
import { type TestRegister, addressRegister } from "../../support/address-register.ts"
import { filledHousehold, sentHousehold } from "../../support/household.ts"
import { SECRET, type TestOffice, testOffice } from "../../support/office.ts"
import { portalFor } from "../../support/pages.ts"

let there: TestRegister
let office: TestOffice
let portal: Portal
let token: string
beforeAll(async () => {
  there = await addressRegister()
  office = await testOffice()
  portal = portalFor(office, openAddressRegister(there, { waitMs: 300 }))
  token = (await filledHousehold(office.ctx)).token
})
afterAll(async () => {
  await office.end()
  await there.close()
})
beforeEach(() => {
  there.answer(null)
  there.asked.length = 0
})

function given(cookie: string, question: Record<string, string>, at: Portal = portal) {
  const request = new Request("https://ankomst.test/en/pre-registration/addresses", {
    method: "POST",
    body: new URLSearchParams(question),
    headers: { cookie: `prereg=${cookie}; __Host-prereg=${cookie}` },
  })
  const context = new RouterContextProvider()
  context.set(portalContext, at)
  context.set(visitorContext, {
    nonce: "",
    requestId: "",
    address: "192.0.2.1",
    gone: new AbortController().signal,
    failure: null,
  })
  return { request, context, params: { language: "en" } }
}
const post = async (cookie: string, question: Record<string, string>, at: Portal = portal): Promise<Response> => {
  try {
    return await action(given(cookie, question, at) as unknown as Parameters<typeof action>[0])
  } catch (refusal) {
    if (refusal instanceof Response) return refusal
    throw refusal
  }
}
const TYPED = { text: "Søborg Hovedgade 42" }

describe("the list's own address", () => {
  test("answers with offers, and with the municipality of a chosen one; nobody on the way keeps it", async () => {
    const answer = await post(token, TYPED)
    expect(answer.status).toBe(200)
    expect(answer.headers.get("cache-control")).toBe("no-store")
    const { offers } = (await answer.json()) as { offers: Record<string, string>[] }
    expect(offers).toMatchObject([{ kind: "home", text: "Søborg Hovedgade 42, 2860 Søborg" }])
    const chosen = await post(token, { kind: offers[0]!.kind!, id: offers[0]!.id! })
    expect(await chosen.json()).toEqual({ municipality: "159" })
  })

  test("says null where nobody knows", async () => {
    there.answer({ status: 503 })
    expect(await (await post(token, TYPED)).json()).toEqual({ offers: null })
  })

  test("is not there without a setting, nor for who has no household open that may be answered", async () => {
    expect((await post(token, TYPED, { ...portal, addresses: null })).status).toBe(404)
    expect((await post("nonsense", TYPED)).status).toBe(404)
    expect((await post("", TYPED)).status).toBe(404)
    expect((await post((await sentHousehold(office.ctx)).token, TYPED)).status).toBe(404)
    expect(there.asked).toEqual([])
  })

  test.each<Record<string, string>>([
    {},
    { text: "x".repeat(201) },
    { kind: "house", id: "../adresser/soeg" },
    { kind: "street", id: "0a3f507b-24a4-32b8-e044-000000000000" },
    { a: "", b: "", c: "", d: "", e: "", text: "Vestergade" },
  ])("refuses %j", async (question) => {
    expect((await post(token, question)).status).toBe(400)
    expect(there.asked).toEqual([])
  })

  test("has a limit for a household, which leaves others theirs", async () => {
    const limited = { ...portal, limits: makeLimits(office.pool, SECRET, true) }
    const answers = []
    for (let i = 0; i < 610; i += 61)
      answers.push(...(await Promise.all(Array.from({ length: 61 }, () => post(token, { text: "V" }, limited)))))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(600)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10)
    const other = (await filledHousehold(office.ctx)).token
    expect((await post(other, TYPED, limited)).status).toBe(200)
  })
})

describe("an address that was sent", () => {
  const whole = { municipality: "159", street: "Søborg Hovedgade", number: "42", postcode: "2860", city: "Søborg" }
  const ask = async (to: PartAnswers | undefined, fields: Record<string, string> = {}, at: Portal = portal) => {
    const { request, context } = given(token, {}, at)
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return askAboutAddress((await readPrereg(request, context, "en"))!, { to, form, from: "192.0.2.1" })
  }
  const fine = (known: boolean | null | undefined) => ({ known, back: null })
  const seen = (back: AskedBack | null) => back!.typed

  test("is known, and nothing is asked back", async () => {
    expect(await ask(whole)).toEqual(fine(true))
  })

  test("is asked about once where others are like it, and kept then", async () => {
    const to = { ...whole, street: "Soborg Hovedgade" }
    const { known, back } = await ask(to)
    expect(known).toBe(false)
    expect(back).toMatchObject({
      errors: { "address-choice": "address-unknown" },
      near: ["Søborg Hovedgade 42, 2860 Søborg"],
    })
    expect(await ask(to, seen(back))).toEqual(fine(false))
    // Another unknown one is another question; floor and town make no other address.
    expect((await ask({ ...to, number: "44" }, seen(back))).back).not.toBeNull()
    expect(await ask({ ...to, floor: "1. tv", city: "Soborg" }, seen(back))).toEqual(fine(false))
  })

  test("that is like no other is saved without a question", async () => {
    expect(await ask({ ...whole, street: "No Such Street" })).toEqual(fine(false))
  })

  test("says once that its municipality is another one; the answer stands", async () => {
    const to = { ...whole, municipality: "101" }
    const { known, back } = await ask(to)
    expect({ known, errors: back?.errors, place: back?.place }).toEqual({
      known: true,
      errors: { municipality: "municipality-differs" },
      place: "Gladsaxe",
    })
    expect(back!.typed.municipality).toBeUndefined()
    expect(await ask(to, seen(back))).toEqual(fine(true))
  })

  test("fills in its municipality where none was chosen, and says so", async () => {
    const { back } = await ask({ ...whole, municipality: "" })
    expect(back).toMatchObject({ typed: { municipality: "159" }, errors: { municipality: "municipality-filled-in" } })
  })

  test.each([["slow"], [{ status: 401 }], [{ status: 200, body: "<html>" }]] as const)(
    "stops nobody when the register cannot be asked: %j",
    async (how) => {
      there.answer(how)
      expect(await ask({ ...whole, municipality: "" })).toEqual(fine(null))
    },
  )

  test("is not asked about without a setting, beyond the limit, or where the page has none", async () => {
    expect(await ask(whole, {}, { ...portal, addresses: null })).toEqual(fine(null))
    const limits = { ...portal.limits, allow: () => Promise.resolve(false) }
    expect(await ask(whole, {}, { ...portal, limits })).toEqual(fine(null))
    expect(await ask(undefined)).toEqual(fine(undefined))
    expect(there.asked).toEqual([])
  })
})

test("the chosen address takes the place of the typed one; a floor that it does not name stays", () => {
  const form = new FormData()
  for (const [name, text] of Object.entries({ street: "Soborg", number: "4", floor: "1. tv", postcode: "", city: "x" }))
    form.set(name, text)
  form.set("address-choice", "Søborg Hovedgade 42, 2860 Søborg")
  expect(Object.fromEntries(takeChosen(form))).toEqual({
    street: "Søborg Hovedgade",
    number: "42",
    floor: "1. tv",
    postcode: "2860",
    city: "Søborg",
  })
  for (const nothing of ["", "nonsense"]) {
    form.set("address-choice", nothing)
    expect(takeChosen(form).get("street")).toBe("Søborg Hovedgade")
  }
})

test("a page in another language asks back anew", () => {
  expect(withoutSeen({ street: "x", "address-seen": "x 1", "municipality-seen": "x 1" })).toEqual({ street: "x" })
})
