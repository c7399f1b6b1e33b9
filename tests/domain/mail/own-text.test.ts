import { describe, expect, test } from "vitest"
import { messageKind, messageKinds } from "#domain/mail/messages.ts"
import {
  type SavedText,
  faultOfText,
  laggingIn,
  lags,
  ownTextAt,
  tidyText,
  toWrite,
  variablesIn,
  variablesOf,
  versionsOf,
} from "#domain/mail/own-text.ts"
import { smsParts } from "#domain/mail/sms.ts"
import { LONGEST } from "#domain/longest.ts"

describe("the variables of a text", () => {
  test("are read with and without spaces, each once", () => {
    expect(variablesIn("Your visit {{when}} ({{ reference }}), {{when}}")).toEqual(["when", "reference"])
  })

  test("a text may use those of the built-in one and the office's, and must keep what people have to know", () => {
    const { may, must } = variablesOf("Hello {{name}}, come {{when}} ({{count}}), or call {{phone}}")
    expect(may).toEqual(["name", "when", "count", "phone", "site", "email", "address"])
    expect(must).toEqual(["when"])
  })
})

describe("what is wrong with a text", () => {
  const fault = (text: string, builtIn = "Visit {{when}} ({{reference}})") => faultOfText(text, "subject", builtIn)

  test("nothing, when it keeps its variables in any order, with the office's beside them", () => {
    expect(fault("{{reference}}: we see you {{ when }} at {{site}}")).toBeNull()
  })

  test("an unknown variable is named", () => {
    expect(fault("{{when}} {{reference}} {{whne}}")).toEqual({ fault: "variable-unknown", what: "whne" })
    expect(fault("{{when}} {{reference}} {{constructor}}")).toEqual({ fault: "variable-unknown", what: "constructor" })
  })

  test("a missing one is named: a code mail keeps its code", () => {
    expect(fault("Visit {{when}}")).toEqual({ fault: "variable-missing", what: "reference" })
    expect(fault("Hello", "Your code is {{code}}")).toEqual({ fault: "variable-missing", what: "code" })
    expect(faultOfText("Hello", "text", "Hello {{name}},")).toBeNull()
  })

  test.each(["{{when}", "{when}}", "{{{when}}}", "{{when", "}} {{when}} {{", "{{when, upper}}", "{{- when}}", "{{}}"])(
    "brackets that are no variable: %s",
    (text) => expect(fault(`{{when}} {{reference}} ${text}`)).toEqual({ fault: "braces", what: "" }),
  )

  test("empty, also of spaces only; and too long by one", () => {
    expect(fault(tidyText("  \n ", "subject"))).toEqual({ fault: "text-empty", what: "" })
    const filled = (length: number) => "{{when}}{{reference}}".padEnd(length, "x")
    expect(fault(filled(LONGEST.mailLine))).toBeNull()
    expect(fault(filled(LONGEST.mailLine + 1))).toEqual({ fault: "text-long", what: String(LONGEST.mailLine) })
  })

  test("a line end in a subject is a space, in a paragraph it stays", () => {
    expect(tidyText("Bcc: \r\n you", "subject")).toBe("Bcc: you")
    expect(tidyText("one\r\n\r\n two ", "text")).toBe("one\n\ntwo")
  })
})

describe("what was saved", () => {
  const kind = messageKind("visit-booked")!
  const key = "mail:booked.lead"
  const [en, da] = [
    { key, language: "en" },
    { key, language: "da" },
  ]
  const saved = (place: typeof en, version: number, text: string | null, looked = false): SavedText => ({
    ...place,
    version,
    text,
    looked,
    at: new Date(version),
    by: "Karen",
  })
  const languages = ["en", "da"]

  test("the highest version holds, in any order of reading, and an earlier one can be asked for", () => {
    const rows = [saved(en, 2, "two"), saved(en, 1, "one"), saved(en, 3, null)]
    expect([1, 2, 3, undefined].map((version) => ownTextAt(rows, en, version))).toEqual(["one", "two", null, null])
    expect(ownTextAt(rows, en, 0)).toBeNull()
  })

  test("a text changed in one language makes its twin lag until that is changed or looked at", () => {
    const changed = [saved(en, 1, "one")]
    expect([lags(changed, en), lags(changed, da)]).toEqual([false, true])
    expect(laggingIn(kind, changed, languages)).toEqual(["da"])
    expect(laggingIn(kind, [...changed, saved(da, 2, "en")], languages)).toEqual(["en"])
    expect(laggingIn(kind, [...changed, saved(da, 2, null, true)], languages)).toEqual([])
  })

  test("both saved together, or both built-in again: neither lags", () => {
    expect(laggingIn(kind, [saved(en, 1, "one"), saved(da, 1, "en")], languages)).toEqual([])
    expect(laggingIn(kind, [saved(en, 1, "one"), saved(en, 2, null)], languages)).toEqual([])
  })

  test("only what differs is written; the built-in text is written as none; a look counts only where a text lags", () => {
    const builtIn = () => "built in"
    const rows = [saved(en, 1, "one")]
    const wanted = [
      { ...en, text: "built in" },
      { ...da, text: "built in" },
    ]
    expect(toWrite(rows, wanted, [], builtIn)).toEqual([{ ...en, text: null, looked: false }])
    expect(toWrite(rows, [{ ...en, text: "one" }, wanted[1]!], ["da", "en"], builtIn)).toEqual([
      { ...da, text: null, looked: true },
    ])
    expect(versionsOf([...rows, saved(da, 2, null, true)]).map((v) => [v.version, v.changes.length])).toEqual([
      [2, 1],
      [1, 1],
    ])
  })
})

test("a message has an address of small letters, and no text belongs to two", () => {
  for (const { id } of messageKinds) expect(id).toMatch(/^[a-z-]+$/)
  const keys = messageKinds.flatMap(({ texts }) => texts.map(({ key }) => key))
  expect(new Set(keys).size).toBe(keys.length)
})

test.each([
  ["a".repeat(160), 1],
  ["æ".repeat(161), 2],
  [`${"a".repeat(159)}€`, 2],
  ["ż".repeat(70), 1],
  ["ż".repeat(71), 2],
])("an SMS is counted as it is sent (%#)", (text, parts) => {
  expect(smsParts(text)).toBe(parts)
})
