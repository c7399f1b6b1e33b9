import { readFileSync, readdirSync } from "node:fs"
import { I18nextProvider } from "react-i18next"
import { renderToStaticMarkup } from "react-dom/server"
import { createRoutesStub } from "react-router"
import { expect, test } from "vitest"
import { PageTitle } from "#app/parts/page-title.tsx"
import { translator } from "#locales/translator.ts"

const titleOf = (language: "en" | "da", answered: object | undefined, wrong?: boolean) => {
  const Stub = createRoutesStub([
    {
      id: "page",
      path: "/",
      Component: () => <PageTitle title="Figures" {...(wrong === undefined ? {} : { wrong })} />,
    },
  ])
  return renderToStaticMarkup(
    <I18nextProvider i18n={translator(language)}>
      <Stub initialEntries={["/"]} hydrationData={answered ? { actionData: { page: answered } } : {}} />
    </I18nextProvider>,
  )
}

test.each([
  ["en", { error: "taken" }, undefined, "Error: Figures – Ankomst"],
  ["da", { error: "taken" }, undefined, "Fejl: Figures – Ankomst"],
  ["en", { errors: { email: "email-missing" } }, undefined, "Error: Figures – Ankomst"],
  ["en", { errors: {} }, undefined, "Figures – Ankomst"],
  ["en", { error: null, preview: {} }, undefined, "Figures – Ankomst"],
  ["en", undefined, undefined, "Figures – Ankomst"],
  ["en", undefined, true, "Error: Figures – Ankomst"],
  ["en", { error: "sure" }, false, "Figures – Ankomst"],
] as const)("in %s, a page answered with %j is titled %s %s", (language, answered, wrong, title) => {
  expect(titleOf(language, answered, wrong)).toBe(`<title>${title}</title>`)
})

test("no page writes its title by hand", () => {
  const byHand = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx") && file !== "parts/page-title.tsx")
    .filter((file) => readFileSync(`app/${file}`, "utf8").includes("<title>"))
  expect(byHand).toEqual([])
})
