import { type IdentityDocument, namesHold } from "./document.ts"
import { isSameName } from "./names.ts"
import { earliestOf, latestOf } from "#domain/time/partial-day.ts"

export const agreementFields = ["name", "born", "sex", "citizenship", "number"] as const
export type AgreementField = (typeof agreementFields)[number]

/** What the household said of a person before the visit. "" where it was not asked or is not known. */
export interface Said {
  name: string
  born: string
  sex: string
  citizenship: string
  /** Further citizenships count as well: a document shows one. */
  otherCitizenship: string
  number: string
}

/** `silent`: one of the two says nothing, so there is nothing to compare. */
export interface Agreement {
  field: AgreementField
  is: "same" | "differs" | "silent"
}

/** The document beside what was said beforehand, field by field. */
export function agreementOf(document: IdentityDocument, said: Said): Agreement[] {
  const compare: Record<AgreementField, boolean | null> = {
    name:
      said.name === "" || document.surname + document.given === ""
        ? null
        : isSameName(said.name, document, isCut(document)),
    born: said.born === "" || document.born === "" ? null : mayBeOneDay(document.born, said.born),
    sex: said.sex === "" || document.sex === "" ? null : document.sex === said.sex,
    citizenship:
      said.citizenship === "" || document.citizenship === ""
        ? null
        : [said.citizenship, said.otherCitizenship].includes(document.citizenship),
    number:
      said.number === "" || document.number === "" ? null : plainNumber(said.number) === plainNumber(document.number),
  }
  return agreementFields.map((field) => ({
    field,
    is: compare[field] === null ? "silent" : compare[field] ? "same" : "differs",
  }))
}

/** Whether the zone had no room for the whole name: its last character is a letter. */
function isCut({ format, surname, given }: IdentityDocument): boolean {
  if (format === null) return false
  const written = given === "" ? surname.length : surname.length + 2 + given.length
  return written >= namesHold[format]
}

/** Days that are known in part are the same where one can mean the other. */
const mayBeOneDay = (a: string, b: string): boolean => earliestOf(a) <= latestOf(b) && earliestOf(b) <= latestOf(a)

const plainNumber = (number: string): string => number.toUpperCase().replace(/[^A-Z0-9]/g, "")
