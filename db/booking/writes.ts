import type { Pool } from "#domain/booking/pools.ts"
import { POLICY_VERSION } from "#domain/retention/notice.ts"
import { type Job, attemptsOf } from "../queue.ts"
import { and, eq, sql } from "drizzle-orm"
import type { Transaction } from "../client.ts"
import { CHANNEL, type Change } from "../live.ts"
import { sqlStatement, statement } from "../statement.ts"
import * as t from "./tables.ts"

export async function updateVisit(
  tx: Transaction,
  id: string,
  set: Partial<typeof t.visit.$inferInsert>,
): Promise<void> {
  await tx.update(t.visit).set(set).where(eq(t.visit.id, id))
}

/**
 * Reads a visit and keeps others from changing it until the transaction ends. Rows that point at it (legs, events) may be written
 * meanwhile: "for update" would make those wait who only free a place of it.
 */
export async function lockVisit(tx: Transaction, id: string): Promise<typeof t.visit.$inferSelect | null> {
  return (await selectVisitForUpdate(tx, { id }))[0] ?? null
}

const selectVisitForUpdate = statement((db) =>
  db
    .select()
    .from(t.visit)
    .where(eq(t.visit.id, sql.placeholder("id")))
    .for("no key update")
    .prepare("lock_visit"),
)

/** Records what happened. Returns the event's id, which messages hang on. */
export async function recordEvent(tx: Transaction, values: typeof t.visitEvent.$inferInsert): Promise<string> {
  const rows = await tx.insert(t.visitEvent).values(values).returning({ id: t.visitEvent.id })
  return rows[0]!.id
}

export async function insertNote(tx: Transaction, values: typeof t.visitNote.$inferInsert): Promise<void> {
  await tx.insert(t.visitNote).values(values)
}

export async function insertDraft(tx: Transaction, values: typeof t.bookingDraft.$inferInsert): Promise<void> {
  await tx.insert(t.bookingDraft).values(values)
}

export async function updateDraft(
  tx: Transaction,
  id: string,
  set: Partial<typeof t.bookingDraft.$inferInsert>,
): Promise<void> {
  await tx.update(t.bookingDraft).set(set).where(eq(t.bookingDraft.id, id))
}

/** Reads a draft and keeps its other tabs waiting until the transaction ends. */
export async function lockDraft(tx: Transaction, keyHash: Buffer): Promise<typeof t.bookingDraft.$inferSelect | null> {
  return (await selectDraftForUpdate(tx, { keyHash }))[0] ?? null
}

const selectDraftForUpdate = statement((db) =>
  db
    .select()
    .from(t.bookingDraft)
    .where(eq(t.bookingDraft.keyHash, sql.placeholder("keyHash")))
    .for("update")
    .prepare("lock_draft"),
)

/**
 * The same, with the visit it holds or has become. Two statements on purpose: a join would show the visit as it was before the
 * wait for the draft's lock.
 */
export async function lockDraftAndVisit(
  tx: Transaction,
  keyHash: Buffer,
): Promise<{ draft: typeof t.bookingDraft.$inferSelect; visit: typeof t.visit.$inferSelect | null } | null> {
  const draft = await lockDraft(tx, keyHash)
  if (!draft) return null
  const rows = draft.visitId ? await selectVisit(tx, { id: draft.visitId }) : []
  return { draft, visit: rows[0] ?? null }
}

const selectVisit = statement((db) =>
  db
    .select()
    .from(t.visit)
    .where(eq(t.visit.id, sql.placeholder("id")))
    .prepare("visit_by_id"),
)

export interface HeldVisit {
  id: string
  siteId: string
  reference: string
  keyHash: Buffer
  party: number
  language: string
  startsAt: Date
  endsAt: Date
  cutoffHours: number
  holdUntil: Date
  holdExtended: boolean
  notBefore: string | null
  /** The confirmed mailbox and its domain; "" where none is. */
  mailbox: string
  mailDomain: string
}

/**
 * Writes a held visit with all its legs, points the draft at it and announces the change: one statement, so that a booking costs
 * few round trips. The legs go in as one JSON text, so that any number of them is the same statement.
 */
export async function writeHold(
  tx: Transaction,
  draftId: string,
  visit: HeldVisit,
  legs: readonly {
    day: string
    position: number
    serviceId: string
    counterId: string
    startsAt: Date
    endsAt: Date
    pool: Pool
    takenAt: Date | null
  }[],
  change: Change,
  now: Date,
  network: Buffer | null,
): Promise<void> {
  await insertHold(tx, {
    ...visit,
    network,
    startsAt: visit.startsAt.toISOString(),
    endsAt: visit.endsAt.toISOString(),
    holdUntil: visit.holdUntil.toISOString(),
    legs: JSON.stringify(legs),
    draftId,
    change: JSON.stringify(change),
    now: now.toISOString(),
    policyVersion: POLICY_VERSION,
  })
}

