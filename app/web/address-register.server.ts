import { z } from "zod"
import {
  type Address,
  MOST_OFFERS,
  type Offer,
  type Place,
  addressLine,
  askedFor,
  houseAmong,
  municipalityIn,
  partsOf,
} from "#domain/prereg/address.ts"

/** Nobody waits longer than this for what the register says about one form or one letter, however often it is asked for it. */
const WAIT_MS = 2_500
/** So many questions of this process are open at once; more are answered as if the register were away. */
const MOST_AT_ONCE = 8
/** Eight offers are some kilobytes; what is longer is not from the register. */
const LONGEST_ANSWER = 65_536
/** What the register takes as single parts, in letters. */
const LONGEST_STREET = 40
const LONGEST_NUMBER = 4

export interface RegisterSettings {
  /** Without a slash at the end. */
  url: string
  /** Goes along as a part of the address, as the register wants it: no address that was asked may stand in a log. */
  token: string
}

/** What the register knows of an address: where it is, or which ones are like it. */
export type Checked = { known: true; municipality: string | null } | { known: false; near: Place[] }

/** Every answer is null where nobody knows: the register is away, slow, refuses, or says what makes no sense. None of them throws. */
export interface AddressRegister {
  /** What somebody who types may mean; what cannot be an address is not sent. */
  offersFor(typed: string, gone?: AbortSignal): Promise<Offer[] | null>
  /** The municipality of what was chosen, in three digits: a search does not tell it. */
  municipalityOf(place: Pick<Place, "kind" | "id">, gone?: AbortSignal): Promise<string | null>
  /** Whether a house is there, whatever its floor. */
  check(address: Address): Promise<Checked | null>
}

/**
 * Klimadatastyrelsen's Adressevælger over HTTP: `/adresser/soeg` and `/husnumre/soeg` search, `/adresser/{id}` and `/husnumre/{id}`
 * look one up. `onTrouble` hears in a word why it cannot be asked, once until it answers again.
 */
export function openAddressRegister(
  { url, token }: RegisterSettings,
  { waitMs = WAIT_MS, onTrouble }: { waitMs?: number; onTrouble?: (why: string) => void } = {},
): AddressRegister {
  let open = 0
  let trouble: string | null = null
  const ask = async (path: string, query: Record<string, string>, signal: AbortSignal): Promise<unknown> => {
    if (open >= MOST_AT_ONCE) return null
    open++
    try {
      const answer = await read(`${url}${path}?${new URLSearchParams({ ...query, token }).toString()}`, signal)
      trouble = null
      return answer
    } catch (error) {
      const why = wordFor(error)
      if (why !== "gone" && why !== trouble) onTrouble?.(why)
      if (why !== "gone") trouble = why
      return null
    } finally {
      open--
    }
  }
  const search = async (path: string, query: Record<string, string>, signal: AbortSignal) => {
    const found = await ask(path, { ...query, maksimum: String(MOST_OFFERS) }, signal)
    return found === null ? null : offersIn(found)
  }
  const lookUp = async ({ kind, id }: Pick<Place, "kind" | "id">, signal: AbortSignal) => {
    const path = kind === "home" ? "/adresser/" : "/husnumre/"
    return municipalityAt(await ask(path + encodeURIComponent(id), {}, signal))
  }
  const until = (gone?: AbortSignal) => AbortSignal.any([AbortSignal.timeout(waitMs), ...(gone ? [gone] : [])])
  return {
    async offersFor(typed, gone) {
      const text = askedFor(typed)
      return text === null ? [] : search("/adresser/soeg", { tekst: text }, until(gone))
    },
    municipalityOf: (place, gone) => lookUp(place, until(gone)),
    async check(address) {
      const { street, number, postcode } = address
      const text = askedFor(`${street} ${number}`)
      const whole = street.length <= LONGEST_STREET && number.length <= LONGEST_NUMBER && /^\d{4}$/.test(postcode)
      if (!whole || number === "" || text === null) return null
      const signal = until()
      const found = await search("/husnumre/soeg", { vejnavn: street, husnummer: number, postnummer: postcode }, signal)
      if (found === null) return null
      const house = houseAmong(placesIn(found), address)
      if (house) return { known: true, municipality: await lookUp(house, signal) }
      // By the whole line first; then without the postcode, which may be what is wrong.
      const line = askedFor(addressLine({ ...address, floor: "" })) ?? text
      for (const tekst of new Set([line, text])) {
        const near = placesIn((await search("/husnumre/soeg", { tekst }, signal)) ?? [])
        if (near.length > 0) return { known: false, near }
      }
      return { known: false, near: placesIn(found) }
    },
  }
}

