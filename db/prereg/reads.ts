import { and, asc, desc, eq, inArray, sql } from "drizzle-orm"
import type { VisitState } from "#domain/booking/states.ts"
import type { Household, Person } from "#domain/prereg/household.ts"
import { officeDay } from "#domain/time/office-time.ts"
import type { Reader } from "../client.ts"
import { statement } from "../statement.ts"
import { visit } from "../booking/tables.ts"
import * as t from "./tables.ts"

export type Prereg = typeof t.prereg.$inferSelect
export type PreregEvent = typeof t.preregEvent.$inferSelect
export type PreregNote = typeof t.preregNote.$inferSelect
export type Asked = typeof t.preregAsked.$inferSelect
export type Verdict = typeof t.preregVerdict.$inferSelect
export type StoredPerson = typeof t.preregPerson.$inferSelect
export type StoredPart = typeof t.preregPart.$inferSelect

/** A household with all its answers; sealed ones only as marks. */
export interface WholePrereg {
  prereg: Prereg
  household: Household
  /** With their wrapped keys, in the order of the household. */
  people: StoredPerson[]
  stored: StoredPart[]
}

export async function preregById(db: Reader, id: string): Promise<Prereg | null> {
  return (await selectById(db, { id }))[0] ?? null
}
const selectById = statement((db) =>
  db
    .select()
    .from(t.prereg)
    .where(eq(t.prereg.id, sql.placeholder("id")))
    .prepare("prereg_by_id"),
)

/** The household that is open on a device. */
export async function preregBySession(db: Reader, tokenHash: Buffer): Promise<Prereg | null> {
  return (await selectBySession(db, { tokenHash }))[0]?.prereg ?? null
}
const selectBySession = statement((db) =>
  db
    .select({ prereg: t.prereg })
    .from(t.preregSession)
    .innerJoin(t.prereg, eq(t.prereg.id, t.preregSession.preregId))
    .where(eq(t.preregSession.tokenHash, sql.placeholder("tokenHash")))
    .prepare("prereg_by_session"),
)

export async function preregByLink(db: Reader, linkHash: Buffer): Promise<Prereg | null> {
  return (await db.select().from(t.prereg).where(eq(t.prereg.linkHash, linkHash)))[0] ?? null
}

export async function preregByVisit(db: Reader, visitId: string): Promise<Prereg | null> {
  return (await db.select().from(t.prereg).where(eq(t.prereg.visitId, visitId)))[0] ?? null
}

/** The household that a visit was booked for, with all its answers; null for everybody else's. */
export async function householdOfVisit(db: Reader, visitId: string): Promise<Household | null> {
  const found = await preregByVisit(db, visitId)
  return found && (await wholeOf(db, found)).household
}

export async function preregByPrint(db: Reader, printHash: Buffer): Promise<Prereg | null> {
  return (await db.select().from(t.prereg).where(eq(t.prereg.printHash, printHash)))[0] ?? null
}

const selectPeople = statement((db) =>
  db
    .select()
    .from(t.preregPerson)
    .where(eq(t.preregPerson.preregId, sql.placeholder("id")))
    .orderBy(asc(t.preregPerson.position))
    .prepare("prereg_people"),
)
const selectParts = statement((db) =>
  db
    .select()
    .from(t.preregPart)
    .where(eq(t.preregPart.preregId, sql.placeholder("id")))
    .prepare("prereg_parts"),
)

export async function wholeOf(db: Reader, prereg: Prereg): Promise<WholePrereg> {
  const people = await selectPeople(db, { id: prereg.id })
  const stored = await selectParts(db, { id: prereg.id })
  return { prereg, people, stored, household: householdOf(people, stored) }
}

function householdOf(people: readonly StoredPerson[], stored: readonly StoredPart[]): Household {
  const partsOf = (personId: string | null): Person["parts"] =>
    Object.fromEntries(stored.filter((p) => p.personId === personId).map((p) => [p.part, p.answers]))
  return {
    parts: partsOf(null),
    people: people.map(({ id, relation, position }) => ({
      id,
      relation,
      position,
      nth: people.filter((p) => p.relation === relation && p.position <= position).length,
      parts: partsOf(id),
    })),
  }
}

