import { I18nextProvider } from "react-i18next"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { MunicipalityEditor } from "#app/office/parts/municipality-editor.tsx"
import { translator } from "#locales/translator.ts"

const municipality = {
  code: "217",
  name: "Helsingør",
  seen: "mark-of-the-new-page",
  partner: true,
  ends: null,
  host: false,
  terms: [{ id: "t", kind: "region" as const, region: "Region Ida", from: "1 January 2027", to: null }],
  exceptions: [],
}
const page = (typed: Record<string, string>) =>
  renderToStaticMarkup(
    <I18nextProvider i18n={translator("en")}>
      <MunicipalityEditor municipality={municipality} typed={typed} today="2026-11-26" />
    </I18nextProvider>,
  )

test("what was typed and what a colleague saved stand on one page", () => {
  const text = page({ what: "region", region: "Region Bo", from: "2027-02-01", seen: "mark-of-both" })
  for (const words of ["Region Ida", 'value="Region Bo"', 'value="2027-02-01"']) expect(text).toContain(words)
})

test("a form given back carries the mark of what was seen when it was typed, the others that of the page", () => {
  const marks = [
    ...page({ what: "region", region: " ", seen: "mark-of-the-old-page" }).matchAll(/name="seen" value="([^"]+)"/g),
  ]
  expect(marks.map((m) => m[1]).toSorted()).toEqual([
    "mark-of-the-new-page",
    "mark-of-the-new-page",
    "mark-of-the-old-page",
  ])
})