const placesIn = (offers: readonly Offer[]) => offers.filter((offer): offer is Place => offer.kind !== "street")

/** Why the register was not understood, as a word for a log. */
class Refused extends Error {}

/** Follows no redirect: the token goes to the address that was set, and nowhere else. */
async function read(url: string, signal: AbortSignal): Promise<unknown> {
  const answer = await fetch(url, { headers: { accept: "application/json" }, redirect: "error", signal })
  if (!answer.ok) {
    await answer.body?.cancel()
    throw new Refused(String(answer.status))
  }
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    size += part.length
    if (size > LONGEST_ANSWER) throw new Refused("too-long")
    parts.push(part)
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString("utf8")) as unknown
  } catch {
    throw new Refused("no-json")
  }
}

/** "401", "timeout", "ECONNREFUSED": never what was asked. "gone" where only the asker lost interest. */
function wordFor(error: unknown): string {
  if (error instanceof Refused) return error.message
  if (error instanceof Error && error.name === "TimeoutError") return "timeout"
  if (error instanceof Error && error.name === "AbortError") return "gone"
  const cause = error instanceof Error ? error.cause : null
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
  return /^[A-Z][A-Z0-9_]{2,40}$/.test(code) ? code : "connection"
}

const text = z.string().trim().min(1).max(200)
const id = z.string().regex(/^[0-9a-f-]{36}$/i)
/** What may be chosen, by the register's types; both spellings of a street's name are seen. */
const found = z.discriminatedUnion("type", [
  z.object({ type: z.literal("adresse"), id, titel: text }),
  z.object({ type: z.literal("husnummer"), id, titel: text }),
  z.object({ type: z.literal("navngivenvejpostnummer"), titel: text, vejnavn: text, postnr: text, postdistrikt: text }),
  z.object({ type: z.literal("vejnavn"), titel: text, vejnavn: text.optional(), vejNavn: text.optional() }),
])

/** The offers of a search's answer. Types that are not known, and titles that cannot be taken apart, are passed over. */
function offersIn(answer: unknown): Offer[] | null {
  const { success, data } = z.object({ fund: z.array(z.unknown()) }).safeParse(answer)
  if (!success) return null
  const offers = data.fund.flatMap((one): Offer[] => {
    const { data: row } = found.safeParse(one)
    if (!row) return []
    if (row.type === "navngivenvejpostnummer")
      return [{ kind: "street", text: row.titel, street: row.vejnavn, postcode: row.postnr, city: row.postdistrikt }]
    if (row.type === "vejnavn") {
      const street = row.vejnavn ?? row.vejNavn ?? row.titel
      return [{ kind: "street", text: row.titel, street, postcode: "", city: "" }]
    }
    const address = partsOf(row.titel)
    return address ? [{ kind: row.type === "adresse" ? "home" : "house", id: row.id, text: row.titel, address }] : []
  })
  return offers.slice(0, MOST_OFFERS)
}

const anything = z.record(z.string(), z.unknown())
const within = (value: unknown, key: string): unknown => anything.safeParse(value).data?.[key]

/** The municipality of a look-up's answer; a house stands by itself, or within its home. Its code is written in more than one way. */
function municipalityAt(answer: unknown): string | null {
  const house = within(answer, "husnummer") ?? within(within(answer, "adresse"), "husnummer")
  const road = within(house, "navngivenvejkommunedel")
  const codes = [within(road, "kommune"), within(house, "kommuneKode"), within(house, "kommunekode")]
  const code = codes.find((one) => typeof one === "string")
  return typeof code === "string" ? municipalityIn(code) : null
}
