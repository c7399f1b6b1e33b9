import { addDays } from "#domain/time/office-time.ts"
import { fillDay, longDay } from "./busy-day.ts"
import { Connection, textOf } from "./load.ts"
import { measure, median, ms, tell } from "./measure.ts"
import { type BenchOffice, openOffice, signStaffIn } from "./office.ts"
import { addPast, withClient } from "./past.ts"
import { type Web, startWeb } from "./portal.ts"

/**
 * What years of visits cost whoever works with today's: the same pages of two offices that differ in nothing but 200,000 past visits,
 * as a ratio of medians. They are asked in turn, page by page, so that whatever else the machine does meets both alike.
 */
const PAST_VISITS = 200_000
const VISITS_THAT_DAY = 60
const WARM_UP = 40
const TIMES = 120
const MOST = 1.2

interface Desk {
  office: BenchOffice
  web: Web
  connection: Connection
  headers: { cookie: string }
}

await measure(async () => {
  const few = await openOffice("quiet", 2)
  const many = await openOffice("quiet", 2)
  const desks: Desk[] = []
  try {
    const day = longDay(few)
    for (const office of [few, many]) await fillDay(office, day, VISITS_THAT_DAY, "career")
    const begun = performance.now()
    await withClient(many, (client) =>
      addPast(client, { until: addDays(many.today, -60), count: PAST_VISITS, perDay: 200 }),
    )
    tell(`${PAST_VISITS.toLocaleString("en")} past visits added in ${ms(performance.now() - begun)}`)
    // Both have the same upkeep behind them: rows alone shall make the difference.
    for (const office of [few, many]) await withClient(office, (client) => client.query("vacuum analyze"))
    for (const office of [few, many]) desks.push(await openDesk(office))
    const pages = [
      ["calendar, a day", `/staff/calendar?day=${day}`, "Katarzyna"],
      ["calendar, a week", `/staff/calendar?day=${day}&view=week`, day],
      ["calendar, the table", `/staff/calendar?day=${day}&view=table`, "Katarzyna"],
      ["search by a name", "/staff/search?q=Katarzyna", "Katarzyna"],
      ["search without a hit", "/staff/search?q=Nobody+Like+This", "Nobody Like This"],
    ] as const
    const rows = []
    for (const [name, path, shows] of pages) {
      const [before, after] = await askInTurn(desks, path, shows)
      const ratio = after! / before!
      tell(`${name}: ${ms(after!)} over ${ms(before!)}`)
      rows.push({
        measure: `Staff ${name}: with ${PAST_VISITS.toLocaleString("en")} past visits, over without`,
        measured: `${ratio.toFixed(2)} (${ms(after!)} over ${ms(before!)})`,
        target: `≤ ${MOST}`,
        reached: ratio <= MOST,
      })
    }
    return { rows }
  } finally {
    for (const { connection, web } of desks) {
      connection.close()
      await web.stop()
    }
    await few.close()
    await many.close()
  }
})

async function openDesk(office: BenchOffice): Promise<Desk> {
  const [token] = await signStaffIn(office, 1)
  const web = await startWeb(office.url)
  return { office, web, connection: new Connection(web.origin), headers: { cookie: `staff=${token}` } }
}

/** The median of a page at each desk. `shows` stands in the page, so that what is timed is the page. */
async function askInTurn(desks: readonly Desk[], path: string, shows: string): Promise<number[]> {
  const times = desks.map((): number[] => [])
  for (let round = 0; round < WARM_UP + TIMES; round++)
    for (const [i, { connection, headers }] of desks.entries()) {
      const answer = await connection.ask(path, { headers })
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
      if (round === 0 && !(await textOf(answer)).includes(shows)) throw new Error(`${path} does not show ${shows}`)
      if (round >= WARM_UP) times[i]!.push(answer.ms)
    }
  return times.map(median)
}
