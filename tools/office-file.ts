import { type Document, LineCounter, isNode, isSeq, parseDocument } from "yaml"
import { z } from "zod"
import { type FoundingFault, type FoundingTyped, LONGEST_OFFICE_TEXT } from "#domain/office/founding.ts"
import { PASSWORD_LEAST } from "#domain/staff/password.ts"
import { type Language, languageCodes } from "#locales/languages.ts"
import { textAt } from "#locales/text-at.ts"
import { translator } from "#locales/translator.ts"

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const

/** Numbers are written without quotes as often as with. What is missing is for the rules of the office to tell. */
const text = z
  .union([z.string(), z.number().transform(String)], "a text")
  .optional()
  .default("")
const list = z.array(text, "a list").optional().default([])

const schema = z.strictObject({
  language: z.enum(languageCodes, languageCodes.join(" or ")).optional().default("da"),
  name: text,
  address: text,
  postalLine: text,
  phone: text,
  email: text,
  hours: z
    .strictObject(
      Object.fromEntries(
        WEEKDAYS.map((day) => [day, z.string("hours such as 9:00-15:00, or closed").default("closed")]),
      ),
      "the days of the week",
    )
    .prefault({}),
  groups: z
    .array(z.strictObject({ name: text, english: text, counters: text, services: list }, "a group"), "a list of groups")
    .optional()
    .default([]),
  services: list,
  host: text,
  partners: list,
  admin: z.strictObject({ name: text, email: text }, "name and email").prefault({}),
})

interface OfficeFile {
  ok: true
  typed: FoundingTyped
  language: Language
  /** A fault in words, with the line and the key that it is at. */
  say(fault: FoundingFault): string
}

/** Reads the file of an office. What is no YAML, or has other keys, is told line by line. The password is none of the file's. */
export function readOfficeFile(
  source: string,
  municipalities: readonly { code: string; name: string }[],
  password: string,
): OfficeFile | { ok: false; problems: string[] } {
  const counter = new LineCounter()
  const doc = parseDocument(source, { lineCounter: counter, prettyErrors: false })
  if (doc.errors.length > 0)
    return {
      ok: false,
      problems: doc.errors.map((error) => `line ${counter.linePos(error.pos[0]).line}: ${error.message}`),
    }
  const lineOf = (way: Way) => counter.linePos(startOf(doc, way)).line
  const place = (way: Way) => `line ${lineOf(way)}${way.length > 0 ? ` (${way.join(".")})` : ""}`
  const parsed = schema.safeParse(doc.toJS())
  if (!parsed.success)
    return { ok: false, problems: parsed.error.issues.flatMap((issue) => shapeProblems(issue, place)) }
  const { language, hours, groups, host, partners, ...plain } = parsed.data
  const codeOf = (name: string) => municipalities.find((m) => m.name.toLowerCase() === name.toLowerCase())?.code ?? name
  const typed: FoundingTyped = {
    ...plain,
    hours: WEEKDAYS.map((day) => readDay(hours[day] ?? "closed")),
    groups: groups.map(({ english, ...group }) => ({ ...group, names: { en: english } })),
    host: codeOf(host),
    partners: partners.map(codeOf),
    admin: { ...plain.admin, password },
  }
  return { ok: true, typed, language, say: (fault) => sayFault(fault, doc, place) }
}

type Way = readonly (string | number)[]

/** Where a thing begins; where it is missing, what it is missing in. */
function startOf(doc: Document, way: Way): number {
  for (let depth = way.length; depth > 0; depth--) {
    const node = doc.getIn(way.slice(0, depth), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

/** "9:00-15:00" with any dash, or a word for a closed day. */
function readDay(hours: string): FoundingTyped["hours"][number] {
  if (/^(closed|lukket)?$/i.test(hours.trim())) return { opens: "", closes: "" }
  const [opens = "", ...rest] = hours.split(/[-–—]/)
  return { opens: opens.trim(), closes: rest.join("-").trim() }
}

function shapeProblems(issue: z.core.$ZodIssue, place: (way: Way) => string): string[] {
  const way = issue.path.map((step) => (typeof step === "symbol" ? "" : step))
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) =>
      key === "password"
        ? `${place([...way, key])}: the password does not stand in the file: set STAFF_PASSWORD, or let one be made`
        : `${place([...way, key])}: there is no such key`,
    )
  return [`${place(way)}: expected ${issue.message}`]
}

function sayFault({ at, code, what }: FoundingFault, doc: Document, place: (way: Way) => string): string {
  const { t } = translator("en")
  const says = textAt(t, `setup:error.${code}`, { what: what ?? "", least: PASSWORD_LEAST, most: LONGEST_OFFICE_TEXT })
  const way = wayInFile(at)
  if (at[0] === "admin" && at[1] === "password") return `STAFF_PASSWORD: ${says}`
  const node = doc.getIn(way, true)
  // One of a list is pointed to itself.
  const index = isSeq(node) ? node.toJSON().findIndex((item: unknown) => String(item) === what) : -1
  return `${place(index < 0 ? way : [...way, index])}: ${says}`
}

/** The way through the file to what the rules call by another. */
function wayInFile(at: Way): Way {
  if (at[0] === "hours") return ["hours", WEEKDAYS[Number(at[1])]!]
  if (at[0] === "groups" && at[2] === "names") return ["groups", at[1]!, "english"]
  return at
}
