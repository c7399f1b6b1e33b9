import { expect, test } from "vitest"
import { type Contact, contactProblems } from "#domain/office/contact.ts"

const contact: Contact = {
  name: "ICS East",
  address: "Nyropsgade 1",
  postalLine: "1602 København V",
  phone: "+45 33 66 10 00",
  email: "office@example.dk",
  mapUrl: "",
  controller: "",
  controllerAddress: "",
  controllerCvr: "",
  officerEmail: "",
  officerPhone: "",
}
const wrong = (given: Partial<Contact>) => contactProblems({ ...contact, ...given })

test("what visitors need must be there; the rest may be empty", () => {
  expect(wrong({})).toEqual([])
  expect(wrong({ name: " ", phone: "", email: "" })).toEqual([
    { field: "name", code: "contact-missing" },
    { field: "phone", code: "contact-missing" },
    { field: "email", code: "contact-missing" },
  ])
})

test.each([
  ["phone", "12", "phone-wrong"],
  ["phone", "33 66 10 000", "phone-country"],
  ["officerPhone", "call me", "phone-wrong"],
  ["email", "office@", "email-wrong"],
  ["officerEmail", "dpo example.dk", "email-wrong"],
  ["mapUrl", "http://map.dk", "link-wrong"],
  ["controllerCvr", "1234567", "cvr-wrong"],
  ["controllerCvr", "123456789", "cvr-wrong"],
  ["name", "x".repeat(81), "text-long"],
] as const)("%s may not be %s", (field, text, code) => {
  expect(wrong({ [field]: text })).toEqual([{ field, code }])
})

test("a Danish number needs no country, and the longest name is one", () => {
  expect(
    wrong({ phone: "33661000", name: "x".repeat(80), mapUrl: "https://map.dk", controllerCvr: "12345678" }),
  ).toEqual([])
})
