import { LONGEST_ADDRESS, readAddress } from "#domain/email-address.ts"
import { PASSWORD_LEAST } from "#domain/staff/password.ts"
import { DEMO_DOMAIN } from "#domain/staff/rules.ts"
import { isClock } from "#domain/time/office-time.ts"
import { readClock } from "#domain/time/typed-clock.ts"
import { oneLine, phoneProblem, plainSeparators } from "#domain/typed-text.ts"

/** What somebody writes down to set up an office: on the set-up page, or in a file. Nothing of it has been judged. */
export interface FoundingTyped {
  name: string
  address: string
  postalLine: string
  phone: string
  email: string
  /** Seven days, Monday first; both texts are empty on a day that stays closed. */
  hours: readonly { opens: string; closes: string }[]
  /** A group without a name and without counters is none. */
  groups: readonly {
    /** In the house's own language, and in others by their codes. */
    name: string
    names: Readonly<Record<string, string>>
    /** How many counters it has. */
    counters: string
    /** Keys of what they serve. */
    services: readonly string[]
  }[]
  /** Keys of what is offered from the first day on. */
  services: readonly string[]
  /** Codes of municipalities. */
  host: string
  partners: readonly string[]
  /** `again` is the password once more, where it was asked for. */
  admin: { name: string; email: string; password: string; again?: string }
}

/** An office as it will be made. */
export interface Founding {
  office: { name: string; address: string; postalLine: string; phone: string; email: string; mapUrl: string }
  hours: { weekday: number; opens: string; closes: string }[]
  counters: { number: number; group: string; groupNames: Record<string, string>; skills: string[] }[]
  services: string[]
  host: string
  partners: string[]
  admin: { name: string; email: string; password: string }
}

export const foundingFaults = [
  "name-missing",
  "address-missing",
  "postal-missing",
  "postal-wrong",
  "phone-missing",
  "phone-wrong",
  "phone-country",
  "email-missing",
  "email-wrong",
  "email-letters",
  "email-demo",
  "too-long",
  "clock-wrong",
  "clock-missing",
  "order-wrong",
  "week-blank",
  "group-name-missing",
  "group-name-twice",
  "counters-wrong",
  "counters-many",
  "counters-missing",
  "serves-nothing",
  "services-missing",
  "service-unknown",
  "service-unserved",
  "host-missing",
  "municipality-unknown",
  "admin-name-missing",
  "admin-email-missing",
  "password-short",
  "password-differs",
] as const

export interface FoundingFault {
  /** The way to what is wrong, through `FoundingTyped`. */
  at: readonly (string | number)[]
  code: (typeof foundingFaults)[number]
  /** What stands there, where the words about it need to name it. */
  what?: string
}

/** What an office can be made of. `toAscii` turns a domain into the letters of the domain name system; "" for what can be none. */
export interface FoundingChoices {
  services: readonly { key: string; skill: string }[]
  municipalities: readonly string[]
  toAscii(domain: string): string
}

export const MOST_COUNTERS = 99
export const LONGEST_OFFICE_TEXT = 120

/** Judges what was written down. Answers the office, or everything that is wrong, in the order of the form. */
export function readFounding(
  typed: FoundingTyped,
  choices: FoundingChoices,
): { ok: true; value: Founding } | { ok: false; faults: FoundingFault[] } {
  const faults: FoundingFault[] = []
  const fault = (at: FoundingFault["at"], code: FoundingFault["code"], what?: string) =>
    void faults.push(what === undefined ? { at, code } : { at, code, what })
  const office = readOffice(typed, choices, fault)
  const hours = readHours(typed, fault)
  const services = readServices(typed, choices, fault)
  const counters = readCounters(typed, choices, services, fault)
  const { host, partners } = readMunicipalities(typed, choices, fault)
  const admin = readAdmin(typed, choices, fault)
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, value: { office, hours, counters, services, host, partners, admin } }
}

type Tell = (at: FoundingFault["at"], code: FoundingFault["code"], what?: string) => void

/** One line that must be there. */
function line(text: string, at: FoundingFault["at"], missing: FoundingFault["code"], fault: Tell): string {
  const read = oneLine(text)
  if (!read) fault(at, missing)
  else if (read.length > LONGEST_OFFICE_TEXT) fault(at, "too-long")
  return read
}

function readOffice(typed: FoundingTyped, { toAscii }: FoundingChoices, fault: Tell): Founding["office"] {
  const name = line(typed.name, ["name"], "name-missing", fault)
  const address = line(typed.address, ["address"], "address-missing", fault)
  const postalLine = line(typed.postalLine, ["postalLine"], "postal-missing", fault)
  if (postalLine && !/^\d{4} \p{L}/u.test(postalLine)) fault(["postalLine"], "postal-wrong")
  const phone = line(plainSeparators(typed.phone), ["phone"], "phone-missing", fault)
  const problem = phone ? phoneProblem(phone) : null
  if (problem) fault(["phone"], problem === "country" ? "phone-country" : "phone-wrong")
  const email = readEmail(typed.email, ["email"], "email-missing", toAscii, fault)
  return { name, address, postalLine, phone, email, mapUrl: mapOf(address, postalLine) }
}

/** A map that finds an address by itself. */
const mapOf = (address: string, postalLine: string): string =>
  `https://www.openstreetmap.org/search?query=${encodeURIComponent(`${address}, ${postalLine}`)}`