/** Sealed answers of these people, by "<person> <part>.<question>". */
export async function sealedOf(db: Reader, personIds: readonly string[]): Promise<Map<string, Buffer>> {
  const rows = await db
    .select()
    .from(t.preregSealed)
    .where(inArray(t.preregSealed.personId, [...personIds]))
  return new Map(rows.map((row) => [`${row.personId} ${row.field}`, row.sealed]))
}

export function preregEvents(db: Reader, preregId: string): Promise<PreregEvent[]> {
  return db
    .select()
    .from(t.preregEvent)
    .where(eq(t.preregEvent.preregId, preregId))
    .orderBy(desc(t.preregEvent.at), desc(t.preregEvent.id))
}

export function preregNotes(db: Reader, preregId: string): Promise<PreregNote[]> {
  return db.select().from(t.preregNote).where(eq(t.preregNote.preregId, preregId)).orderBy(desc(t.preregNote.at))
}

/** What staff have asked for and is not answered, in the order asked. */
export function openQuestions(db: Reader, preregId: string): Promise<Asked[]> {
  return db
    .select()
    .from(t.preregAsked)
    .where(and(eq(t.preregAsked.preregId, preregId), sql`${t.preregAsked.answeredAt} is null`))
    .orderBy(asc(t.preregAsked.askedAt), asc(t.preregAsked.id))
}

export function allAsked(db: Reader, preregId: string): Promise<Asked[]> {
  return db
    .select()
    .from(t.preregAsked)
    .where(eq(t.preregAsked.preregId, preregId))
    .orderBy(asc(t.preregAsked.askedAt), asc(t.preregAsked.id))
}