/** Moves the end of a hold, of the visit and of its legs alike, and marks it extended. */
export async function extendHold(tx: Transaction, visitId: string, until: Date): Promise<void> {
  await tx.update(t.visit).set({ holdUntil: until, holdExtended: true }).where(eq(t.visit.id, visitId))
  await tx
    .update(t.leg)
    .set({ until })
    .where(and(eq(t.leg.visitId, visitId), t.leg.active))
}

const given = (name: string) => sql.placeholder(name)
const insertHold = sqlStatement(
  "write_hold",
  sql`
    with held as (
      insert into visit (id, site_id, reference, key_hash, state, party, language, starts_at, ends_at, cutoff_hours,
        hold_until, hold_extended, not_before, mailbox, mail_domain, created_at, policy_version)
      values (${given("id")}::uuid, ${given("siteId")}::uuid, ${given("reference")}, ${given("keyHash")}, 'held',
        ${given("party")}, ${given("language")}, ${given("startsAt")}::timestamptz, ${given("endsAt")}::timestamptz,
        ${given("cutoffHours")}, ${given("holdUntil")}::timestamptz, ${given("holdExtended")},
        ${given("notBefore")}::date, ${given("mailbox")}, ${given("mailDomain")}, ${given("now")}::timestamptz, ${given("policyVersion")})),
    placed as (
      insert into leg (visit_id, site_id, day, position, service_id, counter_id, starts_at, ends_at, active, until, pool, taken_at)
      select ${given("id")}::uuid, ${given("siteId")}::uuid, (l->>'day')::date, (l->>'position')::int,
        (l->>'serviceId')::uuid, (l->>'counterId')::uuid,
        (l->>'startsAt')::timestamptz, (l->>'endsAt')::timestamptz, true, ${given("holdUntil")}::timestamptz, l->>'pool',
        (l->>'takenAt')::timestamptz
      from json_array_elements(${given("legs")}::json) l),
    pointed as (
      update booking_draft set visit_id = ${given("id")}::uuid, network = coalesce(${given("network")}::bytea, network),
        touched_at = ${given("now")}::timestamptz where id = ${given("draftId")}::uuid)
    select pg_notify(${CHANNEL}, ${given("change")})`,
)

/**
 * Makes a held visit a booked (or provisional) one with the draft's details: visit, legs, draft, the event, the jobs that hang on it and the
 * announcement, in one statement.
 */
export async function writeBooking(
  tx: Transaction,
  visitId: string,
  state: "booked" | "provisional",
  draft: typeof t.bookingDraft.$inferSelect,
  event: Pick<typeof t.visitEvent.$inferInsert, "by" | "detail" | "staffName"> & {
    id: string
    kind: string
    staffId?: string
  },
  jobs: readonly Job[],
  change: Change,
  now: Date,
  whose: { mailbox: string; domain: string },
): Promise<void> {
  await updateToBooked(tx, {
    visitId,
    state,
    names: draft.names,
    contactName: draft.contactName,
    email: draft.email,
    mailbox: whose.mailbox,
    mailDomain: whose.domain,
    phone: draft.phone,
    language: draft.language,
    supportNeeds: draft.supportNeeds,
    draftId: draft.id,
    eventId: event.id,
    kind: event.kind,
    by: event.by,
    staffId: event.staffId ?? null,
    staffName: event.staffName ?? null,
    detail: JSON.stringify(event.detail ?? {}),
    jobs: JSON.stringify(jobs),
    change: JSON.stringify(change),
    now: now.toISOString(),
  })
}

const updateToBooked = sqlStatement(
  "write_booking",
  sql`
    with booked as (
      update visit set state = ${given("state")}, hold_until = null, booked_at = ${given("now")}::timestamptz, names = ${given("names")},
        contact_name = ${given("contactName")}, email = ${given("email")}, mailbox = ${given("mailbox")},
        mail_domain = ${given("mailDomain")}, phone = ${given("phone")}, language = ${given("language")},
        support_needs = ${given("supportNeeds")}, channel = d.channel, municipality = d.municipality,
        exceptions = d.exceptions, exception_reason = d.exception_reason
      from booking_draft d where d.id = ${given("draftId")}::uuid and visit.id = ${given("visitId")}::uuid),
    kept as (update leg set until = null where visit_id = ${given("visitId")}::uuid and current),
    touched as (update booking_draft set touched_at = ${given("now")}::timestamptz where id = ${given("draftId")}::uuid),
    told as (
      insert into visit_event (id, visit_id, at, kind, by, staff_id, staff_name, detail)
      values (${given("eventId")}::uuid, ${given("visitId")}::uuid, ${given("now")}::timestamptz, ${given("kind")}, ${given("by")},
        ${given("staffId")}::uuid, ${given("staffName")}, ${given("detail")}::jsonb))
    select pg_notify(${CHANNEL}, ${given("change")}), count(graphile_worker.add_job(j->>'task', payload := j->'payload',
      run_at := (j->>'runAt')::timestamptz, job_key := j->>'key', max_attempts := ${attemptsOf(sql`j->>'task'`)}))
    from json_array_elements(${given("jobs")}::json) j`,
)
