import type { FoundingTyped } from "#domain/office/founding.ts"
import type { MunicipalityChange } from "#operations/office/municipalities.ts"
import { type ServiceNumber, serviceNumbers } from "#domain/office/service-numbers.ts"
import { keptEmail } from "#app/parts/parse.ts"
import { type BookingSetting, bookingSettingNames } from "#domain/booking/settings.ts"
import type { DayListSettings } from "#domain/desk/day-list-settings.ts"
import type { Contact } from "#domain/office/contact.ts"
import { type NoticeValues, noticeKinds } from "#domain/office/notices.ts"
import { type ServiceValues, whoMayBook } from "#domain/office/service-change.ts"
import { oneLine, plainDigits, plainSeparators, severalLines } from "#domain/typed-text.ts"
import type { OfficeChange } from "#domain/office/changes.ts"
import { type Choice, choices, firstChoice, visitorReasons } from "#domain/office/proposal.ts"
import { languageCodes, languages, otherLanguages } from "#locales/languages.ts"
import { isDay, mondayOf } from "#domain/time/office-time.ts"
import { readClock } from "#domain/time/typed-clock.ts"
import type { Decision } from "#operations/office/change.ts"

/** A whole number; NaN when it is none. */
const readWhole = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN)

/** The numbers of a service, of what is typed under their names; NaN where it is no whole number. */
const readServiceNumbers = (typed: (name: string) => string) =>
  Object.fromEntries(Object.keys(serviceNumbers).map((name) => [name, readWhole(typed(name))])) as Record<
    ServiceNumber,
    number
  >

type Text = (name: string) => string

/** So many groups of counters can be named when an office is set up; more come under Office. */
export const FIRST_GROUPS = 4

/** More fields than the set-up page has, with every municipality ticked. */
export const MOST_SETUP_FIELDS = 300

/** What was typed on the set-up page. The fields are named by the way to them in it, with hyphens between. */
export function readFoundingForm(form: FormData): FoundingTyped {
  const text = (...way: (string | number)[]) => String(form.get(way.join("-")) ?? "")
  const ticked = (...way: (string | number)[]) => form.getAll(way.join("-")).map(String)
  return {
    name: text("name"),
    address: text("address"),
    postalLine: text("postalLine"),
    phone: text("phone"),
    email: text("email"),
    hours: [0, 1, 2, 3, 4, 5, 6].map((day) => ({
      opens: text("hours", day, "opens").trim(),
      closes: text("hours", day, "closes").trim(),
    })),
    groups: Array.from({ length: FIRST_GROUPS }, (_, i) => ({
      name: text("groups", i, "name"),
      names: Object.fromEntries(otherLanguages.map((code) => [code, text("groups", i, "names", code)])),
      counters: text("groups", i, "counters"),
      services: ticked("groups", i, "services"),
    })),
    services: ticked("services"),
    host: text("host"),
    partners: ticked("partners"),
    admin: {
      name: text("admin", "name"),
      email: text("admin", "email"),
      password: text("admin", "password"),
      again: text("admin", "password", "again"),
    },
  }
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)

/** The hours of a week; a weekday without any stays closed. */
const readHours = (text: Text) =>
  [1, 2, 3, 4, 5, 6, 7]
    .map((weekday) => ({ weekday, opens: text(`opens-${weekday}`), closes: text(`closes-${weekday}`) }))
    .filter((h) => h.opens !== "" || h.closes !== "")
    .map((h) => ({ ...h, opens: readClock(h.opens), closes: readClock(h.closes) }))

/** The Monday of a day's week; what is no day is left as it was typed. */
const weekOf = (day: string) => (isDay(day) ? mondayOf(day) : day)

/** The one or two shifts of a day at a counter. */
const readShifts = (text: Text) =>
  [1, 2]
    .map((n) => ({ starts: text(`starts-${n}`), ends: text(`ends-${n}`), staffName: text(`who-${n}`) }))
    .filter((s) => s.starts !== "" || s.ends !== "")
    .map((s) => ({ ...s, starts: readClock(s.starts), ends: readClock(s.ends) }))

