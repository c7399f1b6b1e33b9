import { eq, sql } from "drizzle-orm"
import { isId } from "#domain/id.ts"
import type { OwnDate, OwnThing } from "#domain/mine/own-things.ts"
import type { Term } from "#domain/retention/policy.ts"
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

type Row = Omit<OwnThing, "at" | "due"> & { at: string; due: { term: Term; since: string }[] }

/** One way that a row may go, as `domain/retention/policy.ts` names it and `operations/retention/erase.ts` reckons it. */
const due = (term: Term, since: ReturnType<typeof sql>) =>
  sql`json_build_object('term', ${term}::text, 'since', ${since})`

/**
 * Everything that stands under an address in small letters: what was confirmed with it, and what the office sends to it. A household
 * counts only once somebody has confirmed that the address is theirs.
 */
export async function ownThingsOf(db: Reader, email: string, now: Date): Promise<OwnThing[]> {
  const instant = sql`${now.toISOString()}::timestamptz`
  const { rows } = await db.execute<{ [Name in keyof Row]: Row[Name] }>(sql`
    select 'visit' as kind, x.id::text as id, x.reference, x.starts_at as at, '{}'::json as titles,
      case when x.state not in ('booked', 'provisional') then x.state when x.ends_at <= ${instant} then 'over'
        when x.asked_at is not null then 'asked' else x.state end as state,
      json_build_array(${due("visitDays", sql`x.ends_at`)}) as due
    from visit x where x.state not in ('held', 'lapsed') and (lower(x.email) = ${email}
      or x.id in (select p.visit_id from prereg p where lower(p.confirmed_email) = ${email}))
    union all
    select 'prereg', x.id::text, x.reference, coalesce(x.submitted_at, x.touched_at), '{}',
      case when x.state = 'accepted' and v.id is null then 'choose' else x.state end, json_build_array(
      case when x.state = 'draft' then ${due("preregDraftDays", sql`x.touched_at`)}
        when v.ends_at is not null then ${due("preregVisitDays", sql`v.ends_at`)}
        when x.state in ('refused', 'withdrawn') then ${due("preregEndedDays", sql`coalesce(x.decided_at, x.touched_at)`)}
        else ${due("preregSentDays", sql`x.touched_at`)} end)
    from prereg x left join visit v on v.id = x.visit_id and v.state in ('provisional', 'booked', 'arrived', 'serving', 'done')
    where lower(x.confirmed_email) = ${email}
    union all
    select 'benefit', x.id::text, x.reference, coalesce(x.sent_at, x.created_at), '{}', x.state, case when x.state = 'withdrawn'
      then json_build_array(${due("benefitDraftDays", sql`x.created_at`)})
      else json_build_array(${due(
        "benefitDays",
        sql`greatest(x.created_at, (select max(e.at) from benefit_event e where e.case_id = x.id))`,
      )}) end
    from benefit_case x where x.state <> 'unconfirmed' and lower(x.email) = ${email}
    union all
    select 'tax-card', x.id::text, x.reference, x.created_at, '{}', x.state, case when x.state in ('confirmed', 'withdrawn')
      then json_build_array(${due("taxCardDays", sql`x.touched_at`)}, ${due("taxCardOpenDays", sql`x.touched_at`)})
      else json_build_array(${due("taxCardOpenDays", sql`x.touched_at`)}) end
    from tax_application x where lower(x.email) = ${email}
    union all
    select 'sign-up', x.id::text, x.reference, coalesce(m.next, m.last, x.created_at),
      (select json_object_agg(text.key, text.value->>'title') from json_each(c.texts::json) text),
      case when r.state = 'planned' then x.state else 'cancelled' end,
      case when x.state in ('cancelled', 'lapsed')
        then json_build_array(${due("signUpDraftDays", sql`greatest(x.created_at, x.cancelled_at)`)},
          ${due("courseDays", sql`coalesce(m.last, 'infinity')`)})
        else json_build_array(${due("courseDays", sql`coalesce(m.last, x.created_at)`)}) end
    from sign_up x join course_run r on r.id = x.run_id join course c on c.id = r.course_id, lateral (
      select min(starts_at) filter (where active and ends_at > ${instant}) as next, max(ends_at) as last
      from course_meeting where run_id = x.run_id) m
    where x.state <> 'unconfirmed' and lower(x.email) = ${email}
    union all
    select 'booking-link', x.id::text, '', x.ends_at, '{}', 'open', json_build_array(${due("invitationDays", sql`x.ends_at`)})
    from booking_invitation x where x.used_at is null and x.taken_back_at is null and x.ends_at > ${instant}
      and lower(x.email) = ${email}
    union all
    select 'waiting', d.id::text, '', (w.last_day + 1)::timestamp at time zone 'Europe/Copenhagen', '{}',
      case when v.state = 'held' and v.hold_until > ${instant} then 'free' else 'listed' end,
      json_build_array(${due("draftHours", sql`(w.last_day + 1)::timestamp at time zone 'Europe/Copenhagen'`)})
    from waitlist w join booking_draft d on d.id = w.draft_id left join visit v on v.id = d.visit_id
    where w.listed_at is not null and lower(d.confirmed_email) = ${email}`)
  return rows.map(
    (row) =>
      ({
        ...row,
        at: new Date(row.at),
        due: row.due.flatMap(({ term, since }) => (since === "infinity" ? [] : [{ term, since: new Date(since) }])),
      }) as OwnThing,
  )
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
 * All that is kept about an address's visits, courses, PD U2 and tax cards, row by row, in the sense of GDPR art. 15 and 20. A
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
      from waitlist w join booking_draft d on d.id = w.draft_id where w.draft_id = any(${ids("waiting")})`)
  return rows.map(({ copy }) => copy)
}