function readEmail(
  typed: string,
  at: FoundingFault["at"],
  missing: FoundingFault["code"],
  toAscii: FoundingChoices["toAscii"],
  fault: Tell,
): string {
  const text = oneLine(typed)
  const read = text.length > 2 * LONGEST_ADDRESS ? null : readAddress(text, toAscii)
  if (!text) fault(at, missing)
  else if (!read?.ok) fault(at, read?.problem === "letters" ? "email-letters" : "email-wrong")
  else if (read.address.endsWith(`@${DEMO_DOMAIN}`)) fault(at, "email-demo")
  return read?.ok ? read.address : text
}

function readHours({ hours }: FoundingTyped, fault: Tell): Founding["hours"] {
  const open = hours
    .map((day, index) => ({ index, opens: readClock(day.opens), closes: readClock(day.closes) }))
    .filter((day) => day.opens !== "" || day.closes !== "")
  if (open.length === 0) fault(["hours", 0, "opens"], "week-blank")
  for (const day of open) {
    const wrong = (["opens", "closes"] as const).find((end) => !isClock(day[end]) || !/[05]$/.test(day[end]))
    if (wrong) fault(["hours", day.index, wrong], day[wrong] ? "clock-wrong" : "clock-missing")
    else if (day.opens >= day.closes) fault(["hours", day.index, "closes"], "order-wrong")
  }
  return open.map(({ index, opens, closes }) => ({ weekday: index + 1, opens, closes }))
}

function readServices({ services }: FoundingTyped, { services: known }: FoundingChoices, fault: Tell): string[] {
  const unknown = services.find((key) => !known.some((service) => service.key === key))
  if (unknown !== undefined) fault(["services"], "service-unknown", unknown)
  else if (services.length === 0) fault(["services"], "services-missing")
  return known.filter(({ key }) => services.includes(key)).map(({ key }) => key)
}

/** Counters are numbered through the groups in their order. */
function readCounters(
  typed: FoundingTyped,
  { services: known }: FoundingChoices,
  offered: readonly string[],
  fault: Tell,
): Founding["counters"] {
  const groups = typed.groups
    .map((group, index) => ({ ...group, index, name: oneLine(group.name), counters: group.counters.trim() }))
    .filter(({ name, counters }) => name !== "" || (counters !== "" && counters !== "0"))
  if (groups.length === 0) fault(["groups", 0, "name"], "counters-missing")
  const counters: Founding["counters"] = []
  for (const group of groups) {
    const at = (field: string) => ["groups", group.index, field]
    line(group.name, at("name"), "group-name-missing", fault)
    if (groups.some((other) => other.index < group.index && other.name === group.name && group.name))
      fault(at("name"), "group-name-twice")
    const count = /^\d{1,2}$/.test(group.counters) ? Number(group.counters) : 0
    if (count === 0) fault(at("counters"), "counters-wrong")
    const unknown = group.services.find((key) => !known.some((service) => service.key === key))
    if (unknown !== undefined) fault(at("services"), "service-unknown", unknown)
    const skills = [...new Set(known.filter(({ key }) => group.services.includes(key)).map(({ skill }) => skill))]
    if (skills.length === 0 && unknown === undefined) fault(at("services"), "serves-nothing")
    const groupNames = Object.fromEntries(
      Object.entries(group.names)
        .map(([language, name]) => [language, oneLine(name)] as const)
        .filter(([, name]) => name),
    )
    for (const [language, name] of Object.entries(groupNames))
      if (name.length > LONGEST_OFFICE_TEXT) fault([...at("names"), language], "too-long")
    for (let i = 0; i < count; i++)
      counters.push({ number: counters.length + 1, group: group.name, groupNames, skills })
  }
  if (counters.length > MOST_COUNTERS) fault(["groups", groups.at(-1)!.index, "counters"], "counters-many")
  // A service that nobody serves would stand on the front page without any times.
  const alone = offered.find((key) => !groups.some((group) => group.services.includes(key)))
  if (alone && groups.length > 0) fault(["services"], "service-unserved", alone)
  return counters
}

function readMunicipalities(
  typed: FoundingTyped,
  { municipalities: known }: FoundingChoices,
  fault: Tell,
): { host: string; partners: string[] } {
  if (!typed.host) fault(["host"], "host-missing")
  else if (!known.includes(typed.host)) fault(["host"], "municipality-unknown", typed.host)
  const unknown = typed.partners.find((code) => !known.includes(code))
  if (unknown !== undefined) fault(["partners"], "municipality-unknown", unknown)
  return { host: typed.host, partners: [...new Set(typed.partners)].filter((code) => code !== typed.host) }
}

function readAdmin({ admin }: FoundingTyped, { toAscii }: FoundingChoices, fault: Tell): Founding["admin"] {
  const name = line(admin.name, ["admin", "name"], "admin-name-missing", fault)
  const email = readEmail(admin.email, ["admin", "email"], "admin-email-missing", toAscii, fault)
  if (admin.password.length < PASSWORD_LEAST) fault(["admin", "password"], "password-short")
  else if (admin.again !== undefined && admin.again !== admin.password)
    fault(["admin", "password", "again"], "password-differs")
  return { name, email, password: admin.password }
}