const readServiceTexts = (text: Text) =>
  Object.fromEntries(
    languageCodes.map((code) => [
      code,
      {
        name: text(`name-${code}`),
        shortName: text(`shortName-${code}`),
        about: text(`about-${code}`),
        first: text(`first-${code}`),
        bring: linesOf(text(`bring-${code}`)),
        atCounter: text(`atCounter-${code}`),
      },
    ]),
  )

/** A service as it was typed; what it can do at first is its own where no other is named. */
export const readService = (text: Text): ServiceValues => ({
  topic: text("topic"),
  skill: text("skill") || text("key"),
  ...readServiceNumbers(text),
  whoMayBook: whoMayBook.find((who) => who === text("whoMayBook")) ?? "anyone",
  byMunicipality: text("byMunicipality") !== "",
  checksIdentity: text("checksIdentity") !== "",
  active: text("active") !== "",
  texts: readServiceTexts(text),
})

/** Contact data as they are kept: numbers and addresses as others can use them, the rest in one line. */
export const readContact = (text: Text): Contact => ({
  name: oneLine(text("name")),
  address: oneLine(text("address")),
  postalLine: oneLine(text("postalLine")),
  phone: plainSeparators(oneLine(text("phone"))),
  email: keptEmail(text("email")),
  mapUrl: text("mapUrl"),
  controller: oneLine(text("controller")),
  controllerAddress: oneLine(text("controllerAddress")),
  controllerCvr: plainDigits(text("controllerCvr")).replace(/\s/g, ""),
  officerEmail: keptEmail(text("officerEmail")),
  officerPhone: plainSeparators(oneLine(text("officerPhone"))),
})

/** The numbers of booking; NaN where what was typed is no whole number. */
export const readSettings = (text: Text) =>
  Object.fromEntries(bookingSettingNames.map((name) => [name, readWhole(text(name))])) as Record<BookingSetting, number>

export const readDayList = (text: Text): DayListSettings => ({
  at: readClock(text("at")),
  email: keptEmail(text("email")),
})

export const readNotice = (text: Text): NoticeValues => ({
  serviceId: text("serviceId") || null,
  kind: noticeKinds.find((kind) => kind === text("kind")) ?? "information",
  firstDay: text("firstDay"),
  lastDay: text("lastDay"),
  texts: Object.fromEntries(languageCodes.map((code) => [code, severalLines(text(`text-${code}`))])),
})

