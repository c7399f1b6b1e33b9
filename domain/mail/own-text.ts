import { LONGEST } from "../longest.ts"
import { oneLine, severalLines } from "../typed-text.ts"
import { MOST_SMS_PARTS, smsParts, smsText } from "./sms.ts"
import type { MessageKind, TextPart } from "./messages.ts"

/** What stands for the office in every text: they may always be used, and never must be. */
export const officeVariables = ["site", "phone", "email", "address"] as const
/** What a text may leave out without leaving out what somebody has to know. */
const LEAVABLE: ReadonlySet<string> = new Set([...officeVariables, "name", "count"])
/** What an SMS may leave out besides: an office whose rules forbid links in one names its phone instead. */
const LEAVABLE_IN_SMS: ReadonlySet<string> = new Set([...LEAVABLE, "link", "reference"])

export type TextFault = "text-empty" | "text-long" | "sms-long" | "braces" | "variable-unknown" | "variable-missing"

const VARIABLE = /\{\{\s*([A-Za-z]\w*)\s*\}\}/g

/** The variables of a text, each once, in order. */
export const variablesIn = (text: string): string[] => [...new Set([...text.matchAll(VARIABLE)].map((m) => m[1]!))]

/** Which variables a text may use, and which it must, from the text that the portal has built in. */
export function variablesOf(builtIn: string, part: TextPart = "text"): { may: string[]; must: string[] } {
  const own = variablesIn(builtIn)
  const leavable = part === "sms" ? LEAVABLE_IN_SMS : LEAVABLE
  return {
    may: [...own, ...officeVariables.filter((name) => !own.includes(name))],
    must: own.filter((name) => !leavable.has(name)),
  }
}

/** As long as a variable becomes in an SMS: the longest day name and date, a link with a long address of a portal. */
const FILLED: Readonly<Record<string, number>> = { when: 36, clock: 9, reference: 8, link: 64, phone: 16 }
const FILLED_OTHERWISE = 40

/** How many SMS a text becomes once its variables are filled in, each as long as it gets. */
const smsPartsFilled = (text: string): number =>
  smsParts(smsText(text.replaceAll(VARIABLE, (_, name: string) => "x".repeat(FILLED[name] ?? FILLED_OTHERWISE))))

export const longestText = (part: TextPart): number => {
  if (part === "text") return LONGEST.mailText
  if (part === "sms") return LONGEST.smsText
  return part === "subject" || part === "heading" ? LONGEST.mailLine : LONGEST.mailLabel
}

/** A text as it is kept: one line, or several. */
export const tidyText = (text: string, part: TextPart): string => (part === "text" ? severalLines(text) : oneLine(text))

/** What is wrong with a text in place of a built-in one, and with which variable; null for nothing. */
export function faultOfText(text: string, part: TextPart, builtIn: string): { fault: TextFault; what: string } | null {
  if (text === "") return { fault: "text-empty", what: "" }
  if (text.length > longestText(part)) return { fault: "text-long", what: String(longestText(part)) }
  // Every brace belongs to a variable: half of one would be mailed as it stands.
  if (/[{}]/.test(text.replaceAll(VARIABLE, ""))) return { fault: "braces", what: "" }
  const { may, must } = variablesOf(builtIn, part)
  const used = variablesIn(text)
  const unknown = used.find((name) => !may.includes(name))
  if (unknown !== undefined) return { fault: "variable-unknown", what: unknown }
  const missing = must.find((name) => !used.includes(name))
  if (missing !== undefined) return { fault: "variable-missing", what: missing }
  return part === "sms" && smsPartsFilled(text) > MOST_SMS_PARTS
    ? { fault: "sms-long", what: String(MOST_SMS_PARTS) }
    : null
}

/** One text in one language. */
export interface Place {
  key: string
  language: string
}

/** A text as somebody saved it; `text` null is the built-in one, `looked` says that it still fits its twins and changed nothing. */
export interface SavedText extends Place {
  version: number
  text: string | null
  looked: boolean
  at: Date
  by: string
}

/** The built-in text of a place; null where there is none. */
export type BuiltIn = (place: Place) => string | null

const at = (place: Place) => (row: Place) => row.key === place.key && row.language === place.language
const newest = (rows: readonly SavedText[]) => rows.reduce((top, row) => Math.max(top, row.version), 0)

/** How often the texts of a message were saved. */
export const versionOf = (rows: readonly SavedText[]): number => newest(rows)

/** The office's own text after a version (the newest, if none is named); null where the built-in one stands. */
export function ownTextAt(rows: readonly SavedText[], place: Place, version = Infinity): string | null {
  const until = rows.filter(at(place)).filter((row) => row.version <= version)
  return until.find((row) => row.version === newest(until))?.text ?? null
}

/**
 * Whether a text may no longer say what its twin in another language says: the twin was changed later than this one was changed or
 * looked at. Where every language has the built-in text, none lags.
 */
export function lags(rows: readonly SavedText[], place: Place): boolean {
  const ofKey = rows.filter((row) => row.key === place.key)
  const own = newest(ofKey.filter(at(place)))
  const twins = ofKey.filter((row) => row.language !== place.language)
  const changed = newest(twins.filter((row) => !row.looked))
  const languages = new Set(ofKey.map((row) => row.language))
  const anyOwn = [...languages].some((language) => ownTextAt(ofKey, { key: place.key, language }) !== null)
  return changed > own && anyOwn
}

/** The languages of a message in which a text lags behind its twin. */
export const laggingIn = (kind: MessageKind, rows: readonly SavedText[], languages: readonly string[]): string[] =>
  languages.filter((language) => kind.texts.some(({ key }) => lags(rows, { key, language })))

/** What one saving writes. */
export interface TextToWrite extends Place {
  text: string | null
  looked: boolean
}

/**
 * What is written when a message is saved with these texts: only what differs from what stands. A text that is the built-in one again
 * follows the built-in one from then on. `looked`: languages whose texts somebody looked at and left as they are.
 */
export function toWrite(
  rows: readonly SavedText[],
  wanted: readonly (Place & { text: string })[],
  looked: readonly string[],
  builtIn: BuiltIn,
): TextToWrite[] {
  return wanted.flatMap(({ key, language, text }): TextToWrite[] => {
    const own = text === builtIn({ key, language }) ? null : text
    const stands = ownTextAt(rows, { key, language })
    if (own !== stands) return [{ key, language, text: own, looked: false }]
    const seen = looked.includes(language) && lags(rows, { key, language })
    return seen ? [{ key, language, text: stands, looked: true }] : []
  })
}

/** One saving of a message, with what it changed. */
export interface SavedVersion {
  version: number
  at: Date
  by: string
  changes: SavedText[]
}

/** The savings of a message, the newest first. */
export function versionsOf(rows: readonly SavedText[]): SavedVersion[] {
  const versions = new Map<number, SavedVersion>()
  for (const row of rows) {
    const { version, at: when, by } = row
    const known = versions.get(version) ?? { version, at: when, by, changes: [] }
    known.changes.push(row)
    versions.set(version, known)
  }
  return [...versions.values()].toSorted((a, b) => b.version - a.version)
}
