import { type SQL, sql } from "drizzle-orm"
import { type CountedState, states } from "#domain/statistics/figures.ts"
import { type Measure, MOST_MINUTES } from "#domain/statistics/measures.ts"
import type { stopOf } from "#domain/statistics/stops.ts"
import { OFFICE_ZONE, addDays } from "#domain/time/office-time.ts"

/** Whole minutes between two instants, none where the second comes first. (`extract` answers exact numbers and is ten times slower.) */
const minutes = (from: SQL, to: SQL): SQL => sql`greatest(0, floor(date_part('epoch', ${to} - ${from}) / 60)::int)`

/** An instant by the office's wall. The zone stands in the text: grouping by a parameter is grouping by nothing. */
const onWall = (instant: SQL): SQL => sql`(${instant} at time zone '${sql.raw(OFFICE_ZONE)}')`
export const officeDate = (instant: SQL): SQL => sql`${onWall(instant)}::date`
export const officeHour = (instant: SQL): SQL => sql`date_part('hour', ${onWall(instant)})::int`

/** A Monday: days are counted from it while they are grouped, which numbers are faster for than names. */
const FIRST_MONDAY = "2001-01-01"
export const dayNumber = (day: SQL): SQL => sql`(${day} - date '${sql.raw(FIRST_MONDAY)}')`
export const dayOfNumber = (number: number): string => addDays(FIRST_MONDAY, number)

const stateNumber = (state: CountedState): SQL => sql.raw(String(states.indexOf(state)))

/**
 * One row for each present service of the visits that `which` names (of `visit v` and `leg l`), with what is counted and measured of it.
 * It says in SQL what `domain/statistics/measures.ts` says; a test holds the two together. What is only held, or has lapsed, was never
 * booked. `events` narrows what is read of `visit_event e`. The state is its place in `states`.
 */
export const legFacts = (which: SQL, events: SQL, now: Date): SQL => sql`
  with called as (
    select l.id as leg_id, max(e.at) as at from visit_event e
    join leg l on l.visit_id = e.visit_id and l.current and e.at <= l.started_at
    where e.kind = 'called' and ${events} group by l.id
  ), released as (
    select distinct e.visit_id from visit_event e where e.kind = 'released' and ${events}
  ), served as (
    select v.site_id, l.day, l.starts_at, l.ends_at, l.started_at, l.finished_at, s.key as subject,
      coalesce(v.municipality, '') as municipality, v.language, v.booked_at, l.position = 1 as first,
      coalesce(b.finished_at, v.arrived_at) as here_at, r.visit_id is not null as put_off,
      -- The last call before being served is of the service before, where that was not done yet.
      case when c.at >= coalesce(b.finished_at, v.arrived_at, c.at) then c.at end as call_at,
      case v.state when 'done' then ${stateNumber("done")} when 'missed' then ${stateNumber("missed")}
        when 'cancelled' then ${stateNumber("cancelled")}
        else case when v.ends_at > ${now.toISOString()}::timestamptz then ${stateNumber("coming")}
          else ${stateNumber("unmarked")} end end as state
    from visit v join leg l on l.visit_id = v.id and l.current join service s on s.id = l.service_id
    left join leg b on b.visit_id = l.visit_id and b.current and b.position = l.position - 1
    left join called c on c.leg_id = l.id left join released r on r.visit_id = v.id
    where v.state not in ('held', 'lapsed') and ${which}
  )
  select site_id, subject, municipality, language, day, starts_at, first, state,
    case when here_at is not null and started_at is not null
      then ${minutes(sql`greatest(starts_at, here_at)`, sql`coalesce(call_at, started_at)`)} end as waiting,
    case when call_at is not null and started_at is not null then ${minutes(sql`call_at`, sql`started_at`)} end as walking,
    case when started_at is not null and finished_at is not null
      then ${minutes(sql`started_at`, sql`finished_at`)} end as serving,
    case when state <> ${stateNumber("cancelled")} then ${minutes(sql`starts_at`, sql`ends_at`)} end as agreed,
    case when first and state <> ${stateNumber("cancelled")} and booked_at is not null
      then greatest(0, day - ${officeDate(sql`booked_at`)}) end as lead,
    case when first and state = ${stateNumber("done")} then case when put_off then 0 else 1 end end as whole
  from served`

/** How often each number was measured, by what stands before it: of the columns above, without what a forgotten button says. */
export const measuredOf = (from: SQL, measure: Measure, before: SQL, groups: SQL): SQL => {
  const value = sql.raw(measure)
  return sql`select ${before}, '${value}' as measure, ${value} as value, count(*)::int as amount
    from ${from} where ${value} <= ${sql.raw(String(MOST_MINUTES))} group by ${groups}`
}

export type StoppedDraft = Parameters<typeof stopOf>[0]

/** What says where a booking stopped, of `booking_draft d` and its `visit v`. */
export const draftFacts = sql`cardinality(d.services) as services, d.party, d.visit_id is not null as held,
  d.details_given as details, coalesce(d.confirmed_email = d.email, false) as "addressConfirmed",
  coalesce(v.state not in ('held', 'lapsed'), false) as booked`
