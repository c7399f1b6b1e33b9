import { dayTopic } from "#domain/topics.ts"
import { randomUUID } from "node:crypto"
import pg from "pg"
import { slotDay } from "#domain/booking/slot-days.ts"
import { type Slot, freeSlots } from "#domain/booking/slots.ts"
import { makeReference } from "#domain/booking/reference.ts"
import { reminderAt } from "#domain/booking/reminders.ts"
import { settingsOf } from "#domain/booking/settings.ts"
import { holdEnds, slotQuery } from "#domain/booking/rules.ts"
import { fromMinutes } from "#domain/time/office-time.ts"
import { readBusy } from "#db/booking/reads.ts"
import { seededRandom } from "#db/seed/demo.ts"
import { book } from "#operations/booking/book.ts"
import { hold } from "#operations/booking/hold.ts"
import { linkKey } from "#operations/link.ts"
import { hashSecret } from "#operations/context.ts"
import { measure, median, tell } from "./measure.ts"
import { type BenchOffice, SECRET, makeDrafts, openDays, openOffice } from "./office.ts"

/**
 * Bookings per second of the operations `hold` and `book`, over a bare loop of SQL.
 *
 * The bare loop sends what any portal with these guarantees must write, by hand, on node-postgres, and nothing else: one
 * transaction that inserts the visit and its leg (under the same exclusion constraint and the same trigger), points the draft
 * at them and notifies; a second one that makes the visit booked and the leg last, touches the draft, inserts the event,
 * queues the mail and the reminder, and notifies. It reads nothing, takes no locks, decides nothing and is told a free
 * counter. The operations do the same writes in the same two transactions, and besides find the free counter (twice, the second
 * time under the day's lock), check the draft, the opening hours, the hold and the visits of the e-mail address.
 *
 * Both run with eight clients on copies of the same half-full office, each booking at a time of its own, in rounds that alternate.
 */
const CLIENTS = 8
const ROUNDS = 5
const BOOKINGS = 320
const WARM_UP = 48
const LEAST = 0.85

interface Wish {
  day: string
  slot: Slot
  key: string
}

const sorts = [
  { what: "one service", services: ["cpr"], bookings: BOOKINGS },
  { what: "two services at two counters", services: ["eu-residence", "cpr"], bookings: BOOKINGS / 4 },
]

await measure(async () => {
  const rows = []
  let refused = 0
  for (const sort of sorts) {
    const found = await compare(sort)
    rows.push(found.row)
    refused += found.refused
  }
  return {
    rows,
    notes: [
      `Bookings: ${CLIENTS} clients, ${BOOKINGS} bookings a round (a quarter of two services), medians of ${ROUNDS} alternating rounds, ${refused} refused. What the bare loop does stands in \`bench/bookings.ts\`.`,
    ],
  }
})

async function compare({ what, services, bookings }: (typeof sorts)[number]) {
  const speeds = { operations: [] as number[], bare: [] as number[] }
  let refused = 0
  for (let round = 0; round < ROUNDS; round++) {
    const both = [
      ["operations", operationsBook],
      ["bare", bareBook],
    ] as const
    for (const [name, bookOne] of round % 2 === 0 ? both : both.toReversed()) {
      const office = await openOffice("half", CLIENTS)
      try {
        const wishes = await makeWishes(office, services, WARM_UP + bookings)
        refused += await run(office, wishes.slice(0, WARM_UP), bookOne)
        const began = performance.now()
        refused += await run(office, wishes.slice(WARM_UP), bookOne)
        speeds[name].push((bookings * 1000) / (performance.now() - began))
        await mustHaveBooked(office, WARM_UP + bookings)
      } finally {
        await office.close()
      }
    }
  }
  const operations = median(speeds.operations)
  const bare = median(speeds.bare)
  for (const [name, all] of Object.entries(speeds))
    tell(`${what}, ${name}: ${all.map((n) => n.toFixed(0)).join(" ")} bookings/s`)
  return {
    refused,
    row: {
      measure: `Bookings/s (hold, then book), ${what}, over a bare loop of the same writes`,
      measured: `${(operations / bare).toFixed(2)} (${operations.toFixed(0)} over ${bare.toFixed(0)} bookings/s)`,
      target: `≥ ${LEAST}`,
      reached: operations / bare >= LEAST,
    },
  }
}

/** Each client takes the next wish as soon as it is done with one. Answers how many were refused. */
async function run(
  office: BenchOffice,
  wishes: Wish[],
  bookOne: (office: BenchOffice, wish: Wish) => Promise<boolean>,
): Promise<number> {
  const left = wishes.toReversed()
  let refused = 0
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (let wish = left.pop(); wish; wish = left.pop()) if (!(await bookOne(office, wish))) refused++
    }),
  )
  return refused
}

async function operationsBook({ ctx }: BenchOffice, wish: Wish): Promise<boolean> {
  const held = await hold(ctx, { draftKey: wish.key, startsAt: fromMinutes(wish.slot.start) })
  if (!held.ok) return false
  return (await book(ctx, { draftKey: wish.key, visitId: held.value.visitId })).ok
}

