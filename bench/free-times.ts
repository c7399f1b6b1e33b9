import { Connection, type Rate, load, textOf } from "./load.ts"
import { measure, median, tell } from "./measure.ts"
import { type DraftWish, fullestMonth, makeDrafts, openOffice } from "./office.ts"
import { startWeb } from "./portal.ts"

/**
 * Pages per second with the free times of a month, over pages per second of a bare page: `/en/accessibility` has the same
 * layout and nothing of its own to read. What is left is the price of the free times. Twice: with one draft for everybody, where
 * all share one list for a second, and with eight different drafts, which share only what is taken.
 */
const CONNECTIONS = 8
const ROUNDS = 7
const ROUND_MS = 2_000
const LEAST = 0.9

const one: DraftWish = { services: ["cpr"], party: 1 }
const different: DraftWish[] = [
  one,
  { services: ["cpr"], party: 2 },
  { services: ["cpr"], party: 3 },
  { services: ["mitid"], party: 1 },
  { services: ["health-card"], party: 1 },
  { services: ["health-card"], party: 2 },
  { services: ["eu-residence"], party: 1 },
  { services: ["eu-residence", "cpr"], party: 1 },
]

await measure(async () => {
  const office = await openOffice("full", 2)
  const web = await startWeb(office.url)
  const connections = Array.from({ length: CONNECTIONS }, () => new Connection(web.origin))
  try {
    const { month, days } = fullestMonth(office.today)
    const path = `/en/book/time?month=${month}`
    const cookies = (await makeDrafts(office, different)).map((key) => ({ cookie: `booking=${key}` }))
    const sorts = {
      bare: () => ({ path: "/en/accessibility", headers: cookies[0] }),
      same: () => ({ path, headers: cookies[0] }),
      different: (index: number) => ({ path, headers: cookies[index] }),
    }
    await mustShowTimes(connections[0]!, path, cookies[0]!)

    const rates: Record<keyof typeof sorts, Rate[]> = { bare: [], same: [], different: [] }
    const names = Object.keys(sorts) as (keyof typeof sorts)[]
    for (const name of names) await load(connections, 2 * ROUND_MS, sorts[name])
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of names) rates[name].push(await load(connections, ROUND_MS, sorts[name]))
    }
    const speed = (name: keyof typeof sorts) => median(rates[name].map((rate) => rate.perSecond))
    const bare = speed("bare")
    for (const name of names)
      tell(`${name}: ${speed(name).toFixed(0)} pages/s, ${rates[name].map((r) => r.perSecond.toFixed(0)).join(" ")}`)
    const row = (measured: string, name: keyof typeof sorts) => ({
      measure: `Free times of a month, 12 counters 90 % full, ${measured}: pages/s over a bare page`,
      measured: `${(speed(name) / bare).toFixed(2)} (${speed(name).toFixed(0)} over ${bare.toFixed(0)} pages/s)`,
      target: `≥ ${LEAST}`,
      reached: speed(name) / bare >= LEAST,
    })
    return {
      rows: [row("8 visitors who want different things", "different"), row("8 who want the same", "same")],
      notes: [
        `Free times: the month is ${month} with ${days.length} days ahead; ${CONNECTIONS} keep-alive connections on one web process, answers compressed, medians of ${ROUNDS} interleaved rounds. What is taken is read once a second, or sooner when somebody books; within it those who want the same share the list of free times.`,
      ],
    }
  } finally {
    for (const connection of connections) connection.close()
    await web.stop()
    await office.close()
  }
})

/** A page without times would be quick and prove nothing. */
async function mustShowTimes(connection: Connection, path: string, headers: Record<string, string>): Promise<void> {
  const html = await textOf(await connection.ask(path, { headers }))
  const times = html.match(/name="time"/g)?.length ?? 0
  const days = html.match(/class="day-row"/g)?.length ?? 0
  if (times === 0 || days < 5) throw new Error(`the page shows ${times} times on ${days} days`)
  tell(`the page: ${days} days, ${times} times on the opened one, ${(html.length / 1000).toFixed(0)} KB of HTML`)
}
