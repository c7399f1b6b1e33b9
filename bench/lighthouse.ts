import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import process from "node:process"
import { root } from "../bin/folders.mjs"
import { run } from "../bin/processes.mjs"
import { bringGuidance } from "../tools/guidance.ts"
import { measure, median, tell } from "./measure.ts"
import { makeDrafts, openOffice } from "./office.ts"
import { startWeb } from "./portal.ts"

/** Lighthouse as a phone on a slow network, three times each on the home page and on the page of free times; medians. */
const TIMES = 3
const categories = ["performance", "accessibility", "best-practices", "seo"] as const
type Category = (typeof categories)[number]
const LEAST: Record<Category, number> = { performance: 98, accessibility: 100, "best-practices": 100, seo: 0 }
const FULL: Record<Category, number> = { performance: 100, accessibility: 100, "best-practices": 100, seo: 100 }

interface Report {
  runtimeError?: { message: string }
  categories: Record<Category, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, { title: string; score: number | null; displayValue?: string }>
}

await measure(async () => {
  const office = await openOffice("half", 2)
  await office.db.transaction((tx) => bringGuidance(tx, office.ctx.now()))
  const web = await startWeb(office.url)
  const folder = mkdtempSync(path.join(tmpdir(), "ankomst-lighthouse-"))
  try {
    const [key] = await makeDrafts(office, [{ services: ["cpr"], party: 1 }])
    const pages = [
      { name: "home", url: `${web.origin}/en`, cookie: null, least: LEAST },
      { name: "time", url: `${web.origin}/en/book/time`, cookie: `booking=${key}`, least: LEAST },
      { name: "article", url: `${web.origin}/en/guidance/apply-for-your-tax-card`, cookie: null, least: FULL },
    ]
    const rows = []
    const notes = []
    for (const { name, url, cookie, least } of pages) {
      const reports: Report[] = []
      for (let i = 0; i < TIMES; i++) reports.push(await look(url, cookie, path.join(folder, `${name}-${i}.json`)))
      const scoreOf = (category: Category) =>
        median(reports.map((r) => Math.round((r.categories[category].score ?? 0) * 100)))
      const looked = categories.filter((category) => least[category] > 0)
      const scores = looked.map((category) => ({ category, score: scoreOf(category) }))
      tell(`${name}: ${scores.map((s) => `${s.category} ${s.score}`).join(", ")}`)
      rows.push({
        measure: `Lighthouse on a phone, ${name} page: ${looked.join(", ")}`,
        measured: scores.map((s) => s.score).join(", "),
        target: `≥ ${looked.map((category) => least[category]).join(", ")}`,
        reached: scores.every((s) => s.score >= least[s.category]),
      })
      const failing = failingAudits(reports.at(-1)!, looked)
      for (const line of failing) tell(`  ${line}`)
      if (failing.length > 0) notes.push(`Lighthouse, ${name} page, audits below full marks: ${failing.join("; ")}.`)
    }
    return { rows, notes }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await web.stop()
    await office.close()
  }
})

/** Now and then Chromium records no trace at all (NO_NAVSTART), and Lighthouse asks to be run again. */
async function look(url: string, cookie: string | null, file: string, tries = 3): Promise<Report> {
  const flags = [
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ]
  const result = await run(
    process.execPath,
    [
      path.join(root, "node_modules/lighthouse/cli/index.js"),
      url,
      "--quiet",
      "--no-enable-error-reporting",
      "--output=json",
      `--output-path=${file}`,
      `--only-categories=${categories.join(",")}`,
      `--chrome-flags=${flags.join(" ")}`,
      ...(cookie ? [`--extra-headers=${JSON.stringify({ cookie })}`] : []),
    ],
    { env: { ...process.env, CHROME_PATH: process.env.CHROMIUM_PATH }, limit: 120_000 },
  )
  if (tries > 1 && result.output.includes("NO_NAVSTART")) return look(url, cookie, file, tries - 1)
  if (result.code !== 0)
    throw new Error(`Lighthouse: ${result.output.trim() || (result.timedOut ? "took too long" : result.code)}`)
  const report = JSON.parse(readFileSync(file, "utf8")) as Report & { finalDisplayedUrl: string }
  if (report.runtimeError) throw new Error(`Lighthouse: ${report.runtimeError.message}`)
  if (report.finalDisplayedUrl !== url) throw new Error(`Lighthouse saw ${report.finalDisplayedUrl} instead of ${url}`)
  return report
}

/** Audits that cost points. */
function failingAudits(report: Report, looked: readonly Category[]): string[] {
  return looked.flatMap((category) =>
    report.categories[category].auditRefs.flatMap(({ id, weight }) => {
      const audit = report.audits[id]
      if (!audit || weight === 0 || audit.score === null || audit.score >= 1) return []
      return [`${category}: ${id} ${audit.score.toFixed(2)}${audit.displayValue ? ` (${audit.displayValue})` : ""}`]
    }),
  )
}