async function bareBook({ pool, at, ctx }: BenchOffice, { key, slot, day }: Wish): Promise<boolean> {
  const id = randomUUID()
  const now = new Date()
  const startsAt = fromMinutes(slot.start)
  const endsAt = fromMinutes(slot.end)
  const draft = hashSecret(key)
  const until = holdEnds(now)
  const change = JSON.stringify({ siteId: at.site.id, topics: [dayTopic(day)] })
  const notify = (client: pg.PoolClient) => client.query("select pg_notify('changed', $1)", [change])

  await inTransaction(pool, async (client) => {
    await client.query(
      `insert into visit (id, site_id, reference, key_hash, state, party, language, starts_at, ends_at, cutoff_hours, hold_until, created_at)
       values ($1, $2, $3, $4, 'held', 1, 'en', $5, $6, 24, $7, $8)`,
      [
        id,
        at.site.id,
        makeReference(ctx.random),
        hashSecret(linkKey(SECRET, "visit", id)),
        startsAt,
        endsAt,
        until,
        now,
      ],
    )
    const legs = slot.legs.map((leg, i) => ({
      ...leg,
      position: i + 1,
      starts: fromMinutes(leg.start),
      ends: fromMinutes(leg.end),
    }))
    await client.query(
      `insert into leg (visit_id, site_id, day, position, service_id, counter_id, starts_at, ends_at, active, until)
       select $1, $2, $3, (l->>'position')::int, (l->>'serviceId')::uuid, (l->>'counterId')::uuid, (l->>'starts')::timestamptz,
         (l->>'ends')::timestamptz, true, $5 from json_array_elements($4::json) l`,
      [id, at.site.id, day, JSON.stringify(legs), until],
    )
    await client.query("update booking_draft set visit_id = $2, touched_at = $3 where key_hash = $1", [draft, id, now])
    await notify(client)
  })

  await inTransaction(pool, async (client) => {
    await client.query(
      `update visit set state = 'booked', hold_until = null, booked_at = $2, names = $3, contact_name = $4, email = $5, phone = '', language = 'en', support_needs = ''
       where id = $1`,
      [id, now, ["Bare Visitor"], "Bare Visitor", `visitor-${id}@example.org`],
    )
    await client.query("update leg set until = null where visit_id = $1 and current", [id])
    await client.query("update booking_draft set touched_at = $2 where key_hash = $1", [draft, now])
    const event = await client.query<{ id: string }>(
      `insert into visit_event (visit_id, at, kind, by, detail) values ($1, $2, 'booked', 'visitor', '{}') returning id`,
      [id, now],
    )
    await queue(
      client,
      "mail-visit",
      { kind: "booked", visitId: id, eventId: event.rows[0]!.id },
      `visit ${event.rows[0]!.id}`,
      null,
    )
    const remindAt = reminderAt(startsAt, now, settingsOf({}))
    if (remindAt) await queue(client, "mail-reminder", { visitId: id, revision: 0 }, `reminder ${id}`, remindAt)
    await notify(client)
  })
  return true
}

function queue(client: pg.PoolClient, task: string, payload: object, key: string, runAt: Date | null) {
  return client.query(
    "select graphile_worker.add_job($1, payload := $2::json, run_at := $3::timestamptz, job_key := $4, max_attempts := 12)",
    [task, JSON.stringify(payload), runAt, key],
  )
}

async function inTransaction(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query("begin")
    await work(client)
    await client.query("commit")
  } catch (error) {
    await client.query("rollback")
    throw error
  } finally {
    client.release()
  }
}

/** So many free times, no two in each other's way, in an order in which neighbours lie on different days; with a draft for each. */
async function makeWishes(office: BenchOffice, keysWanted: string[], count: number): Promise<Wish[]> {
  const { at, db } = office
  const random = seededRandom(7)
  const now = new Date()
  const days = openDays(office)
  const services = at.services.filter((s) => keysWanted.includes(s.key))
  const query = slotQuery(at.site, services, 1, now)
  const { busy: taken } = await readBusy(db, at.site.id, days[0]!, days.at(-1)!, now)
  const busy = new Map(days.map((day) => [day, new Map(taken.get(day))]))
  const chosen: { day: string; slot: Slot }[] = []
  const full = new Set<string>()
  for (let i = 0; chosen.length < count && full.size < days.length; i++) {
    const day = days[i % days.length]!
    const slots = freeSlots(slotDay(at.office, day, busy.get(day)!)!, query)
    const slot = slots[Math.floor(random() * slots.length)]
    if (!slot) {
      full.add(day)
      continue
    }
    for (const { counterId, start, end } of slot.legs) {
      const intervals = [...(busy.get(day)!.get(counterId) ?? []), { start, end }]
      busy.get(day)!.set(
        counterId,
        intervals.toSorted((a, b) => a.start - b.start),
      )
    }
    chosen.push({ day, slot })
  }
  if (chosen.length < count) throw new Error(`only ${chosen.length} free times for ${count} bookings`)
  const keys = await makeDrafts(
    office,
    chosen.map(() => ({ services: keysWanted, party: 1 })),
    true,
  )
  return chosen.map((wish, i) => ({ ...wish, key: keys[i]! }))
}

/** A loop that books nothing is quick. A few of the operations' may meet a time that another counter's choice has used up. */
async function mustHaveBooked({ pool }: BenchOffice, wanted: number): Promise<void> {
  const found = await pool.query<{ count: string }>(
    "select count(*) from booking_draft d join visit v on v.id = d.visit_id where v.state = 'booked'",
  )
  const count = Number(found.rows[0]!.count)
  if (count < wanted * 0.98) throw new Error(`${count} of ${wanted} were booked`)
}
