import { type ServerResponse, createServer } from "node:http"
import type { AddressInfo } from "node:net"

/** A register on this machine that speaks Adressevælger's format: some houses, the homes of one of them, and streets. */
export interface TestRegister {
  url: string
  token: string
  /** Every question, with its path and query. */
  asked: URL[]
  /** How many were open at once, at most. */
  most(): number
  /** From now on: an answer with this status, body and headers; "slow" says nothing, null answers as the register does. */
  answer(how: { status: number; body?: string; headers?: Record<string, string> } | "slow" | null): void
  /** Which key of a look-up the municipality stands under. */
  spell(key: "kommune" | "kommuneKode" | "kommunekode"): void
  close(): Promise<void>
}

const TOKEN = "a-token-of-the-tests"
const idOf = (n: number) => `0a3f507b-24a4-32b8-e044-${String(n).padStart(12, "0")}`
/** Street, number, floors, postcode, town, municipality. */
const houses = [
  ["Søborg Hovedgade", "42", [], "2860", "Søborg", "0159"],
  ["Søborg Hovedgade", "44", ["st. tv", "1. tv", "1. th"], "2860", "Søborg", "0159"],
  ["Vestergade", "1", [], "1456", "København K", "0101"],
  ["Vestergade", "1", [], "4930", "Maribo", "0360"],
  ...Array.from({ length: 12 }, (_, i) => ["Langgade", String(i + 1), [], "2500", "Valby", "0101"] as const),
] as const
const homes = houses.flatMap(([street, number, floors, postcode, town, municipality], i) => {
  const title = (floor: string) => [`${street} ${number}`, floor, `${postcode} ${town}`].filter(Boolean).join(", ")
  const house = { id: idOf(i), titel: title(""), vejnavn: street, husnummer: number, postcode, municipality }
  const of = (floor: string, j: number) => ({ id: idOf(1000 + 10 * i + j), titel: title(floor), husnummerId: house.id })
  return [{ house, homes: floors.length > 0 ? floors.map(of) : [of("", 0)] }]
})
/** Letters alone, so that "soborg hovedgade 42" finds Søborg Hovedgade as the register's ear does. */
const heard = (text: string) =>
  text.toLowerCase().replaceAll("ø", "o").replaceAll(/[,.]/g, " ").split(/\s+/).filter(Boolean)
const fits = (title: string, asked: string) => {
  const words = heard(title)
  return heard(asked).every((word) => words.some((one) => one.startsWith(word)))
}

function search(path: string, query: URLSearchParams): object[] {
  const text = query.get("tekst")
  const parts = [query.get("vejnavn"), query.get("husnummer"), query.get("postnummer")].join(" ")
  const hit = homes.filter(({ house }) => fits(house.titel, text ?? parts))
  const asHouse = ({ house }: (typeof homes)[number]) => ({
    type: "husnummer",
    id: house.id,
    titel: house.titel,
    vejnavn: house.vejnavn,
    husnummer: house.husnummer,
  })
  if (path === "/husnumre/soeg") return hit.map(asHouse)
  const streets = new Set(homes.map(({ house }) => house.vejnavn))
  const street = [...streets].find((name) => heard(name).join(" ").startsWith(heard(text!).join(" ")))
  if (street && hit.length > 1)
    return [
      { type: "vejnavn", titel: street, vejNavn: street },
      { type: "something-new", titel: street },
      ...[...new Map(hit.map((h) => [h.house.postcode, h.house])).values()].map(({ titel, vejnavn, postcode }) => ({
        type: "navngivenvejpostnummer",
        titel: `${vejnavn} ${titel.split(", ").at(-1)}`,
        vejnavn,
        postnr: postcode,
        postdistrikt: titel.split(", ").at(-1)!.slice(5),
      })),
    ]
  // A house of several homes stands for them until its whole title is asked for.
  return hit.flatMap((one): object[] =>
    one.homes.length > 1 && text !== one.house.titel
      ? [asHouse(one)]
      : one.homes.filter((home) => fits(home.titel, text!)).map((home) => ({ type: "adresse", ...home })),
  )
}

function lookUp(path: string, key: string): object | null {
  const [, of, id] = path.split("/")
  const one = homes.find(({ house, homes: own }) => house.id === id || own.some((home) => home.id === id))
  if (!one) return null
  const { house } = one
  const code = { [key]: house.municipality }
  const husnummer = {
    id_lokalid: house.id,
    husnummertekst: house.husnummer,
    adgangsadressebetegnelse: house.titel,
    vejnavn: house.vejnavn,
    status: "3",
    postnummer: { postnr: house.postcode, navn: house.titel.split(", ").at(-1)!.slice(5) },
    ...(key === "kommune" ? {} : code),
    navngivenvejkommunedel: { vejkode: "8216", ...(key === "kommune" ? code : {}) },
    supplerendebynavn: { navn: null },
  }
  return {
    status: "ok",
    ...(of === "adresser" ? { adresse: { id_lokalid: id, status: "3", husnummer } } : { husnummer }),
  }
}

export async function addressRegister(): Promise<TestRegister> {
  const asked: URL[] = []
  let how: Parameters<TestRegister["answer"]>[0] = null
  let key: Parameters<TestRegister["spell"]>[0] = "kommune"
  let [open, most] = [0, 0]
  const json = (response: ServerResponse, status: number, body: object) =>
    void response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body))
  const server = createServer((request, response) => {
    const url = new URL(request.url!, "http://register")
    asked.push(url)
    most = Math.max(most, ++open)
    response.on("close", () => open--)
    if (how === "slow") return
    if (how !== null) return void response.writeHead(how.status, how.headers).end(how.body ?? "")
    if ((url.searchParams.get("token") ?? "").length < 10) return json(response, 400, { status: "fejl" })
    if (url.searchParams.get("token") !== TOKEN) return json(response, 401, { status: "fejl" })
    if (url.pathname.endsWith("/soeg")) {
      const fund = search(url.pathname, url.searchParams).slice(0, Number(url.searchParams.get("maksimum") ?? 100))
      return json(response, 200, { status: "ok", beskrivelse: "", fund })
    }
    const one = lookUp(url.pathname, key)
    return one ? json(response, 200, one) : json(response, 404, { status: "fejl" })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: TOKEN,
    asked,
    most: () => most,
    answer: (next) => {
      how = next
    },
    spell: (next) => {
      key = next
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
