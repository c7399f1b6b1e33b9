import { readBusy } from "#db/booking/reads.ts"
import { slotQuery } from "#domain/booking/rules.ts"
import { type BusyCounters, slotDays } from "#domain/booking/slot-days.ts"
import { type SlotDay, freeSlots } from "#domain/booking/slots.ts"
import { measure, median, ms, percentile, tell } from "./measure.ts"
import { type BenchOffice, HORIZON_DAYS, fullestMonth, openOffice } from "./office.ts"
import { addDays } from "#domain/time/office-time.ts"

/**
 * The rule alone, on what has been read once: every day put together and searched. A chain is compared with one service on the same
 * days in the same run, for what a machine takes says little about the rule.
 */
const WARM_UP = 300
const TIMES = 1_500
const MOST_MS = 2
/** Seven services while two of the counters have no minute left, over one service. */
const MOST_SEVEN = 3
/** The p95 of four services for four people over all six weeks, over the median of one service for one person. */
const MOST_CHAIN = 10

const SEVEN = ["eu-residence", "cpr", "health-card", "mitid", "tax-card", "pd-u2", "career"]
const FOUR = ["eu-residence", "cpr", "health-card", "mitid"]

interface Timed {
  times: number[]
  found: number
}

await measure(async () => {
  const office = await openOffice("full", 2)
  try {
    const { today, at } = office
    const { first, last, month } = fullestMonth(today)
    const now = new Date()
    const { busy } = await readBusy(office.db, at.site.id, first, last, now)
    const legs = [...busy.values()].reduce((sum, counters) => sum + [...counters.values()].flat().length, 0)
    const time = (what: string, services: string[], party: number, taken = busy, from = first, to = last) => {
      const timed = timeSearch(office, services, party, now, () => slotDays(at.office, from, to, taken))
      tell(`${what}: ${timed.found} free times, median ${ms(median(timed.times))}`)
      return timed.times
    }
    tell(`${month}: ${legs} legs read`)
    const month1 = time("one service", ["cpr"], 1)
    const month2 = time("two services", ["eu-residence", "cpr"], 2)
    const seven = time("seven services, two counters full", SEVEN, 1, withFull(office, busy, first, last))
    const end = addDays(today, HORIZON_DAYS - 1)
    const weeks = (await readBusy(office.db, at.site.id, today, end, now)).busy
    const weeks1 = time("one service, six weeks", ["cpr"], 1, weeks, today, end)
    const weeks4 = time("four services for four people, six weeks", FOUR, 4, weeks, today, end)
    const rule = (what: string, times: number[]) => ({
      measure: `Free times of that month, the rule alone, ${what}`,
      measured: `median ${ms(median(times))}, p95 ${ms(percentile(times, 0.95))}`,
      target: `≤ ${MOST_MS} ms`,
      reached: median(times) <= MOST_MS,
    })
    const over = (what: string, [value, of]: readonly [number, number], most: number) => ({
      measure: what,
      measured: `${(value / of).toFixed(2)} (${ms(value)} over ${ms(of)})`,
      target: `≤ ${most}`,
      reached: value / of <= most,
    })
    return {
      rows: [
        rule("one service", month1),
        rule("two services at two counters", month2),
        over(
          "The same: seven services while two counters are full, over one service",
          [median(seven), median(month1)],
          MOST_SEVEN,
        ),
        over(
          "Free times of six weeks, the rule alone: p95 of 4 services for 4 people, over the median of one service",
          [percentile(weeks4, 0.95), median(weeks1)],
          MOST_CHAIN,
        ),
      ],
    }
  } finally {
    await office.close()
  }
})

function timeSearch({ at }: BenchOffice, services: string[], party: number, now: Date, days: () => SlotDay[]): Timed {
  const chosen = at.services.filter((s) => services.includes(s.key))
  if (chosen.length !== services.length) throw new Error(`no such services: ${services.join()}`)
  const once = () => {
    const query = slotQuery(at.site, chosen, party, now)
    return days().map((day) => freeSlots(day, query))
  }
  const times: number[] = []
  for (let i = 0; i < WARM_UP + TIMES; i++) {
    const began = performance.now()
    once()
    if (i >= WARM_UP) times.push(performance.now() - began)
  }
  return { times, found: once().flat().length }
}

/** The same days with nothing left at the last two counters, one of which alone serves three of the seven services. */
function withFull({ at }: BenchOffice, busy: ReadonlyMap<string, BusyCounters>, first: string, last: string) {
  const full = new Set(at.office.counters.slice(-2).map((counter) => counter.id))
  const days = slotDays(at.office, first, last, busy)
  return new Map(
    days.map(({ day, counters }) => [
      day,
      new Map(counters.map((c) => [c.counterId, full.has(c.counterId) ? c.working : c.busy])),
    ]),
  )
}
