import { outcomes } from "#domain/statistics/counts.ts"
import type { Measure } from "#domain/statistics/measures.ts"
import { stops } from "#domain/statistics/stops.ts"
import { addDays, isoWeekName, mondayOf } from "#domain/time/office-time.ts"
import type { Transaction } from "../client.ts"
import type { SiteOffice } from "../office/reads.ts"
import { journeyCount, serviceCount, serviceMeasure } from "../statistics/tables.ts"
import { seededRandom } from "./demo.ts"

const WEEKS = 26
/** Services a week, and how that goes up and down over the half year. */
const A_WEEK = 36
const season = (week: number) => 1 + 0.25 * Math.sin(week / 4)

/** Copenhagen, Frederiksberg, Gentofte, Lyngby-Taarbæk, Tårnby, Hvidovre: half of all come from the first. */
const MOST_COME_FROM = ["101", "147", "157", "173", "185", "167"]

/** How many of hundred ended how, and stopped where. */
const ended = { done: 88, missed: 6, cancelled: 5, unmarked: 1 } as const
const stopped = { services: 0, people: 6, time: 14, details: 8, code: 5, check: 2, booked: 65 } as const

/** The middle of what is measured, and how far it spreads. */
const spreads: Partial<Record<Measure, readonly [number, number]>> = {
  waiting: [7, 9],
  walking: [1, 2],
  serving: [17, 9],
  agreed: [20, 5],
  lead: [9, 8],
}

/** What an office of half a year would have kept: numbers only, made up. */
export async function seedPast(tx: Transaction, at: SiteOffice, today: string): Promise<void> {
  const random = seededRandom(20_260_601)
  const siteId = at.site.id
  const known = new Set(at.municipalities.map((m) => m.code))
  const places = [...MOST_COME_FROM.filter((code) => known.has(code)), "abroad"]
  const counts: (typeof serviceCount.$inferInsert)[] = []
  const measured: (typeof serviceMeasure.$inferInsert)[] = []
  const journeys: (typeof journeyCount.$inferInsert)[] = []
  for (let back = 1; back <= WEEKS; back++) {
    const week = isoWeekName(addDays(mondayOf(today), -7 * back))
    for (const { key: subject } of at.services) {
      const amount = Math.round(A_WEEK * season(back) * (0.7 + 0.6 * random()))
      for (const [i, municipality] of places.entries())
        for (const language of ["en", "da"] as const)
          for (const outcome of outcomes) {
            const share =
              (ended[outcome] / 100) * (language === "en" ? 0.8 : 0.2) * (i === 0 ? 0.5 : 0.5 / (places.length - 1))
            const here = Math.round(amount * share + random() - 0.5)
            if (here > 0)
              counts.push({
                siteId,
                counted: "visit",
                subject,
                municipality,
                week,
                language,
                channel: "web",
                outcome,
                amount: here,
                visits: here,
                people: here,
              })
          }
      for (const [measure, [middle, spread]] of Object.entries(spreads) as [Measure, readonly [number, number]][])
        measured.push(...drawn({ siteId, subject, week, measure }, amount, () => around(middle, spread)))
      measured.push(...drawn({ siteId, subject, week, measure: "whole" }, amount, () => (random() < 0.93 ? 1 : 0)))
    }
    for (const stop of stops) {
      const amount = Math.round(6 * stopped[stop] * season(back))
      if (amount > 0) journeys.push({ siteId, week, stop, amount })
    }
  }
  for (let i = 0; i < counts.length; i += 1000) await tx.insert(serviceCount).values(counts.slice(i, i + 1000))
  for (let i = 0; i < measured.length; i += 1000) await tx.insert(serviceMeasure).values(measured.slice(i, i + 1000))
  await tx.insert(journeyCount).values(journeys)

  /** Most lie near the middle; a few take much longer. */
  function around(middle: number, spread: number): number {
    return Math.max(0, Math.round(middle + spread * (random() + random() + random() ** 6 * 3 - 1.2)))
  }
}

function drawn(
  of: Omit<typeof serviceMeasure.$inferInsert, "value" | "amount">,
  times: number,
  draw: () => number,
): (typeof serviceMeasure.$inferInsert)[] {
  const amounts = new Map<number, number>()
  for (let i = 0; i < times; i++) {
    const value = draw()
    amounts.set(value, (amounts.get(value) ?? 0) + 1)
  }
  return [...amounts].map(([value, amount]) => ({ ...of, value, amount }))
}
