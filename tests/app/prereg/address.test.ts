import { type Server, createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { findAddress } from "#app/prereg/address.server.ts"

/** A register in DAWA's format that knows one house, and misbehaves on some streets. */
let register: Server
let base: string
const asked: URL[] = []
beforeAll(async () => {
  register = createServer((request, response) => {
    const url = new URL(request.url!, "http://register")
    asked.push(url)
    const street = url.searchParams.get("vejnavn")
    if (street === "Broken") return void response.writeHead(500).end("no")
    if (street === "Nonsense") return void response.end("<html>")
    if (street === "Object") return void response.end("{}")
    if (street === "Elsewhere") return void response.writeHead(302, { location: "http://127.0.0.1:1/" }).end()
    if (street === "Silent") return
    const known = street === "Søborg Hovedgade" && url.searchParams.get("husnr") === "42"
    response.setHeader("content-type", "application/json")
    response.end(JSON.stringify(known ? [{ id: "0a3f50a0-0000-0000-0000-000000000000" }] : []))
  })
  await new Promise<void>((resolve) => register.listen(0, "127.0.0.1", resolve))
  base = `http://127.0.0.1:${(register.address() as AddressInfo).port}`
})
afterAll(() => {
  register.closeAllConnections()
  register.close()
})

test.each([
  ["Søborg Hovedgade", "42", true],
  ["Søborg Hovedgade", "999", false],
  ["No Such Street", "1", false],
  // A register that is away or makes no sense says nothing: nobody is stopped by it.
  ["Broken", "1", null],
  ["Nonsense", "1", null],
  ["Object", "1", null],
  ["Elsewhere", "1", null],
  ["Silent", "1", null],
  ["", "1", null],
])("%s %s: %s", async (street, number, known) => {
  expect(await findAddress(base, { street, number, postcode: "2860" })).toBe(known)
})

test("nobody is asked where no register is set, and only street, number and postcode are sent", async () => {
  asked.length = 0
  expect(await findAddress(null, { street: "Søborg Hovedgade", number: "42", postcode: "2860" })).toBeNull()
  expect(asked).toEqual([])
  await findAddress(base, { street: "Søborg Hovedgade", number: "42", postcode: "2860" })
  expect(asked.map((url) => [url.pathname, [...url.searchParams.keys()].toSorted()])).toEqual([
    ["/adgangsadresser", ["husnr", "per_side", "postnr", "struktur", "vejnavn"]],
  ])
})
