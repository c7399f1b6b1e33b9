import { Connection, textOf } from "./load.ts"
import { measure, tell } from "./measure.ts"
import { fullestMonth, makeDrafts, openOffice } from "./office.ts"
import { memoryOf, startWeb } from "./portal.ts"

/** The memory of a web process after 10,000 pages of the visitor's side, asked for on eight connections. */
const CONNECTIONS = 8
const REQUESTS = 10_000
const MOST_BYTES = 200_000_000

const mb = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`

await measure(async () => {
  const office = await openOffice("half", 2)
  const web = await startWeb(office.url)
  const connections = Array.from({ length: CONNECTIONS }, () => new Connection(web.origin))
  try {
    const { month } = fullestMonth(office.today)
    const drafts = await makeDrafts(
      office,
      Array.from({ length: CONNECTIONS }, (_, i) => ({ services: ["cpr"], party: 1 + (i % 4) })),
    )
    const paths = [
      "/en",
      "/da",
      "/en/book/services",
      "/en/book/people",
      `/en/book/time?month=${month}`,
      "/da/book/time",
      "/en/book/taken",
      "/en/mine",
      "/en/privacy",
      "/en/accessibility",
      "/en/no-such-page",
    ]
    const before = memoryOf(web.pid).now
    let asked = 0
    const began = performance.now()
    await Promise.all(
      connections.map(async (connection, i) => {
        const headers = { cookie: `booking=${drafts[i]}` }
        for (let n = asked++; n < REQUESTS; n = asked++) {
          const path = paths[n % paths.length]!
          const { status } = await connection.ask(path, { headers })
          if (status !== (path === "/en/no-such-page" ? 404 : 200)) throw new Error(`${path} answered ${status}`)
        }
      }),
    )
    const { now, most } = memoryOf(web.pid)
    const parts = await partsOf(connections[0]!)
    tell(
      `${mb(before)} before, ${mb(now)} after ${REQUESTS} pages in ${((performance.now() - began) / 1000).toFixed(0)} s; ${parts}`,
    )
    return {
      rows: [
        {
          measure: `Memory of a web process (RSS) after ${REQUESTS.toLocaleString("en")} pages`,
          measured: `${mb(now)}${most === null ? "" : `, at most ${mb(most)}`} (${mb(before)} at the start)`,
          target: `≤ ${mb(MOST_BYTES)}`,
          reached: now <= MOST_BYTES,
        },
      ],
      notes: [`Memory: ${parts}.`],
    }
  } finally {
    for (const connection of connections) connection.close()
    await web.stop()
    await office.close()
  }
})

/** What the process itself says its memory is made of; the rest is code, stacks and what the allocator keeps. */
async function partsOf(connection: Connection): Promise<string> {
  const text = await textOf(await connection.ask("/metrics"))
  const value = (name: string) => mb(Number(new RegExp(`^${name} (\\S+)`, "m").exec(text)?.[1]))
  return `heap ${value("nodejs_heap_size_used_bytes")} used of ${value("nodejs_heap_size_total_bytes")}, outside the heap ${value("nodejs_external_memory_bytes")}`
}
