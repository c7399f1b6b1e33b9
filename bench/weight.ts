import process from "node:process"
import { type Browser, chromium } from "@playwright/test"
import { kb, measure, tell } from "./measure.ts"
import { makeDrafts, openOffice } from "./office.ts"
import { type Web, startWeb } from "./portal.ts"

/**
 * What a first visit to a page costs a phone: every file the browser asks for with an empty cache, as the server compresses
 * it. The whole counts headers as well.
 */
const MOST = { css: 12_000, js: 8_000, whole: 90_000 }

interface Weight {
  css: number
  js: number
  whole: number
  files: string[]
}

await measure(async () => {
  const office = await openOffice("half", 2)
  const web = await startWeb(office.url)
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  })
  try {
    const [key] = await makeDrafts(office, [{ services: ["cpr"], party: 1 }])
    const home = await weigh(browser, web, "/en", null)
    const time = await weigh(browser, web, "/en/book/time", key!)
    for (const [name, { files }] of Object.entries({ home, time })) tell(`${name}: ${files.join(", ")}`)
    const row = (what: string, of: keyof typeof MOST) => ({
      measure: `A visitor's first page, ${what}, compressed (home / time)`,
      measured: `${kb(home[of])} / ${kb(time[of])}`,
      target: `≤ ${MOST[of] / 1000} KB`,
      reached: Math.max(home[of], time[of]) <= MOST[of],
    })
    return { rows: [row("CSS", "css"), row("JavaScript", "js"), row("everything", "whole")] }
  } finally {
    await browser.close()
    await web.stop()
    await office.close()
  }
})

async function weigh(browser: Browser, web: Web, path: string, key: string | null): Promise<Weight> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 3,
    isMobile: true,
  })
  if (key) await context.addCookies([{ name: "booking", value: key, url: web.origin }])
  const page = await context.newPage()
  const weight: Weight = { css: 0, js: 0, whole: 0, files: [] }
  const sizes: Promise<void>[] = []
  page.on("requestfinished", (request) => {
    sizes.push(
      (async () => {
        const { responseBodySize, responseHeadersSize } = await request.sizes()
        const type = (await request.response())?.headers()["content-type"] ?? ""
        if (type.includes("css")) weight.css += responseBodySize
        if (type.includes("javascript")) weight.js += responseBodySize
        weight.whole += responseBodySize + responseHeadersSize
        weight.files.push(`${new URL(request.url()).pathname.split("/").at(-1)} ${kb(responseBodySize)}`)
      })(),
    )
  })
  const response = await page.goto(web.origin + path, { waitUntil: "networkidle" })
  if (response?.status() !== 200 || new URL(page.url()).pathname !== path)
    throw new Error(`${path} answered ${response?.status()} at ${page.url()}`)
  await Promise.all(sizes)
  await context.close()
  return weight
}
