import { describe, expect, test } from "vitest"
import { addressForm, codeForm, parseForm, readForm } from "#app/parts/parse.ts"
import { detailsForm } from "#app/booking/forms.ts"
import { splitDate } from "#app/parts/date.ts"
import { readAnswers } from "#app/prereg/citizen/forms.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { dayShown } from "#app/web/day-shown.server.ts"
import { receiveForm } from "#app/taxcard/staff/forms.ts"
import { readReference } from "#domain/booking/reference.ts"
import { questions } from "#domain/prereg/questions.ts"
import { readPrintedCode, writePrintedCode } from "#domain/prereg/printed-code.ts"
import { readCertificateCode } from "#domain/courses/certificate-code.ts"

const posted = (fields: Record<string, string>) =>
  new Request("http://localhost/", { method: "POST", body: new URLSearchParams(fields) })
const details = (fields: Record<string, string>) =>
  parseForm(
    posted({ contactName: "Anna", email: "anna@example.com", phone: "", language: "en", ...fields }),
    detailsForm(1),
  )

describe("a posted form", () => {
  test("holds nothing that nobody sees, and one character for a line end; a password stays as it is", async () => {
    const form = await readForm(posted({ name: "An\u200bna\u202c", text: "a\r\nb", password: "a\u200bb" }))
    expect(Object.fromEntries(form)).toEqual({ name: "Anna", text: "a\nb", password: "a\u200bb" })
  })

  test("a text of as many characters as its box lets in is kept whole, line ends and all", async () => {
    const lines = Array.from({ length: 30 }, () => "need a ramp").join("\n")
    const full = lines + "x".repeat(500 - lines.length)
    const form = await details({ supportNeeds: full.replaceAll("\n", "\r\n") })
    expect(form.ok && form.value.supportNeeds).toBe(full)
    expect(await details({ supportNeeds: `${full}x` })).toMatchObject({ errors: { supportNeeds: "support-long" } })
  })
})

describe("an e-mail address in a form", () => {
  test.each([
    ["a..b@example.com", "email-wrong"],
    ["a@example..com", "email-wrong"],
    ["用户@例子.广告", "email-letters"],
    ["anna@gmial.com", "email-meant"],
    ["", "email-missing"],
  ])("%s: %s", async (email, code) => {
    expect(await details({ email })).toMatchObject({ ok: false, errors: { email: code } })
  })

  test("a misspelt one is taken as proposed, or kept, by a press", async () => {
    const taken = await details({ email: "anna@gmial.com", "email-meant": "anna@gmail.com" })
    expect(taken.ok && taken.value.email).toBe("anna@gmail.com")
    const kept = await details({ email: "anna@gmial.com", "email-kept": "anna@gmial.com" })
    expect(kept.ok && kept.value.email).toBe("anna@gmial.com")
  })

  test("an answer that no longer fits what stands in the field counts for nothing", async () => {
    const other = await details({ email: "bo@example.com", "email-meant": "anna@gmail.com" })
    expect(other.ok && other.value.email).toBe("bo@example.com")
    expect(await details({ email: "bo@gmial.com", "email-kept": "anna@gmial.com" })).toMatchObject({ ok: false })
    const forged = await details({ email: "\0anna@gmial.com" })
    expect(forged).toMatchObject({ errors: { email: "email-meant" } })
  })

  test("a domain in letters of its own is sent to as the name system has it, and shown as it was typed", async () => {
    for (const email of ["lars@københavn.dk", "lars@xn--kbenhavn-54a.dk"]) {
      const sent = await parseForm(posted({ email }), addressForm)
      expect(sent.ok && sent.value.email).toBe("lars@xn--kbenhavn-54a.dk")
    }
    expect(emailShown("lars@xn--kbenhavn-54a.dk")).toBe("lars@københavn.dk")
    const again = await details({ contactName: "", email: "lars@københavn.dk" })
    expect(again).toMatchObject({ ok: false, typed: { email: "lars@københavn.dk" } })
  })

  test("staff may leave it empty, and are asked the same", async () => {
    const given = { name: "Anna", phone: "", language: "en", receivedOn: "2026-11-26", channel: "counter" }
    for (const [email, code] of [
      ["", undefined],
      ["a..b@x.dk", "email-wrong"],
      ["a@hotnail.com", "email-meant"],
    ] as const) {
      const form = await parseForm(posted({ ...given, email }), receiveForm)
      expect(form.ok ? undefined : form.errors.email).toBe(code)
    }
  })
})

