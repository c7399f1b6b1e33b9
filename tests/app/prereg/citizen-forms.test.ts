import { describe, expect, test } from "vitest"
import { companyForm, printedCodeForm, readAnswers, readWords } from "#app/prereg/citizen/forms.ts"
import { parseFields } from "#app/parts/parse.ts"
import { questions } from "#domain/prereg/questions.ts"
import { dateOf, formOf } from "../../support/forms.ts"

/** Reads the questions of one part, under their own names. */
const read = (part: keyof typeof questions, fields: Record<string, string | string[]>) =>
  readAnswers(
    formOf(fields),
    questions[part].map((question) => ({ name: question.name, question })),
    ["101", "159"],
  )
const answer = (part: keyof typeof questions, fields: Record<string, string | string[]>, name: string) => {
  const answers = read(part, fields)
  return answers.ok ? answers.answers.get(name) : answers.errors
}

test("a page saved half done is no error: what is missing is empty", () => {
  const answers = read("to", { municipality: "159", street: " Søborg  Hovedgade " })
  expect(answers).toMatchObject({ ok: true, typed: { municipality: "159", street: " Søborg  Hovedgade " } })
  expect(answers.ok && Object.fromEntries(answers.answers)).toMatchObject({
    municipality: "159",
    street: "Søborg Hovedgade",
    postcode: "",
    home: "",
    moveIn: "",
  })
})

test("bad input keeps what was typed, with a code for each", () => {
  const typed = {
    municipality: "999",
    postcode: "28",
    home: "castle",
    city: "x".repeat(61),
    ...dateOf("moveIn", "32", "1", "2027"),
  }
  expect(read("to", typed)).toEqual({
    ok: false,
    typed,
    errors: {
      municipality: "choice-wrong",
      postcode: "postcode-wrong",
      home: "choice-wrong",
      city: "too-long",
      moveIn: "date-wrong",
    },
  })
})

test("several ticked answers are kept in the order of the questions, and stay ticked when refused", () => {
  expect(answer("contact", { wishes: ["mitid", "eu-residence"] }, "wishes")).toBe("eu-residence,mitid")
  expect(answer("contact", { wishes: "tax-card" }, "wishes")).toBe("tax-card")
  expect(answer("contact", {}, "wishes")).toBe("")
  expect(read("contact", { wishes: ["mitid", "gold"], email: "elena@" })).toEqual({
    ok: false,
    typed: { wishes: "mitid,gold", email: "elena@" },
    errors: { wishes: "choice-wrong", email: "email-wrong" },
  })
})

describe("a birthday", () => {
  test("may lack the day, or day and month", () => {
    expect(answer("person", dateOf("born", "14", "3", "1988"), "born")).toBe("1988-03-14")
    expect(answer("person", dateOf("born", "XX", "3", "1988"), "born")).toBe("1988-03-00")
    expect(answer("person", dateOf("born", "00", "00", "1988"), "born")).toBe("1988-00-00")
  })

  test("which another day may not", () => {
    expect(answer("from", dateOf("arrival", "20", "11", "2026"), "arrival")).toBe("2026-11-20")
    expect(answer("from", dateOf("arrival", "XX", "11", "2026"), "arrival")).toEqual({ arrival: "date-day" })
  })
})

test.each([
  ["passportName", "Łukasz O’Brien", "Łukasz O’Brien"],
  ["passportName", "王伟", { passportName: "latin-name" }],
  ["passportName", "x".repeat(201), { passportName: "too-long" }],
  ["nativeName", "王伟", "王伟"],
  ["passportNumber", "YA–1234 567", "YA-1234 567"],
  ["passportNumber", "YA#1", { passportNumber: "number-wrong" }],
  ["earlierNumber", "140388—1234", "140388-1234"],
  ["earlierNumber", "310288-1234", { earlierNumber: "danish-number" }],
  ["sex", "woman", "woman"],
  ["sex", "queen", { sex: "choice-wrong" }],
  ["birthCountry", "IT", "IT"],
  ["birthCountry", "ZZ", { birthCountry: "choice-wrong" }],
])("of a person, %s %j is kept as %j", (name, typed, kept) => {
  expect(answer("person", { [name]: typed }, name)).toEqual(kept)
})

test("a number at home has the shape of the country whose citizen somebody is, each person by itself", () => {
  const nordic = (citizenship: string, homeNumber: string) =>
    answer("person", { citizenship, homeNumber }, "homeNumber")
  expect(nordic("SE", "880314-1234")).toBe("880314-1234")
  expect(nordic("SE", "88-1234")).toEqual({ homeNumber: "home-number" })
  expect(nordic("", "88-1234")).toBe("88-1234")
  const fields = ["p1-", "p2-"].flatMap((who) =>
    questions.person
      .filter((q) => ["citizenship", "homeNumber"].includes(q.name))
      .map((question) => ({ name: who + question.name, question })),
  )
  const numbers = {
    "p1-citizenship": "NO",
    "p1-homeNumber": "140388 12345",
    "p2-citizenship": "FI",
    "p2-homeNumber": "140388 12345",
  }
  expect(readAnswers(formOf(numbers), fields, [])).toEqual({
    ok: false,
    typed: numbers,
    errors: { "p2-homeNumber": "home-number" },
  })
})

test.each([
  [
    { coupled: "spouse", children: "2", adults: "" },
    { coupled: "spouse", children: 2, adults: 0 },
  ],
  [{ coupled: "none" }, { coupled: "none", children: 0, adults: 0 }],
  [
    { coupled: "none", children: "-1", adults: "1.5" },
    { children: "count-wrong", adults: "count-wrong" },
  ],
  [
    { coupled: "both", children: "many" },
    { coupled: "coupled-missing", children: "count-wrong" },
  ],
])("who moves along: %j is %j", (fields, expected) => {
  const company = parseFields(formOf(fields), companyForm)
  expect(company.ok ? company.value : company.errors).toEqual(expected)
})

test("a printed code, and an answer in one's own words", () => {
  const code = (typed: string) => {
    const printed = parseFields(formOf({ code: typed }), printedCodeForm)
    return printed.ok ? printed.value.code : printed.errors.code
  }
  expect([code(" ABCD-EFGH "), code(" "), code("x".repeat(121))]).toEqual([
    "ABCD-EFGH",
    "code-missing",
    "printed-shape",
  ])
  expect(readWords(formOf({ words: " I have none \n" }))).toBe("I have none")
  expect(readWords(formOf({}))).toBe("")
})