/** Which change a form of the office's pages asks for; null for a form that is none of them. */
export function readChange(form: FormData): OfficeChange | null {
  const text = (name: string) => String(form.get(name) ?? "").trim()
  const number = (name: string) => readWhole(text(name))
  const counter = () => ({
    group: text("group"),
    groupNames: Object.fromEntries(otherLanguages.map((code) => [code, text(`group-${code}`)])),
    skills: form.getAll("skills").map(String),
  })
  switch (text("what")) {
    case "series":
      return {
        what: "series",
        validFrom: text("validFrom"),
        hours: readHours(text),
      }
    case "closure":
      return {
        what: "closure",
        kind: text("kind") === "unstaffed" ? "unstaffed" : "closed",
        firstDay: text("firstDay"),
        lastDay: text("lastDay") || text("firstDay"),
        from: text("from") === "" && text("to") === "" ? null : readClock(text("from")),
        to: text("from") === "" && text("to") === "" ? null : readClock(text("to")),
        counters: text("scope") === "all" ? null : form.getAll("counters").map(String),
        reason: text("reason"),
      }
    case "remove-closure":
    case "remove-exception":
    case "remove-series":
      return { what: text("what") as "remove-closure", id: text("id") }
    case "exception":
      return {
        what: "exception",
        day: text("day"),
        opens: readClock(text("opens")),
        closes: readClock(text("closes")),
        reason: text("exceptionReason"),
      }
    case "new-counter":
      return { what: "new-counter", number: number("number"), ...counter() }
    case "counter":
      return { what: "counter", id: text("id"), ...counter(), active: text("active") !== "no" }
    case "roster":
      return {
        what: "roster",
        counterId: text("counterId"),
        weekday: number("weekday"),
        from: text("from"),
        onlyThatDay: text("onlyThatDay") !== "",
        shifts: readShifts(text),
      }
    case "copy-week":
      // Any day of a week names it.
      return {
        what: "copy-week",
        like: weekOf(text("like")),
        first: weekOf(text("first")),
        weeks: number("weeks"),
      }
    case "service":
      return { what: "service", id: text("id"), fits: text("fits") !== "", ...readService(text) }
    case "new-service":
      return { what: "new-service", key: text("key"), ...readService(text) }
    case "order-services":
      return { what: "order-services", ids: text("order").split(" ").filter(Boolean) }
    case "contact":
      return { what: "contact", ...readContact(text) }
    case "settings":
      return { what: "settings", settings: readSettings(text) }
    case "day-list":
      return { what: "day-list", ...readDayList(text) }
    case "new-notice":
      return { what: "new-notice", ...readNotice(text) }
    case "notice":
      return { what: "notice", id: text("id"), ...readNotice(text) }
    case "end-notice":
    case "resume-notice":
      return { what: text("what") === "end-notice" ? "end-notice" : "resume-notice", id: text("id") }
    default:
      return null
  }
}

/** A closure of the whole office with counters ticked says two things at once: nobody knows which is meant. */
export const saysBoth = (form: FormData): boolean =>
  form.get("what") === "closure" && form.get("scope") === "all" && form.getAll("counters").length > 0

/** Fields that belong to the decision about a list of visits, not to the change itself. */
export const isDecisionField = (name: string): boolean => /^(decide|plan|why|why-[a-z]+|c\d+)$/.test(name)

/** More visits than any change hits; each has one field. */
const MOST_HITS = 5000
export const MOST_OFFICE_FIELDS = MOST_HITS + 200

/** What the list of visits was answered with; null when it was not. A visit without an answer stays where it is. */
export function readDecision(form: FormData): Decision | null {
  if (form.get("decide") !== "save") return null
  const reason = visitorReasons.find((r) => r === form.get("why")) ?? "closed"
  const answered: Choice[] = []
  for (let i = 0; form.has(`c${i}`) && i < MOST_HITS; i++)
    answered.push(choices.find((c) => c === form.get(`c${i}`)) ?? firstChoice(null))
  return {
    plan: String(form.get("plan") ?? ""),
    choices: answered,
    why: {
      reason,
      own: Object.fromEntries(languages.map((l) => [l.code, String(form.get(`why-${l.code}`) ?? "")])),
    },
  }
}

/** What one of the page's forms asks for; null for a form that is none of them. */
export function readMunicipalityChange(form: FormData): MunicipalityChange | null {
  const text = (name: string) => String(form.get(name) ?? "").trim()
  const dayOrNull = (name: string) => text(name) || null
  const code = text("code")
  switch (text("what")) {
    case "partner-begins":
      return { what: "partner-begins", code, from: text("from") }
    case "partner-ends":
      return { what: "partner-ends", code, to: text("to") }
    case "partner-goes-on":
      return { what: "partner-goes-on", code }
    case "region":
      return { what: "region", code, region: text("region").slice(0, 100), from: text("from") }
    case "exception":
      return {
        what: "exception",
        code,
        who: text("who") === "students" ? "students" : "everyone",
        // "-" is the answer "another residence".
        residences: linesOf(text("residences")).filter((line) => line !== "-"),
        goes: text("goes") === "here" ? "here" : "own",
        from: dayOrNull("from"),
        to: dayOrNull("to"),
        source: text("source").slice(0, 500),
      }
    case "remove-exception":
      return { what: "remove-exception", code, id: text("id") }
    default:
      return null
  }
}