describe("a code copied out of a message", () => {
  const marks = (code: string) => `\u200e \u2066${[...code].join("\u200b")}\u2069\u00a0`
  test("opens what it opens without its marks", async () => {
    const form = await parseForm(posted({ code: marks("1234–5678") }), codeForm)
    expect(form.ok && form.value.code).toBe("12345678")
    expect(readReference(marks("ktm‑4qx7"))).toBe("KTM-4QX7")
    expect(readCertificateCode(marks("cdfg—hjkl—mnpq"))).toBe("CDFG-HJKL-MNPQ")
    const bytes = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(readPrintedCode(marks(writePrintedCode(bytes).toLowerCase()), bytes.length)).toEqual(bytes)
  })
})

describe("answers of the pre-registration", () => {
  const read = (part: "person" | "contact" | "from", given: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(given)) form.set(name, value)
    return readAnswers(
      form,
      questions[part].map((question) => ({ name: question.name, question })),
      [],
    )
  }
  const value = (answer: ReturnType<typeof readAnswers>, name: string) => answer.ok && answer.answers.get(name)

  test.each(["Marcel·lí Ōe", "‘t Hooft", "Lanaʻi", "Zelʼdovych", "Jean‑Luc"])("%s is a name", (passportName) => {
    expect(value(read("person", { passportName }), "passportName")).toBe(passportName)
  })

  test.each([
    ["earlierNumber", "12", "danish-number"],
    ["passportName", "Анна", "latin-name"],
  ])("%s %s: %s", (name, text, code) => {
    expect(read("person", { [name]: text })).toMatchObject({ ok: false, errors: { [name]: code } })
  })

  test("a birthday may lack day and month, another date may not", () => {
    const day = (name: string) => ({ [`${name}-day`]: "00", [`${name}-month`]: "XX", [`${name}-year`]: "1985" })
    expect(value(read("person", day("born")), "born")).toBe("1985-00-00")
    expect(read("person", day("permitUntil"))).toMatchObject({ errors: { permitUntil: "date-month" } })
    expect(dayShown("1985-00-00", "en")).toBe("1985, day and month not known")
    expect(dayShown("1985-06-00", "da")).toBe("juni 1985, dagen er ukendt")
    expect(dayShown("1985-06-04", "en")).toBe("4 June 1985")
  })

  test.each([
    ["person", "birthCountry", "HK", true],
    ["from", "country", "FO", true],
    ["person", "citizenship", "XX", true],
    ["person", "birthCountry", "XX", false],
    ["from", "country", "XX", false],
    ["person", "citizenship", "FO", false],
  ] as const)("of %s, %s %s: %s", (part, name, code, fits) => {
    expect(read(part, { [name]: code }).ok).toBe(fits)
  })

  test("a number at home has the shape of its country", () => {
    expect(read("person", { citizenship: "NO", homeNumber: "abc" })).toMatchObject({
      errors: { homeNumber: "home-number" },
    })
    expect(value(read("person", { citizenship: "NO", homeNumber: "140388 12345" }), "homeNumber")).toBe("140388 12345")
  })

  test("a phone number of another country says which", () => {
    expect(read("contact", { phone: "0701234567" })).toMatchObject({ errors: { phone: "phone-country" } })
    expect(value(read("contact", { phone: "+45‑12‑34‑56‑78" }), "phone")).toBe("+45-12-34-56-78")
  })

  test("an address of several lines is as long as it was typed", () => {
    const address = Array.from({ length: 30 }, () => "Calle 12").join("\n") + "x".repeat(31)
    expect(address.length).toBe(300)
    expect(value(read("from", { address: address.replaceAll("\n", "\r\n") }), "address")).toBe(address)
  })
})

test("the fields of a known day show it, also one without day and month", () => {
  expect(splitDate("born", "1985-00-00")).toEqual({ "born-day": "00", "born-month": "00", "born-year": "1985" })
  expect(splitDate("born", "1985-06-04")).toEqual({ "born-day": "4", "born-month": "6", "born-year": "1985" })
})
