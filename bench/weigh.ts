import process from "node:process"
import { type Browser, chromium } from "@playwright/test"
import { kb } from "./measure.ts"
import type { Web } from "./portal.ts"

export interface Weight {
  css: number
  js: number
  whole: number
  files: string[]
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  })

/** Everything a phone with an empty cache asks for to show a page, as the server compresses it; the whole counts headers as well. */
export async function weigh(
  browser: Browser,
  web: Web,
  path: string,
  cookie?: { name: string; value: string },
): Promise<Weight> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 3,
    isMobile: true,
  })
  if (cookie) await context.addCookies([{ ...cookie, url: web.origin }])
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
