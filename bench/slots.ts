import { readBusy } from "#db/booking/reads.ts"
import { slotQuery } from "#domain/booking/rules.ts"
import { slotDays } from "#domain/booking/slot-days.ts"
import { freeSlots } from "#domain/booking/slots.ts"
import { measure, median, ms, percentile, tell } from "./measure.ts"
import { fullestMonth, openOffice } from "./office.ts"

/** The rule alone, on what has been read once: every day of a month put together and searched. */
const WARM_UP = 300
const TIMES = 1_500
const MOST_MS = 2

const cases = [
  { what: "one service", services: ["cpr"], party: 1 },
  { what: "two services at two counters", services: ["eu-residence", "cpr"], party: 2 },
]

await measure(async () => {
  const office = await openOffice("full", 2)
  try {
    const { at, today } = office
    const { first, last, month } = fullestMonth(today)
    const now = new Date()
    const { busy } = await readBusy(office.db, at.site.id, first, last, now)
    const legs = [...busy.values()].reduce((sum, counters) => sum + [...counters.values()].flat().length, 0)
    const rows = cases.map(({ what, services, party }) => {
      const chosen = at.services.filter((s) => services.includes(s.key))
      const once = () => {
        const query = slotQuery(at.site, chosen, party, now)
        return slotDays(at.office, first, last, busy).map((day) => freeSlots(day, query))
      }
      const times: number[] = []
      for (let i = 0; i < WARM_UP + TIMES; i++) {
        const began = performance.now()
        once()
        if (i >= WARM_UP) times.push(performance.now() - began)
      }
      const found = once()
      tell(`${what}: ${found.flat().length} free times on ${found.length} open days of ${month}, ${legs} legs read`)
      return {
        measure: `Free times of that month, the rule alone, ${what}`,
        measured: `median ${ms(median(times))}, p95 ${ms(percentile(times, 0.95))}`,
        target: `≤ ${MOST_MS} ms`,
        reached: median(times) <= MOST_MS,
      }
    })
    return { rows }
  } finally {
    await office.close()
  }
})
