import { eq, sql } from "drizzle-orm"
import type { VisitState } from "#domain/booking/states.ts"
import { isId } from "#domain/id.ts"
import type { OwnDate, OwnThing } from "#domain/mine/own-things.ts"
import type { Reader } from "../client.ts"
import { ownPage } from "./tables.ts"

export type OwnPage = typeof ownPage.$inferSelect

export async function ownPageByKey(db: Reader, keyHash: Buffer): Promise<OwnPage | null> {
  return (await db.select().from(ownPage).where(eq(ownPage.keyHash, keyHash)))[0] ?? null
}

export async function ownPageById(db: Reader, id: string): Promise<OwnPage | null> {
  if (!isId(id)) return null
  return (await db.select().from(ownPage).where(eq(ownPage.id, id)))[0] ?? null
}

type Row = Pick<OwnThing, "kind" | "id" | "reference" | "state" | "titles"> & {
  at: string
  /** The state it is stored in. */
  stored: string
  created: string
  touched: string
  decided: string | null
  ends: string | null
  /** Of a pre-registration: what else decides how long it is kept. */
  beside: { visit: VisitState | null; handedOver: string | null; approved: boolean } | null
}

/**
 * Everything that stands under an address in small letters: what was confirmed with it, and what the office sends to it. A household
 * counts only once somebody has confirmed that the address is theirs.
 */
export async function ownThingsOf(db: Reader, email: string, now: Date): Promise<OwnThing[]> {
  const instant = sql`${now.toISOString()}::timestamptz`
  const { rows } = await db.execute<{ [Name in keyof Row]: Row[Name] }>(sql`
    select 'visit' as kind, x.id::text as id, x.reference, x.starts_at as at, '{}'::json as titles, x.state as stored,
      case when x.state not in ('booked', 'provisional') then x.state when x.ends_at <= ${instant} then 'over'
        when x.asked_at is not null then 'asked' else x.state end as state,
      x.created_at as created, x.created_at as touched, null::timestamptz as decided, x.ends_at as ends, null::json as beside
    from visit x where x.state not in ('held', 'lapsed') and (lower(x.email) = ${email}
      or x.id in (select p.visit_id from prereg p where lower(p.confirmed_email) = ${email}))
    union all
    select 'prereg', x.id::text, x.reference, coalesce(x.submitted_at, x.touched_at), '{}', x.state,
      case when x.state = 'accepted' and coalesce(v.state, 'done') = 'done' then 'choose' else x.state end,
      x.created_at, x.touched_at, x.decided_at, case when v.state <> 'done' or x.state = 'completed' then v.ends_at end,
      json_build_object('visit', v.state,
        'handedOver', (select h.at from prereg_hand_over h where h.prereg_id = x.id and h.whole),
        'approved', exists (select 1 from identity_check c where c.prereg_id = x.id and c.state = 'approved'))
    from prereg x left join visit v on v.id = x.visit_id and v.state in ('provisional', 'booked', 'arrived', 'serving', 'done')
    where lower(x.confirmed_email) = ${email}
    union all
    select 'benefit', x.id::text, x.reference, coalesce(x.sent_at, x.created_at), '{}', x.state, x.state, x.created_at,
      greatest(x.created_at, (select max(e.at) from benefit_event e where e.case_id = x.id)), null, null, null
    from benefit_case x where x.state <> 'unconfirmed' and lower(x.email) = ${email}
    union all
    select 'tax-card', x.id::text, x.reference, x.created_at, '{}', x.state, x.state, x.created_at, x.touched_at, null, null,
      null
    from tax_application x where lower(x.email) = ${email}
    union all
    select 'sign-up', x.id::text, x.reference, coalesce(m.next, m.last, x.created_at),
      (select json_object_agg(text.key, text.value->>'title') from json_each(c.texts::json) text), x.state,
      case when r.state = 'planned' then x.state else 'cancelled' end,
      x.created_at, greatest(x.created_at, x.cancelled_at), null, m.last, null
    from sign_up x join course_run r on r.id = x.run_id join course c on c.id = r.course_id, lateral (
      select min(starts_at) filter (where active and ends_at > ${instant}) as next, max(ends_at) as last
      from course_meeting where run_id = x.run_id) m
    where x.state <> 'unconfirmed' and lower(x.email) = ${email}
    union all
    select 'booking-link', x.id::text, '', x.ends_at, '{}', 'open', 'open', x.created_at, x.created_at, null, x.ends_at,
      null
    from booking_invitation x where x.used_at is null and x.taken_back_at is null and x.ends_at > ${instant}
      and lower(x.email) = ${email}
    union all
    select 'waiting', d.id::text, '', l.ends, '{}', 'listed',
      case when v.state = 'held' and v.hold_until > ${instant} then 'free' else 'listed' end,
      w.listed_at, w.listed_at, null, l.ends, null
    from waitlist w join booking_draft d on d.id = w.draft_id left join visit v on v.id = d.visit_id,
      lateral (select (w.last_day + 1)::timestamp at time zone 'Europe/Copenhagen' as ends) l
    where w.listed_at is not null and lower(d.confirmed_email) = ${email}
    union all
    select 'plan', x.id::text, '', x.touched_at, '{}', 'kept', 'kept', x.created_at, x.touched_at, null, null, null
    from kept_plan x where x.email = ${email}`)
  return rows.map(thingOf)
}

