import { addDays } from "#domain/time/office-time.ts"
import { readFigures } from "#db/statistics/reads.ts"
import { measure, median, ms, percentile, tell } from "./measure.ts"
import { openOffice } from "./office.ts"
import { addPast, withClient } from "./past.ts"

/**
 * All figures of a year in which 100,000 people came, counted from the visits themselves: nothing is kept from one look to the next. The
 * bare count beside it reads the same visits and their times, and tells nothing apart.
 */
const VISITS = 100_000
const PER_DAY = 300
const TIMES = 7
const MOST_MS = 500

await measure(async () => {
  const office = await openOffice("quiet", 2)
  try {
    const last = addDays(office.today, -1)
    await withClient(office, async (client) => {
      await addPast(client, { until: last, count: VISITS, perDay: PER_DAY })
      await client.query("vacuum analyze")
    })
    const period = { kind: "own" as const, first: addDays(last, -365), last }
    const wanted = { siteId: office.at.site.id, period, services: null, municipality: null, language: null }
    const times = { figures: [] as number[], bare: [] as number[] }
    for (let i = 0; i <= TIMES; i++)
      for (const [name, work] of [
        ["figures", () => readFigures(office.db, wanted, new Date())],
        ["bare", () => bareCount(office, period)],
      ] as const) {
        const began = performance.now()
        await work()
        // The first of each warms up.
        if (i > 0) times[name].push(performance.now() - began)
      }
    const [figures, bare] = [median(times.figures), median(times.bare)]
    tell(`figures: median ${ms(figures)}, p95 ${ms(percentile(times.figures, 0.95))}; the bare count ${ms(bare)}`)
    return {
      rows: [
        {
          measure: `Statistics of a year of ${VISITS.toLocaleString("en")} visits, all figures`,
          measured: `median ${ms(figures)}, ${(figures / bare).toFixed(1)} times a bare count of them (${ms(bare)})`,
          target: `≤ ${MOST_MS} ms`,
          reached: figures <= MOST_MS,
        },
      ],
    }
  } finally {
    await office.close()
  }
})

async function bareCount(
  { pool, at }: Awaited<ReturnType<typeof openOffice>>,
  { first, last }: { first: string; last: string },
): Promise<void> {
  const { rows } = await pool.query(
    `select count(*)::int as n, sum(extract(epoch from l.finished_at - v.arrived_at)) from visit v join leg l on l.visit_id = v.id
     where v.site_id = $1 and l.day between $2 and $3`,
    [at.site.id, first, last],
  )
  if (rows[0].n < VISITS * 0.99) throw new Error("the year is not there")
}