/** All that was asked when it was last returned, answered or not. */
export function lastAsked(db: Reader, prereg: Prereg): Promise<Asked[]> {
  return db
    .select()
    .from(t.preregAsked)
    .where(
      and(
        eq(t.preregAsked.preregId, prereg.id),
        sql`${t.preregAsked.askedAt} >= ${(prereg.decidedAt ?? prereg.touchedAt).toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(t.preregAsked.askedAt), asc(t.preregAsked.id))
}

export function verdictsOf(db: Reader, personIds: readonly string[]): Promise<Verdict[]> {
  const { personId } = t.preregVerdict
  return db
    .select()
    .from(t.preregVerdict)
    .where(inArray(personId, [...personIds]))
}

export interface WorklistRow {
  id: string
  reference: string
  state: Prereg["state"]
  name: string
  people: number
  municipality: string
  submittedAt: Date
  notifyBy: string | null
  earlierNumber: boolean
  assignedTo: string | null
  assignedName: string | null
  visitAt: Date | null
  visitState: string | null
}

/** The rows of the worklist that `extra` asks for; the name is the contact's as in the passport. */
const row = (extra: ReturnType<typeof sql>) => sql`
  select p.id, p.reference, p.state, p.submitted_at, p.notify_by::text as notify_by, p.earlier_number, p.assigned_to, p.assigned_name,
    v.starts_at as visit_at, v.state as visit_state,
    coalesce(c.answers->>'passportName', p.email) as name, coalesce(m.answers->>'municipality', '') as municipality,
    (select count(*)::int from prereg_person x where x.prereg_id = p.id) as people
  from prereg p
  left join visit v on v.id = p.visit_id and v.state in ('provisional', 'booked', 'arrived', 'serving', 'done')
  left join prereg_person pc on pc.prereg_id = p.id and pc.relation = 'contact'
  left join prereg_part c on c.person_id = pc.id and c.part = 'person'
  left join prereg_part m on m.prereg_id = p.id and m.person_id is null and m.part = 'to'
  ${extra}`

interface RawRow extends Record<string, unknown> {
  id: string
  reference: string
  state: Prereg["state"]
  submitted_at: Date
  notify_by: string | null
  earlier_number: boolean
  assigned_to: string | null
  assigned_name: string | null
  visit_at: Date | null
  visit_state: string | null
  name: string
  municipality: string
  people: number
}
const shaped = (r: RawRow): WorklistRow => ({
  id: r.id,
  reference: r.reference,
  state: r.state,
  name: r.name,
  people: r.people,
  municipality: r.municipality,
  submittedAt: new Date(r.submitted_at),
  notifyBy: r.notify_by,
  earlierNumber: r.earlier_number,
  assignedTo: r.assigned_to,
  assignedName: r.assigned_name,
  visitAt: r.visit_at && new Date(r.visit_at),
  visitState: r.visit_state,
})

/** Rows of the worklist, by a "where" and an "order by" of one's own: `p` is the pre-registration, `v` its visit. */
export const rowsWhere = async (db: Reader, extra: ReturnType<typeof sql>): Promise<WorklistRow[]> =>
  (await db.execute<RawRow>(row(extra))).rows.map(shaped)

/** The open pre-registrations: those the office must act on first, by the day to notify by, then by age. */
export const worklist = (db: Reader, siteId: string, limit: number): Promise<WorklistRow[]> =>
  rowsWhere(
    db,
    sql`where p.site_id = ${siteId} and p.state in ('submitted', 'returned', 'accepted')
      order by (p.state = 'submitted') desc, p.notify_by nulls last, p.submitted_at, p.id limit ${limit}`,
  )

/** How many wait for the office. */
export async function waitingCount(db: Reader, siteId: string): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from prereg where site_id = ${siteId} and state = 'submitted'`,
  )
  return rows[0]!.n
}

/** Finds households by reference, e-mail, or anybody's name (as in the passport or in their own script), whatever their state but drafts. */
export async function searchPreregs(db: Reader, siteId: string, words: string): Promise<WorklistRow[]> {
  const like = `%${words.replace(/[\\%_]/g, "\\$&")}%`
  const bare = words.toUpperCase().replace(/[^A-Z0-9]/g, "")
  const { rows } = await db.execute<RawRow>(
    row(sql`where p.site_id = ${siteId} and p.state <> 'draft' and p.submitted_at is not null and (
        p.email ilike ${like} or (${bare} <> '' and replace(p.reference, '-', '') = ${bare})
        or exists (select 1 from prereg_part n where n.prereg_id = p.id and n.part = 'person'
          and (n.answers->>'passportName' ilike ${like} or n.answers->>'nativeName' ilike ${like}))
        or exists (select 1 from prereg_part a where a.prereg_id = p.id and a.part = 'to' and a.answers->>'street' ilike ${like}))
      order by p.submitted_at desc limit 50`),
  )
  return rows.map(shaped)
}

/**
 * The visit of a household, where one stands: not one that was missed, nor a provisional time whose day is over. One that is done stands
 * only where the household was registered at it: whoever is not comes back with the same pre-registration.
 */
export async function visitOf(db: Reader, prereg: Prereg, now: Date): Promise<typeof visit.$inferSelect | null> {
  if (!prereg.visitId) return null
  const found = (await db.select().from(visit).where(eq(visit.id, prereg.visitId)))[0]
  if (!found || ["held", "lapsed", "cancelled", "missed"].includes(found.state)) return null
  if (found.state === "provisional" && officeDay(found.startsAt) < officeDay(now)) return null
  return found.state === "done" && prereg.state !== "completed" ? null : found
}

/** How the last visit of a household stands, also one that is over; null where it has had none. */
export async function visitStateOf(db: Reader, prereg: Prereg): Promise<VisitState | null> {
  if (!prereg.visitId) return null
  return (await db.select({ state: visit.state }).from(visit).where(eq(visit.id, prereg.visitId)))[0]?.state ?? null
}
