import { oneLine } from "#domain/typed-text.ts"

/** A Danish address by the names of its questions; "" for what it does not have. */
export interface Address {
  street: string
  number: string
  floor: string
  postcode: string
  city: string
}

/**
 * What the register offers: a home, a house (whose homes are asked for by its text), or a street, alone or in one postcode. `id` is the
 * register's own; a street has none.
 */
export type Offer =
  | { kind: "home" | "house"; id: string; text: string; address: Address }
  | { kind: "street"; text: string; street: string; postcode: string; city: string }
export type Place = Extract<Offer, { id: string }>

/** So many are offered at once. */
export const MOST_OFFERS = 8
/** Letters; with fewer, half the country fits. */
const FEWEST_TYPED = 3
/** Letters; the register refuses a longer text. */
const MOST_TYPED = 73

/**
 * What the register is asked for a text that somebody types; null when it is not asked. What cannot be an address stays here: an
 * e-mail address, or a row of digits longer than a postcode, such as a phone or a personal number.
 */
export function askedFor(typed: string): string | null {
  const text = oneLine(typed)
  if (text.length < FEWEST_TYPED || !/\p{L}{2}/u.test(text)) return null
  if (/@|\d{5}/.test(text)) return null
  return text.slice(0, MOST_TYPED)
}

/** An address in one line, as the register writes its own. */
export const addressLine = ({ street, number, floor, postcode, city }: Address): string =>
  [`${street} ${number}`, floor, `${postcode} ${city}`]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(", ")

/** "st.", "2.", "3. tv", "kl. th", "1. 4": a floor, with the door behind it. What else stands between house and postcode is a village. */
const FLOOR = /^(st|kl\d?|k\d|\d{1,2})\.?( .+)?$/i

/**
 * The parts of an address as the register writes it: "Nørrebrogade 20, 2. tv, 2200 København N". Null for what is no house or home. The
 * name of a village between the house and the postcode is left out: the form has no place for it, and the postcode says enough.
 */
export function partsOf(line: string): Address | null {
  const pieces = oneLine(line)
    .split(",")
    .map((piece) => piece.trim())
  const house = /^(.+) (\d{1,3} ?\p{L}?)$/u.exec(pieces[0]!)
  const town = pieces.length > 1 ? /^(\d{4}) (.+)$/.exec(pieces.at(-1)!) : null
  if (!house || !town) return null
  return {
    street: house[1]!,
    number: house[2]!,
    floor: pieces.slice(1, -1).find((piece) => FLOOR.test(piece)) ?? "",
    postcode: town[1]!,
    city: town[2]!,
  }
}

/** Danish letters by their own order; capitals, and "aa" for "å", make no other street. */
const { compare } = new Intl.Collator("da", { sensitivity: "base" })
const sameNumber = (a: string, b: string) => a.replaceAll(" ", "").toLowerCase() === b.replaceAll(" ", "").toLowerCase()

/** The house that was asked for, among those that the register found to be like it; null when none is. */
export const houseAmong = (found: readonly Place[], { street, number, postcode }: Address): Place | null =>
  found.find(
    ({ address }) =>
      compare(address.street, oneLine(street)) === 0 &&
      sameNumber(address.number, number) &&
      address.postcode === postcode,
  ) ?? null

/** Statistics Denmark's three digits of a municipality, as the office keeps them: the register writes "0101". Null for anything else. */
export const municipalityIn = (code: string): string | null => /^0?(\d{3})$/.exec(code)?.[1] ?? null

/**
 * What to say of the municipality that somebody chose, seen from where the register finds the address. `found` is null where nobody
 * knows. Whoever chose another one is asked once, and their answer stands.
 */
export function aboutMunicipality(chosen: string, found: string | null): "nothing" | "filled-in" | "differs" {
  if (found === null || chosen === found) return "nothing"
  return chosen === "" ? "filled-in" : "differs"
}
