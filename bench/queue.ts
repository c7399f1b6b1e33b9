import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { transact } from "#db/client.ts"
import { callNext } from "#operations/desk/next.ts"
import { measure, median, ms, percentile, tell } from "./measure.ts"
import { type BenchOffice, openOffice } from "./office.ts"

/**
 * Twenty clerks, each at a counter of their own, press "next" at the same moment, over twenty who do nothing but update one row each under
 * the same kind of lock. In rounds that alternate: forty walk-ins wait, twenty are called, and those are done with before the next
 * round. Whoever is called is written down, so that nobody who was called twice goes unseen.
 */
const CLERKS = 20
const WAITING = 40
const ROUNDS = 500
const MOST = 10
/** The number of the walk-in who came last. */
let taken = 0
const by = { staffId: randomUUID(), staffName: "Bench" }

await measure(async () => {
  const office = await openOffice("quiet", CLERKS)
  try {
    const counters = await enoughCounters(office)
    await office.pool.query("create table bench_lock (id int primary key, called int not null default 0)")
    await office.pool.query("insert into bench_lock (id) select generate_series(1, $1::int)", [CLERKS])
    const times = { next: [] as number[], bare: [] as number[] }
    const called: string[] = []
    for (let round = 0; round < ROUNDS; round++) {
      await fillUp(office)
      await together(times.next, async (clerk) => {
        const answer = await callNext(office.ctx, { counterId: counters[clerk]!, by, skills: null })
        if (!answer.ok) throw new Error(answer.error)
        called.push(answer.value.id)
      })
      await office.pool.query("update ticket set state = 'done' where state = 'called'")
      await together(times.bare, (clerk) =>
        transact(office.db, async (tx) => {
          await tx.execute(sql`select pg_advisory_xact_lock(4711)`)
          await tx.execute(sql`update bench_lock set called = called + 1 where id = ${clerk + 1}`)
        }),
      )
    }
    const twice = called.length - new Set(called).size
    const [next, bare] = [percentile(times.next, 0.95), percentile(times.bare, 0.95)]
    tell(`next: median ${ms(median(times.next))}, p95 ${ms(next)}; the bare update: p95 ${ms(bare)}`)
    return {
      rows: [
        {
          measure: `${CLERKS} clerks press "next" at once: p95 over that of a bare update under a lock`,
          measured: `${(next / bare).toFixed(1)} (${ms(next)} over ${ms(bare)})`,
          target: `≤ ${MOST}`,
          reached: next <= MOST * bare,
        },
        {
          measure: `The same: who was called twice in ${called.length} calls`,
          measured: twice === 0 ? "nobody" : String(twice),
          target: "nobody",
          reached: twice === 0 && called.length === CLERKS * ROUNDS,
        },
      ],
    }
  } finally {
    await office.close()
  }
})

/** All clerks at once; how long each waited is added to `times`. */
async function together(times: number[], work: (clerk: number) => Promise<unknown>): Promise<void> {
  await Promise.all(
    Array.from({ length: CLERKS }, async (_, clerk) => {
      const began = performance.now()
      await work(clerk)
      times.push(performance.now() - began)
    }),
  )
}

/** As many counters for CPR as there are clerks. Answers their ids. */
async function enoughCounters({ pool, at }: BenchOffice): Promise<string[]> {
  const able = at.office.counters.filter((counter) => counter.skills.includes("cpr"))
  const highest = Math.max(...at.office.counters.map((counter) => counter.number))
  const { rows } = await pool.query<{ id: string }>(
    `insert into counter (site_id, number, counter_group, group_names, skills)
     select site_id, $2::int + n, counter_group, group_names, skills from counter, generate_series(1, $3::int) n where id = $1 returning id`,
    [able[0]!.id, highest, Math.max(0, CLERKS - able.length)],
  )
  // An office that nobody has changed is not read again.
  await pool.query("update site set office_version = office_version + 1")
  return [...able, ...rows].map(({ id }) => id)
}

/** Brings the queue to forty walk-ins. */
async function fillUp({ pool, at, today }: BenchOffice): Promise<void> {
  const { rows } = await pool.query("select count(*)::int as n from ticket where state = 'waiting'")
  const missing = WAITING - (rows[0].n as number)
  await pool.query(
    `insert into ticket (site_id, day, letter, number, key_hash, service_id, party, language, taken_at, queued_at)
     select $1, $2, 'B', n, sha256(n::text::bytea), s.id, 1, 'en', now(), now() + n * interval '1 millisecond'
     from generate_series($3::int + 1, $3::int + $4::int) n, service s where s.key = 'cpr'`,
    [at.site.id, today, taken, missing],
  )
  taken += missing
}
