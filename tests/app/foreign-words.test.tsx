import { readFileSync, readdirSync } from "node:fs"
import { I18nextProvider } from "react-i18next"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { Radios } from "#app/parts/choices.tsx"
import { Line } from "#app/guidance/parts/body.tsx"
import { readLine } from "#domain/guidance/article.ts"
import { translator } from "#locales/translator.ts"

test("the Danish name of a tax card is read as Danish inside the English label", () => {
  const { t } = translator("en")
  const page = renderToStaticMarkup(
    <I18nextProvider i18n={translator("en")}>
      <Radios
        name="card"
        legend={t("taxcard:pay.card.title")}
        value={undefined}
        error={undefined}
        options={(["main", "secondary", "exemption"] as const).map((card) => ({
          id: card,
          value: card,
          text: <Line inline={readLine(t(`taxcard:pay.card.${card}`))} figures={{}} />,
        }))}
      />
    </I18nextProvider>,
  )
  expect([...page.matchAll(/<i lang="da">(\w+)<\/i>/g)].map((m) => m[1])).toEqual(["hovedkort", "bikort", "frikort"])
  expect(page).not.toContain("_")
})

test.each(["hovedkort", "bikort", "frikort", "barsel"])(
  "English texts mark the Danish word %s wherever they use it",
  (word) => {
    const files = ["", "guidance/"].flatMap((folder) =>
      readdirSync(`locales/en/${folder}`)
        .filter((name) => /\.(json|md)$/.test(name))
        .map((name) => folder + name),
    )
    const unmarked = files.flatMap((file) =>
      readFileSync(`locales/en/${file}`, "utf8")
        .split("\n")
        // The words people search by are not read aloud.
        .filter((line) => !line.startsWith("keywords:") && new RegExp(`(?<!_)\\b${word}\\b(?!_)`).test(line))
        .map((line) => `${file}: ${line.trim()}`),
    )
    expect(unmarked).toEqual([])
  },
)
