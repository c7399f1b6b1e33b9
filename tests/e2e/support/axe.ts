import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Page } from "@playwright/test"
import type { AxeResults } from "axe-core"

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

/**
 * What axe finds on a page as it stands, one line for each rule. Colours are measured when `colours` is said: they are the half of axe's
 * time, and do not depend on the page's width.
 */
export async function faults(page: Page, { colours }: { colours: boolean }): Promise<string[]> {
  await page.evaluate(`if (!window.axe) { ${source} }`)
  const violations = await page.evaluate(
    async ([runOnly, enabled]) => {
      const { axe } = window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }
      const rules = { "color-contrast": { enabled } }
      // What is right is not described: on a long table that takes longer than looking.
      const found = await axe.run({ runOnly, rules, resultTypes: ["violations"] })
      return found.violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(" ")) }))
    },
    [tags, colours] as const,
  )
  return violations.map(({ id, at }) => `${id}: ${at.slice(0, 3).join(", ")}`)
}
