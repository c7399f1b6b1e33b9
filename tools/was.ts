import { readFileSync, writeFileSync } from "node:fs"
import process from "node:process"
import { officeDay } from "#domain/time/office-time.ts"

/** The part of Playwright's report that is read. */
export interface Suite {
  suites?: readonly Suite[]
  specs?: readonly { title: string; ok: boolean }[]
}
export interface Report {
  stats: { startTime: string; skipped: number }
  suites: readonly Suite[]
}

/** Tests with this title open one page in one language, at every width, and have axe look at it: `tests/e2e/support/walk.ts`. */
const LOOKED_AT = /^accessible: /

const specsOf = ({ suites = [], specs = [] }: Suite): readonly { title: string; ok: boolean }[] => [
  ...specs,
  ...suites.flatMap(specsOf),
]

/** What a whole browser run found, for the accessibility statement. Throws for a run that looked at nothing. */
export function measuredBy(report: Report): { on: string; pages: number; violations: number } {
  const looked = report.suites.flatMap(specsOf).filter(({ title }) => LOOKED_AT.test(title))
  if (looked.length === 0) throw new Error("the run looked at no page: run all browser tests first")
  return {
    on: officeDay(new Date(report.stats.startTime)),
    pages: looked.length,
    violations: looked.filter(({ ok }) => !ok).length,
  }
}

if (process.argv[1]?.endsWith("was.ts")) {
  const report = JSON.parse(readFileSync(".data/test/browser.json", "utf8")) as Report
  const { on, pages, violations } = measuredBy(report)
  writeFileSync(
    "domain/accessibility-measured.ts",
    `/** What the last browser run found, written from its report by \`npm run was:write\`: pages count once for each language. */
export const measured = { on: "${on}", pages: ${pages}, violations: ${violations} } as const
`,
  )
  process.stdout.write(`${pages} pages on ${on}, ${violations} with errors\n`)
}
