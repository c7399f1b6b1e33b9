import { expect, test } from "vitest"
import { asHtml } from "#jobs/layout.tsx"

test("names of facts stand at the left in every mail program: only values that HTML knows are used", () => {
  const html = asHtml([{ facts: [["Reference", "KTM-4QX7"]] }], {
    language: "en",
    dir: "ltr",
    title: "Your visit",
    site: "ICS East",
  })
  expect([...html.matchAll(/ align="([^"]*)"/g)].map((m) => m[1])).toEqual(["left"])
})