function thingOf({ stored, created, touched, decided, ends, beside, ...row }: Row): OwnThing {
  const kept = {
    kind: row.kind,
    state: stored,
    createdAt: new Date(created),
    touchedAt: new Date(touched),
    decidedAt: decided === null ? null : new Date(decided),
    endsAt: ends === null ? null : new Date(ends),
    ...(beside
      ? {
          visitState: beside.visit,
          handedOverAt: beside.handedOver === null ? null : new Date(beside.handedOver),
          approved: beside.approved,
        }
      : {}),
  }
  return { ...row, at: new Date(row.at), kept } as OwnThing
}

/** When somebody has promised to be here: visits that stand, and meetings of courses they have a seat in, that are not over. */
export async function ownDatesOf(db: Reader, email: string, now: Date): Promise<OwnDate[]> {
  const instant = sql`${now.toISOString()}::timestamptz`
  const { rows } = await db.execute<{ of: string; startsAt: string; endsAt: string }>(sql`
    select x.id::text as of, x.starts_at as "startsAt", x.ends_at as "endsAt" from visit x
    where x.state in ('booked', 'provisional', 'arrived') and x.ends_at > ${instant} and (lower(x.email) = ${email}
      or x.id in (select p.visit_id from prereg p where lower(p.confirmed_email) = ${email}))
    union all
    select s.id::text, m.starts_at, m.ends_at from sign_up s join course_run r on r.id = s.run_id
      join course_meeting m on m.run_id = r.id
    where lower(s.email) = ${email} and s.state in ('seated', 'offered') and r.state = 'planned' and m.active
      and m.ends_at > ${instant}`)
  return rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }))
}

/** What of a row is no data about the person: secrets, and what is worked out for searching. */
const SECRET = sql`array['key_hash', 'code_hash', 'code_round', 'code_tries_left', 'code_expires_at', 'search', 'mailbox', 'mail_domain']`

/**
 * All that is kept about an address's visits, courses, PD U2, tax cards and plan, row by row, in the sense of GDPR art. 15 and 20. A
 * household has a copy of its own, which opens what is sealed.
 */
export async function copyOf(db: Reader, things: readonly Pick<OwnThing, "kind" | "id">[]): Promise<object[]> {
  const ids = (kind: OwnThing["kind"]) =>
    sql`${sql.param(things.filter((thing) => thing.kind === kind).map(({ id }) => id))}::uuid[]`
  const { rows } = await db.execute<{ copy: object }>(sql`
    select json_build_object('kind', 'visit', 'data', to_jsonb(x) - ${SECRET},
      'services', (select json_agg(s.key order by l.position) from leg l join service s on s.id = l.service_id
        where l.visit_id = x.id and l.current),
      'events', (select json_agg(json_build_object('at', e.at, 'kind', e.kind, 'by', e.by, 'detail', e.detail) order by e.at)
        from visit_event e where e.visit_id = x.id),
      'notes', (select json_agg(json_build_object('at', n.at, 'by', n.staff_name, 'text', n.text) order by n.at)
        from visit_note n where n.visit_id = x.id)) as copy from visit x where x.id = any(${ids("visit")})
    union all
    select json_build_object('kind', 'sign-up', 'data', to_jsonb(x) - ${SECRET},
      'events', (select json_agg(json_build_object('at', e.at, 'kind', e.kind, 'detail', e.detail) order by e.at)
        from sign_up_event e where e.sign_up_id = x.id)) from sign_up x where x.id = any(${ids("sign-up")})
    union all
    select json_build_object('kind', 'benefit', 'data', to_jsonb(x) - ${SECRET},
      'events', (select json_agg(json_build_object('at', e.at, 'kind', e.kind, 'detail', e.detail) order by e.at)
        from benefit_event e where e.case_id = x.id)) from benefit_case x where x.id = any(${ids("benefit")})
    union all
    select json_build_object('kind', 'tax-card', 'data', to_jsonb(x) - ${SECRET},
      'events', (select json_agg(json_build_object('at', e.at, 'kind', e.kind, 'detail', e.detail) order by e.at)
        from tax_application_event e where e.application_id = x.id)) from tax_application x where x.id = any(${ids("tax-card")})
    union all
    select json_build_object('kind', 'booking-link', 'data', to_jsonb(x) - ${SECRET})
      from booking_invitation x where x.id = any(${ids("booking-link")})
    union all
    select json_build_object('kind', 'waiting', 'data', to_jsonb(w), 'booking', to_jsonb(d) - ${SECRET} - 'network' - 'browser')
      from waitlist w join booking_draft d on d.id = w.draft_id where w.draft_id = any(${ids("waiting")})
    union all
    select json_build_object('kind', 'plan', 'data', to_jsonb(x)) from kept_plan x where x.id = any(${ids("plan")})`)
  return rows.map(({ copy }) => copy)
}
