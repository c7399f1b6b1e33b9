import { readAddress } from "#domain/email-address.ts"
import { isWebAddress, phoneProblem } from "#domain/typed-text.ts"

/** Where the office is, how it is reached, and who answers for people's data. What is not known is empty. */
export interface Contact {
  name: string
  address: string
  postalLine: string
  phone: string
  email: string
  mapUrl: string
  /** Who decides why and how data are used (GDPR article 4(7)). */
  controller: string
  controllerAddress: string
  controllerCvr: string
  /** The data protection officer (GDPR article 37). */
  officerEmail: string
  officerPhone: string
}
export type ContactField = keyof Contact

/** The fields in the order of the form, each with the most characters it holds. */
export const contactFields = {
  name: 80,
  address: 120,
  postalLine: 80,
  phone: 40,
  email: 254,
  mapUrl: 500,
  controller: 120,
  controllerAddress: 200,
  controllerCvr: 8,
  officerEmail: 254,
  officerPhone: 40,
} as const satisfies Record<ContactField, number>
export const contactNames = Object.keys(contactFields) as ContactField[]

/** Without these no visitor finds the office or reaches it. */
export const neededContact: ReadonlySet<ContactField> = new Set<ContactField>([
  "name",
  "address",
  "postalLine",
  "phone",
  "email",
])

export type ContactFault =
  "contact-missing" | "text-long" | "phone-wrong" | "phone-country" | "email-wrong" | "link-wrong" | "cvr-wrong"

/** What is wrong with each field, in the order of the form. An address of mail has its domain in the letters of the name system. */
export function contactProblems(contact: Contact): { field: ContactField; code: ContactFault }[] {
  return contactNames.flatMap((field) => {
    const code = faultIn(field, contact[field].trim())
    return code ? [{ field, code }] : []
  })
}

function faultIn(field: ContactField, text: string): ContactFault | null {
  if (text === "") return neededContact.has(field) ? "contact-missing" : null
  if (text.length > contactFields[field]) return field === "controllerCvr" ? "cvr-wrong" : "text-long"
  switch (field) {
    case "phone":
    case "officerPhone": {
      const problem = phoneProblem(text)
      return problem && (problem === "country" ? "phone-country" : "phone-wrong")
    }
    case "email":
    case "officerEmail":
      return readAddress(text, (domain) => domain).ok ? null : "email-wrong"
    case "mapUrl":
      return isWebAddress(text) ? null : "link-wrong"
    case "controllerCvr":
      return /^\d{8}$/.test(text) ? null : "cvr-wrong"
    default:
      return null
  }
}
