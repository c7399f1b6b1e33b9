import { describe, expect, test } from "vitest"
import { askedByVerdicts, readApproved, readAsked, readVerdicts } from "#app/prereg/staff/forms.ts"
import { formOf } from "../../support/forms.ts"

const elena = "00000000-0000-4000-8000-000000000001"
const marco = "00000000-0000-4000-8000-000000000002"

describe("the findings of papers", () => {
  test("are read with what they were when the page was shown", () => {
    expect(
      readVerdicts(
        formOf({
          [`v:${elena}:passport`]: "approved",
          [`was:${elena}:passport`]: "missing",
          [`v:${marco}:lease-contract`]: "",
          [`v:${marco}:passport`]: "eaten",
          [`was:${marco}:passport`]: "at-visit",
        }),
      ),
    ).toEqual([
      { personId: elena, paper: "passport", verdict: "approved", was: "missing" },
      { personId: marco, paper: "lease-contract", verdict: null, was: null },
      { personId: marco, paper: "passport", verdict: null, was: "at-visit" },
    ])
  })

  test.each(["v:elena:passport", `v:${elena}`, `v:${elena}:`, `v:${elena}:Pass port`, `w:${elena}:passport`, "note"])(
    "a field named %j is passed over",
    (name) => expect(readVerdicts(formOf({ [name]: "approved" }))).toEqual([]),
  )

  test("of missing papers and stamps ask for them by themselves", () => {
    const one = (paper: string, verdict: "missing" | "stamp-missing" | "approved" | "at-visit" | null) => ({
      personId: elena,
      paper,
      verdict,
      was: null,
    })
    expect(
      askedByVerdicts([
        one("passport", "missing"),
        one("marriage", "stamp-missing"),
        one("lease", "approved"),
        one("birth", "at-visit"),
        one("permit", null),
      ]),
    ).toEqual([
      { personId: elena, part: "papers", question: "passport", template: "paper-missing" },
      { personId: elena, part: "papers", question: "marriage", template: "stamp-missing" },
    ])
  })
})

describe("what is asked", () => {
  test("of a person or of the household, each with its template", () => {
    const born = `${elena}:person:born`
    expect(
      readAsked(
        formOf({ ask: [born, "-:to:street"], [`template:${born}`]: "unclear", "template:-:to:street": "rude" }),
      ),
    ).toEqual([
      { personId: elena, part: "person", question: "born", template: "unclear" },
      { personId: null, part: "to", question: "street", template: "missing" },
    ])
  })

  test.each([
    "",
    "elena:person:born",
    `${elena}:dreams:born`,
    `${elena}:person`,
    `${elena}:person:b`,
    `${elena}:person:<b>`,
    ":person:born",
  ])("%j is passed over", (ask) => expect(readAsked(formOf({ ask }))).toEqual([]))
})

test("one press approves the papers of one person, by the button of that person", () => {
  expect(readApproved(`approve ${elena}`)).toBe(elena)
  expect(readApproved("approve")).toBeNull()
  expect(readApproved("approve elena")).toBeNull()
  expect(readApproved(`refuse ${elena}`)).toBeNull()
  expect(readApproved("")).toBeNull()
})
