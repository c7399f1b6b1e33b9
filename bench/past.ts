import pg from "pg"
import type { BenchOffice } from "./office.ts"

/** A connection of one's own: filling and tidying take longer than any page may. */
export async function withClient(office: BenchOffice, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: office.url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** So many visits a day back from one: each done, of a person of its own, with a leg and three events. */
export async function addPast(
  client: pg.Client,
  { until, count, perDay }: { until: string; count: number; perDay: number },
): Promise<void> {
  // The words for the search are sorted in once, and not a row at a time.
  await client.query("set gin_pending_list_limit = '512MB'")
  await client.query("begin")
  await client.query(
    `create temporary table past on commit drop as
       select gen_random_uuid() as id, n, v.id as was, $1::date - (n / $3::int) as day, 'Person ' || md5(n::text) as name
       from generate_series(1, $2::int) n
       join (select id, row_number() over (order by id) - 1 as i, count(*) over () as all_of_them from visit) v
         on v.i = n % v.all_of_them`,
    [until, count, perDay],
  )
  await client.query(
    `insert into visit (id, site_id, reference, key_hash, state, party, names, contact_name, email, phone, language,
         starts_at, ends_at, cutoff_hours, created_at, booked_at, arrived_at)
       select p.id, v.site_id, 'P' || p.n, decode(md5(p.id::text), 'hex'), 'done', 1, array[p.name], p.name,
         'past' || p.n || '@example.org', v.phone, v.language, p.day + time '09:00', p.day + time '09:30', v.cutoff_hours,
         p.day - 20, p.day - 20, p.day + time '08:55'
       from past p join visit v on v.id = p.was`,
  )
  await client.query(
    `insert into leg (visit_id, site_id, day, position, service_id, counter_id, starts_at, ends_at, active, current,
         started_at, finished_at)
       select p.id, l.site_id, p.day, 1, l.service_id, l.counter_id, p.day + time '09:00', p.day + time '09:30', false, true,
         p.day + time '09:00', p.day + time '09:30'
       from past p join lateral (select * from leg where visit_id = p.was order by position limit 1) l on true`,
  )
  await client.query(
    `insert into visit_event (visit_id, at, kind, by)
       select p.id, p.day - 20 + i * interval '1 second', 'booked', 'visitor' from past p, generate_series(1, 3) i`,
  )
  await client.query("commit")
}
