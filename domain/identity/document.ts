/** What shows who somebody is at a first registration. */
export const documentKinds = ["passport", "id-card", "travel-document"] as const
export type DocumentKind = (typeof documentKinds)[number]

export const isDocumentKind = (text: string): text is DocumentKind =>
  (documentKinds as readonly string[]).includes(text)

/** Check digits of a machine-readable zone, by what they are of. */
export const checkDigits = ["number", "born", "expires", "personal-number", "whole"] as const
export type CheckDigit = (typeof checkDigits)[number]

/** How a machine-readable zone is laid out (ICAO 9303): three lines of 30, two of 36, two of 44, and the French card of before 2021. */
export type ZoneFormat = "TD1" | "TD2" | "TD3" | "FRENCH_NATIONAL_ID"

export const sexes = ["woman", "man"] as const
export type Sex = (typeof sexes)[number]

/** What an identity document says, read from its machine-readable zone or typed by hand. "" where it says nothing. */
export interface IdentityDocument {
  kind: DocumentKind
  /** Issued by: ISO 3166; "" where the code is no state's. */
  state: string
  number: string
  /** "YYYY-MM-DD"; "" where it never ends or is not in the zone. */
  expires: string
  /** As the zone has them: capitals, A to Z, words between blanks. Empty where it was typed by hand. */
  surname: string
  given: string
  /** A day, or part of one (`isPartialDay`). */
  born: string
  sex: Sex | ""
  citizenship: string
  /** Null: typed by hand. */
  format: ZoneFormat | null
  /** Digits that do not fit what they are of: it was read wrongly, or is not genuine. A right digit proves a right reading only. */
  wrong: readonly CheckDigit[]
}

/** How many characters of names a zone can hold: a longer name is cut. */
export const namesHold: Readonly<Record<ZoneFormat, number>> = { TD1: 30, TD2: 31, TD3: 39, FRENCH_NATIONAL_ID: 25 }
