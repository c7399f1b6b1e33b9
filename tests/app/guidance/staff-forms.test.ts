import { describe, expect, test } from "vitest"
import { readDraft, readPublish, readSources } from "#app/guidance/staff/forms.ts"
import { formOf } from "../../support/forms.ts"

describe("a draft", () => {
  test("is what was typed; only the short lines lose the spaces around them", () => {
    expect(
      readDraft(
        formOf({
          title: "Tax ",
          lead: " How it works\n",
          "summary-name-1": " Who ",
          "summary-text-1": " Everyone\n",
          "summary-name-3": "When",
          keywords: " tax, skat ",
          body: "## Do {#do}\n\n1. Read\n",
        }),
      ),
    ).toEqual({
      title: "Tax ",
      lead: " How it works\n",
      summary: [
        { name: "Who", text: "Everyone" },
        { name: "", text: "" },
        { name: "When", text: "" },
      ],
      keywords: "tax, skat",
      body: "## Do {#do}\n\n1. Read\n",
    })
  })

  test("of nothing is empty, and a field takes no more than it may hold", () => {
    expect(readDraft(formOf({}))).toMatchObject({ title: "", lead: "", keywords: "", body: "" })
    const long = "x".repeat(50_000)
    const draft = readDraft(
      formOf({ title: long, lead: long, "summary-name-1": long, "summary-text-1": long, keywords: long, body: long }),
    )
    expect([draft.title, draft.lead, draft.keywords, draft.body].map((text) => text.length)).toEqual([
      200, 600, 600, 40_000,
    ])
    expect(draft.summary.map((line) => [line.name.length, line.text.length])).toEqual([
      [60, 300],
      [0, 0],
      [0, 0],
    ])
  })
})

test.each([
  [{ intent: "draft" }, { when: "draft" }],
  [{ intent: "publish", day: "nonsense" }, { when: "now" }],
  [
    { intent: "plan", day: "2026-12-01", clock: "8" },
    { when: "at", at: new Date("2026-12-01T07:00:00Z") },
  ],
  [
    { intent: "plan", day: "2027-06-01", clock: "8.30" },
    { when: "at", at: new Date("2027-06-01T06:30:00Z") },
  ],
  [{ intent: "plan", day: "2026-02-30", clock: "8" }, null],
  [{ intent: "plan", day: "2026-12-01", clock: "25" }, null],
  [{ intent: "plan", day: "2026-12-01" }, null],
  [{}, null],
])("%j is published: %j", (fields, when) => {
  expect(readPublish(formOf(fields))).toEqual(when)
})

test("sources are lines of a name and an address; whatever mark stands between them goes", () => {
  expect(
    readSources(
      [
        " skat.dk – https://skat.dk/a?b=c ",
        "",
        "Borger.dk, https://borger.dk",
        "The law",
        "https://only.example",
        "Via https://one.example https://two.example",
        "Old http://plain.example",
      ].join("\n"),
    ),
  ).toEqual([
    { label: "skat.dk", url: "https://skat.dk/a?b=c" },
    { label: "Borger.dk", url: "https://borger.dk" },
    { label: "The law", url: "" },
    { label: "", url: "https://only.example" },
    { label: "Via https://one.example", url: "https://two.example" },
    { label: "Old http://plain.example", url: "" },
  ])
  expect(readSources(" \n\n")).toEqual([])
})
