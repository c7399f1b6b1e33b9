import type { Page } from "@playwright/test"
import { readSiteOffice } from "#db/office/reads.ts"
import { paths } from "#paths"
import { expect, test } from "./support/portal.ts"

/** An hour: the board looks every three seconds, and each time somebody new is called. */
const LOOKS = 1200
/** By then everything has been loaded that is loaded once. */
const SETTLED = 50

declare global {
  interface Window {
    looks: number
    looksWanted: number
    goOn: () => void
  }
}

/**
 * Lets a page live fast: its waits of seconds are over at once, and every answer but the first is the first one with another call and
 * another clock. After `looksWanted` answers it waits to be told to go on.
 */
function fast() {
  const [ask, later] = [window.fetch, window.setTimeout]
  let first: string | null = null
  window.looks = 0
  window.looksWanted = 0
  localStorage.setItem("board-sound", "on")
  window.fetch = async (...given) => {
    first ??= await (await ask(...given)).text()
    if (window.looks >= window.looksWanted) await new Promise<void>((resolve) => (window.goOn = resolve))
    window.looks++
    const called = `data-call="call ${window.looks}"`
    return new Response(
      first.replace(/data-call="[^"]*"/, called).replace(/(class="clock">)[^<]*/, `$1${window.looks}`),
      { headers: { "content-type": "text/html" } },
    )
  }
  window.setTimeout = ((work: () => void, ms = 0) =>
    later(work, ms === 3000 ? 0 : ms)) as unknown as typeof window.setTimeout
}

/** What the page holds once it has looked so often, and nothing is on its way: nodes, listeners and bytes. */
async function heldAfter(page: Page, looks: number) {
  await page.waitForFunction(() => typeof window.goOn === "function")
  await page.evaluate((wanted) => {
    window.looksWanted = wanted
    window.goOn()
  }, looks)
  await expect(page.locator(".clock")).toHaveText(String(looks), { timeout: 60_000 })
  const devtools = await page.context().newCDPSession(page)
  await devtools.send("Performance.enable")
  await devtools.send("HeapProfiler.collectGarbage")
  const { metrics } = await devtools.send("Performance.getMetrics")
  await devtools.detach()
  const of = (name: string) => metrics.find((metric) => metric.name === name)!.value
  return { nodes: of("Nodes"), listeners: of("JSEventListeners"), bytes: of("JSHeapUsedSize") }
}

test("a board that stands open for an hour of calls does not grow", async ({ page, portal }) => {
  const { site } = await readSiteOffice(portal.database.db)
  await page.addInitScript(fast)
  await page.goto(portal.url + paths.board(site.key))
  const before = await heldAfter(page, SETTLED)
  const after = await heldAfter(page, LOOKS)
  expect(await page.evaluate(() => window.looks)).toBe(LOOKS)
  expect(after.nodes).toBeLessThan(before.nodes + 200)
  expect(after.listeners).toBeLessThanOrEqual(before.listeners + 2)
  expect(after.bytes).toBeLessThan(before.bytes + 1_000_000)
})
