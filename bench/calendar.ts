import { fillDay, longDay } from "./busy-day.ts"
import { Connection, textOf } from "./load.ts"
import { kb, measure, median, ms, percentile, tell } from "./measure.ts"
import { openOffice, signStaffIn } from "./office.ts"
import { startWeb } from "./portal.ts"

/**
 * How long the server takes for the day page of the staff calendar, as the browser at the desk would ask for it: one request after
 * the other, compressed. What is measured is the whole way from the request to the last byte, so it is a little more than
 * the server's own share.
 */
const VISITS = 300
const WARM_UP = 150
const TIMES = 300
const MOST_MS = 40
const MOST_PAGES = 6

await measure(async () => {
  const office = await openOffice("quiet", 2)
  const web = await startWeb(office.url)
  const connection = new Connection(web.origin)
  try {
    const day = longDay(office)
    await fillDay(office, day, VISITS, "career")
    const [token] = await signStaffIn(office, 1)
    const headers = { cookie: `staff=${token}` }
    const rows = []
    const medians = new Map<string, number>()
    for (const [what, path] of [
      ["a bare page of staff", "/staff/account"],
      ["the page", `/staff/calendar?day=${day}`],
      ["what an open calendar reads again", `/staff/calendar.data?day=${day}&live=1&_routes=desk%2Fcalendar`],
    ] as const) {
      const times: number[] = []
      let bytes = 0
      for (let i = 0; i < WARM_UP + TIMES; i++) {
        const answer = await connection.ask(path, { headers })
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
        if (i === 0 && path !== "/staff/account") await mustShow(await textOf(answer))
        bytes = answer.body.length
        if (i >= WARM_UP) times.push(answer.ms)
      }
      tell(`${what}: ${kb(bytes)} compressed, median ${ms(median(times))}, p95 ${ms(percentile(times, 0.95))}`)
      medians.set(what, median(times))
      if (path === "/staff/account") continue
      rows.push({
        measure: `Staff calendar of a day with ${VISITS} visits: ${what}`,
        measured: `median ${ms(median(times))}, p95 ${ms(percentile(times, 0.95))} (${kb(bytes)} compressed)`,
        target: `≤ ${MOST_MS} ms`,
        reached: median(times) <= MOST_MS,
      })
    }
    const [bare, page] = ["a bare page of staff", "the page"].map((what) => medians.get(what)!) as [number, number]
    rows.push({
      measure: `Staff calendar of a day with ${VISITS} visits: the page over a bare page of staff`,
      measured: `${(page / bare).toFixed(1)} (${ms(page)} over ${ms(bare)})`,
      target: `≤ ${MOST_PAGES}`,
      reached: page <= MOST_PAGES * bare,
    })
    return { rows }
  } finally {
    connection.close()
    await web.stop()
    await office.close()
  }
})

/** Each name of the busy day stands in the answer, so the day is there. */
async function mustShow(text: string): Promise<void> {
  if (!text.includes("Katarzyna") || text.length < 20_000) throw new Error("the calendar does not show the day")
}
