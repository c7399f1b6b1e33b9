import { kb, measure, tell } from "./measure.ts"
import { makeDrafts, openOffice } from "./office.ts"
import { startWeb } from "./portal.ts"
import { launch, weigh } from "./weigh.ts"

/**
 * What a first visit to a page costs a phone: every file the browser asks for with an empty cache, as the server compresses
 * it. The whole counts headers as well.
 */
const MOST = { css: 12_000, js: 8_000, whole: 90_000 }

await measure(async () => {
  const office = await openOffice("half", 2)
  const web = await startWeb(office.url)
  const browser = await launch()
  try {
    const [key] = await makeDrafts(office, [{ services: ["cpr"], party: 1 }])
    const home = await weigh(browser, web, "/en")
    const time = await weigh(browser, web, "/en/book/time", { name: "booking", value: key! })
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
