import { parse } from "mrz"
import { type Result, ok, refuse } from "#domain/result.ts"
import { isPartialDay } from "#domain/time/partial-day.ts"
import { STATELESS } from "#domain/plan/countries.ts"
import { type CheckDigit, type DocumentKind, type IdentityDocument, type ZoneFormat } from "./document.ts"
import { countryOfCode } from "./states-of-issue.ts"
import { type ZoneLinesProblem, zoneLines } from "./zone-lines.ts"

export type ZoneProblem =
  | ZoneLinesProblem
  /** A visa, a driving licence: it does not show who somebody is. */
  | "zone-not-identity"

type Parsed = ReturnType<typeof parse>
const formats: Readonly<Record<string, ZoneFormat>> = {
  TD1: "TD1",
  TD2: "TD2",
  TD3: "TD3",
  FRENCH_NATIONAL_ID: "FRENCH_NATIONAL_ID",
}
const digitOf: Readonly<Record<string, CheckDigit>> = {
  documentNumberCheckDigit: "number",
  birthDateCheckDigit: "born",
  expirationDateCheckDigit: "expires",
  personalNumberCheckDigit: "personal-number",
  compositeCheckDigit: "whole",
}
/**
 * What a machine-readable zone says (ICAO 9303; facts-2, C). A wrong check digit refuses nothing: it stands in `wrong`. `today` decides
 * the century of two-digit years: nobody is born tomorrow, and no document of the last century is still valid.
 */
export function readZone(typed: string, today: string): Result<IdentityDocument, ZoneProblem> {
  const lines = zoneLines(typed)
  if (!lines.ok) return lines
  const parsed = parse(lines.value)
  const format = formats[parsed.format]
  const code = lines.value[0]!.slice(0, 2)
  if (!format || code.startsWith("V")) return refuse("zone-not-identity")
  const raw = (field: string) => rawOf(parsed, lines.value, field)
  const state = format === "FRENCH_NATIONAL_ID" ? "FRA" : raw("issuingState")
  const citizenship = format === "FRENCH_NATIONAL_ID" ? "FRA" : raw("nationality")
  const from = countryOfCode(citizenship) ?? ""
  return ok({
    kind: kindOf(code, from),
    state: countryOfCode(state) ?? "",
    number: numberOf(parsed),
    expires: dayFrom(raw("expirationDate"), () => "20"),
    surname: parsed.fields.lastName ?? "",
    given: parsed.fields.firstName ?? "",
    born: dayFrom(raw("birthDate"), (rest) => (`20${rest}` > today.replaceAll("-", "") ? "19" : "20")),
    sex: sexFrom(raw("sex")),
    citizenship: from,
    format,
    wrong: [...new Set(parsed.details.flatMap((one) => (one.valid ? [] : (digitOf[one.field ?? ""] ?? []))))],
  })
}

const rawOf = (parsed: Parsed, lines: readonly string[], field: string): string => {
  const range = parsed.details.find((one) => one.field === field)?.ranges[0]
  return range ? lines[range.line]!.slice(range.start, range.end).replaceAll("<", "") : ""
}

const numberOf = (parsed: Parsed): string =>
  (parsed.documentNumber ?? parsed.fields.documentNumber ?? "").replaceAll("<", "")

/** `P`: a passport, but where it is nobody's citizen's. All else that the layouts know is a card. */
const kindOf = (code: string, citizenship: string): DocumentKind =>
  citizenship === STATELESS ? "travel-document" : code.startsWith("P") ? "passport" : "id-card"

const sexFrom = (sign: string): IdentityDocument["sex"] => (sign === "F" ? "woman" : sign === "M" ? "man" : "")

/** "YYMMDD", of which the day, or day and month, may be missing, with its century in front; "" for what is no day. */
function dayFrom(digits: string, century: (rest: string) => string): string {
  if (!/^(\d{2}|\d{4}|\d{6})$/.test(digits)) return ""
  const rest = digits.padEnd(6, "0")
  const day = `${century(rest)}${rest.slice(0, 2)}-${rest.slice(2, 4)}-${rest.slice(4)}`
  return isPartialDay(day) ? day : ""
}
