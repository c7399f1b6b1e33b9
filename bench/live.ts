import { eq } from "drizzle-orm"
import * as t from "#db/booking/tables.ts"
import { freeTimes } from "#db/booking/reads.ts"
import { fromMinutes } from "#domain/time/office-time.ts"
import { book } from "#operations/booking/book.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { hold } from "#operations/booking/hold.ts"
import { hashSecret } from "#operations/context.ts"
import { fillDay, longDay } from "./busy-day.ts"
import { measure, median, ms, percentile, tell } from "./measure.ts"
import { type BenchOffice, makeDrafts, openOffice, signStaffIn } from "./office.ts"
import { Calendar } from "./open-calendar.ts"
import { startWeb } from "./portal.ts"

/**
 * From a change until the open calendars have it. 50 calendars, and once 20 and 200, show the same busy day, half of them at each of two web
 * processes. Each keeps its stream open and re-reads its page when the stream says that the day changed, one read at a time, as
 * the page itself does. The clock starts before the operation is called, so the time of its transaction is in the figure.
 */
const CALENDARS = 50
const [FEW, MANY] = [20, 200]
const VISITS = 300
const BOOKINGS = 15
const MOST_MS = 500
const MOST_TIMES = 2

await measure(async () => {
  const few = await waitsWith(FEW)
  const waits = await waitsWith(CALENDARS)
  const many = await waitsWith(MANY)
  const [p95, p95Few, p95Many] = [waits, few, many].map((times) => percentile(times, 0.95)) as [number, number, number]
  return {
    rows: [
      {
        measure: `A change until it is on ${CALENDARS} open calendars of ${VISITS} visits, two web processes`,
        measured: `p95 ${ms(p95)}, median ${ms(median(waits))}, worst ${ms(Math.max(...waits))}`,
        target: `p95 ≤ ${MOST_MS} ms`,
        reached: p95 <= MOST_MS,
      },
      {
        measure: `The same: p95 with ${MANY} open calendars over that with ${FEW}`,
        measured: `${(p95Many / p95Few).toFixed(1)} (${ms(p95Many)} over ${ms(p95Few)})`,
        target: `≤ ${MOST_TIMES}`,
        reached: p95Many <= MOST_TIMES * p95Few,
      },
    ],
    notes: [
      `Open calendars: ${BOOKINGS} bookings and ${BOOKINGS} cancellations, ${waits.length} times measured; every browser runs on the machine that also answers it, and the time of the booking's own transaction is counted.`,
    ],
  }
})

/** How long each of so many calendars waited for each change. */
async function waitsWith(count: number): Promise<number[]> {
  const office = await openOffice("quiet", 4)
  const webs = [await startWeb(office.url), await startWeb(office.url)]
  const calendars: Calendar[] = []
  try {
    const day = longDay(office)
    await fillDay(office, day, VISITS, "career")
    const tokens = await signStaffIn(office, count)
    for (const [i, token] of tokens.entries()) calendars.push(new Calendar(webs[i % webs.length]!.origin, token, day))
    await Promise.all(calendars.map((calendar) => calendar.open()))

    const waits: number[] = []
    /** Makes a change and waits until every calendar shows what `shows` asks for. */
    const change = async (make: () => Promise<unknown>, shows: (text: string) => boolean) => {
      await Promise.all(calendars.map((calendar) => calendar.quiet()))
      const began = performance.now()
      const seen = calendars.map((calendar) => calendar.until(shows))
      await make()
      waits.push(...(await Promise.all(seen)).map((at) => at - began))
    }
    for (let n = 0; n < BOOKINGS; n++) {
      // No name holds another one, so a calendar's text tells whether the visit is on it.
      const name = `Newcomer${String(n).padStart(3, "0")}`
      const { draftKey, visitId } = await heldVisit(office, day, name)
      await change(
        () => mustDo(book(office.ctx, { draftKey, visitId })),
        (text) => text.includes(name),
      )
      await change(
        () =>
          mustDo(
            cancel(office.ctx, { visitId, by: { kind: "staff", staffId: crypto.randomUUID(), staffName: "Bench" } }),
          ),
        (text) => !text.includes(name),
      )
    }
    tell(`${count} calendars: median ${ms(median(waits))}, p95 ${ms(percentile(waits, 0.95))}`)
    return waits
  } finally {
    for (const calendar of calendars) calendar.close()
    await Promise.all(webs.map((web) => web.stop()))
    await office.close()
  }
}

/** A visitor with everything answered and a held time on that day. */
async function heldVisit(office: BenchOffice, day: string, name: string) {
  const { at, db, ctx } = office
  const want = { services: at.services.filter((s) => s.key === "career"), party: 1 }
  const [free] = await freeTimes(db, at, want, day, day, new Date())
  const slot = free?.slots[0]
  if (!slot) throw new Error(`no free time on ${day}`)
  const [draftKey] = await makeDrafts(office, [{ services: ["career"], party: 1 }], true)
  await db
    .update(t.bookingDraft)
    .set({ contactName: `${name} Visitor`, names: [`${name} Visitor`] })
    .where(eq(t.bookingDraft.keyHash, hashSecret(draftKey!)))
  const { visitId } = await mustDo(hold(ctx, { draftKey: draftKey!, startsAt: fromMinutes(slot.start) }))
  return { draftKey: draftKey!, visitId }
}

async function mustDo<T>(answer: Promise<{ ok: true; value: T } | { ok: false; error: string }>): Promise<T> {
  const done = await answer
  if (!done.ok) throw new Error(done.error)
  return done.value
}
