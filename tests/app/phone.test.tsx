import { readFileSync, readdirSync } from "node:fs"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { WithPhone } from "#app/parts/phone.tsx"

test("a phone number inside a text is a link that stays in one piece, and the text stays as it is", () => {
  const page = renderToStaticMarkup(<WithPhone text="Look again, or call +45 33 66 66 06." number="+45 33 66 66 06" />)
  expect(page).toBe('Look again, or call <a class="nowrap" href="tel:+4533666606" dir="ltr">+45 33 66 66 06</a>.')
})

test.each([
  ["Call us.", "33 66 66 06"],
  ["KTM-4QX7", ""],
])("a text without its number stays a text: %s", (text, number) => {
  expect(renderToStaticMarkup(<WithPhone text={text} number={number} />)).toBe(text)
})

test("a link to call is made in one place", () => {
  const byHand = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx") && file !== "parts/phone.tsx")
    .filter((file) => readFileSync(`app/${file}`, "utf8").includes("tel:$"))
  expect(byHand).toEqual([])
})
