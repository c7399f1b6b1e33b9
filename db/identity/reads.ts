import { type Column, and, asc, desc, eq, inArray, like, ne, sql } from "drizzle-orm"
import type { Drawable } from "#domain/identity/sample.ts"
import type { ReportedCheck, Span } from "#domain/identity/report.ts"
import { resultOf } from "#domain/identity/supervision.ts"
import { OFFICE_ZONE } from "#domain/time/office-time.ts"
import type { CheckState } from "#domain/identity/states.ts"
import type { Requirement } from "#domain/identity/requirements.ts"
import type { Training } from "#domain/identity/training.ts"
import { leg } from "../booking/tables.ts"
import type { Reader } from "../client.ts"
import { service } from "../office/tables.ts"
import { staffAccount } from "../staff/tables.ts"
import * as t from "./tables.ts"

export type IdentityCheck = typeof t.identityCheck.$inferSelect
export type IdentityEvent = typeof t.identityEvent.$inferSelect
export interface KeptRequirement extends Requirement {
  id: string
  setBy: string
  setAt: Date
}
export interface KeptTraining extends Training {
  id: string
  name: string
  proof: string
  endedWhy: string
  setBy: string
}

export type SupervisionSample = typeof t.supervisionSample.$inferSelect
export type SupervisionReview = typeof t.supervisionReview.$inferSelect
/** A review with what is told of its check: nothing of the person. */
export interface ReviewedCheck extends SupervisionReview {
  month: string
  reference: string
  day: string
  documentState: string | null
  officerName: string
}

const officeDayOf = (at: Column) => sql<string | null>`to_char(${at} at time zone ${OFFICE_ZONE}, 'YYYY-MM-DD')`

/** Every version of what is asked of papers, the oldest first. */
export function readRequirements(db: Reader): Promise<KeptRequirement[]> {
  return db
    .select()
    .from(t.identityRequirement)
    .orderBy(asc(t.identityRequirement.paper), asc(t.identityRequirement.from))
}

export async function checkById(db: Reader, id: string): Promise<IdentityCheck | null> {
  return (await db.select().from(t.identityCheck).where(eq(t.identityCheck.id, id)))[0] ?? null
}

/** The checks of a visit, in the order they were begun. */
export function checksOfVisit(db: Reader, visitId: string): Promise<IdentityCheck[]> {
  return db
    .select()
    .from(t.identityCheck)
    .where(eq(t.identityCheck.visitId, visitId))
    .orderBy(asc(t.identityCheck.startedAt))
}

/** The checks of people of a pre-registration, the newest last. */
export function checksOfPeople(db: Reader, personIds: readonly string[]): Promise<IdentityCheck[]> {
  return db
    .select()
    .from(t.identityCheck)
    .where(inArray(t.identityCheck.personId, [...personIds]))
    .orderBy(asc(t.identityCheck.startedAt))
}

/** The other checks of a person of a pre-registration, the newest first: who was refused comes again. */
export function otherChecksOf(db: Reader, check: { id: string; personId: string | null }): Promise<IdentityCheck[]> {
  if (check.personId === null) return Promise.resolve([])
  return db
    .select()
    .from(t.identityCheck)
    .where(and(eq(t.identityCheck.personId, check.personId), ne(t.identityCheck.id, check.id)))
    .orderBy(desc(t.identityCheck.startedAt))
}

export function checkEvents(db: Reader, checkId: string): Promise<IdentityEvent[]> {
  return db.select().from(t.identityEvent).where(eq(t.identityEvent.checkId, checkId)).orderBy(asc(t.identityEvent.at))
}

/** Checks in these states, those that have waited longest on top. */
export function checkList(
  db: Reader,
  siteId: string,
  states: readonly CheckState[],
  most: number,
): Promise<IdentityCheck[]> {
  return db
    .select()
    .from(t.identityCheck)
    .where(and(eq(t.identityCheck.siteId, siteId), inArray(t.identityCheck.state, [...states])))
    .orderBy(
      states.some((state) => state === "approved") ? desc(t.identityCheck.startedAt) : asc(t.identityCheck.startedAt),
    )
    .limit(most)
}

/** Checks that every pattern fits (`searchPatterns`), whatever their state, the newest on top. */
export function findChecks(
  db: Reader,
  siteId: string,
  patterns: readonly string[],
  most: number,
): Promise<IdentityCheck[]> {
  return db
    .select()
    .from(t.identityCheck)
    .where(and(eq(t.identityCheck.siteId, siteId), ...patterns.map((pattern) => like(t.identityCheck.search, pattern))))
    .orderBy(desc(t.identityCheck.startedAt))
    .limit(most)
}

/** How many checks wait for a second officer. */
export async function doubtCount(db: Reader, siteId: string): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(t.identityCheck)
    .where(and(eq(t.identityCheck.siteId, siteId), eq(t.identityCheck.state, "doubtful")))
  return row!.n
}

/** Whether one of the services of a visit that are not released is a registration. */
export async function registersAt(db: Reader, visitId: string): Promise<boolean> {
  const found = await db
    .select({ one: sql`1` })
    .from(leg)
    .innerJoin(service, eq(service.id, leg.serviceId))
    .where(and(eq(leg.visitId, visitId), leg.current, service.checksIdentity))
    .limit(1)
  return found.length > 0
}

/** Whether a service is a first registration, done once everybody's identity has been checked. */
export async function checksIdentityOf(db: Reader, serviceId: string): Promise<boolean> {
  const [found] = await db.select({ is: service.checksIdentity }).from(service).where(eq(service.id, serviceId))
  return found?.is ?? false
}

/** Everybody's courses, the newest first. */
export function readTrainings(db: Reader): Promise<KeptTraining[]> {
  return db
    .select({
      id: t.staffTraining.id,
      staffId: t.staffTraining.staffId,
      name: staffAccount.name,
      subject: t.staffTraining.subject,
      proof: t.staffTraining.proof,
      passedOn: t.staffTraining.passedOn,
      validUntil: t.staffTraining.validUntil,
      endedOn: t.staffTraining.endedOn,
      endedWhy: t.staffTraining.endedWhy,
      setBy: t.staffTraining.setBy,
    })
    .from(t.staffTraining)
    .innerJoin(staffAccount, eq(staffAccount.id, t.staffTraining.staffId))
    .orderBy(asc(staffAccount.name), desc(t.staffTraining.validUntil))
}

/** The checks completed on the days from `first` to `last`, whenever they were begun, as a sample is drawn from them. Who entered them stands in `officerId`. */
export async function drawableChecks(
  db: Reader,
  siteId: string,
  { first, last }: { first: string; last: string },
): Promise<Drawable[]> {
  const rows = await db
    .select({
      id: t.identityCheck.id,
      officerId: t.identityCheck.officerId,
      documentState: t.identityCheck.documentState,
      doubt: t.identityCheck.doubt,
      grounds: t.identityCheck.grounds,
    })
    .from(t.identityCheck)
    .where(
      and(
        eq(t.identityCheck.siteId, siteId),
        sql`${officeDayOf(t.identityCheck.completedAt)} between ${first} and ${last}`,
      ),
    )
  return rows.map((row) => ({
    id: row.id,
    officerId: row.officerId,
    documentState: row.documentState ?? "",
    outcome: resultOf(row),
  }))
}

export function readSamples(db: Reader, siteId: string): Promise<SupervisionSample[]> {
  return db
    .select()
    .from(t.supervisionSample)
    .where(eq(t.supervisionSample.siteId, siteId))
    .orderBy(desc(t.supervisionSample.month))
}

/** The reviews of the samples of an office, the newest month first; or of one review only. */
export function readReviews(db: Reader, of: { siteId: string } | { id: string }): Promise<ReviewedCheck[]> {
  return db
    .select({
      id: t.supervisionReview.id,
      sampleId: t.supervisionReview.sampleId,
      checkId: t.supervisionReview.checkId,
      finding: t.supervisionReview.finding,
      words: t.supervisionReview.words,
      reviewerId: t.supervisionReview.reviewerId,
      reviewerName: t.supervisionReview.reviewerName,
      reviewedAt: t.supervisionReview.reviewedAt,
      remedy: t.supervisionReview.remedy,
      remediedBy: t.supervisionReview.remediedBy,
      remediedAt: t.supervisionReview.remediedAt,
      month: t.supervisionSample.month,
      reference: t.identityCheck.reference,
      day: t.identityCheck.day,
      documentState: t.identityCheck.documentState,
      officerName: t.identityCheck.officerName,
    })
    .from(t.supervisionReview)
    .innerJoin(t.supervisionSample, eq(t.supervisionSample.id, t.supervisionReview.sampleId))
    .innerJoin(t.identityCheck, eq(t.identityCheck.id, t.supervisionReview.checkId))
    .where("id" in of ? eq(t.supervisionReview.id, of.id) : eq(t.supervisionSample.siteId, of.siteId))
    .orderBy(desc(t.supervisionSample.month), asc(t.identityCheck.day), asc(t.identityCheck.reference))
}

/** Everybody who has had a hand in a check: who entered, looked, noted or decided something of it. */
export async function handledBy(db: Reader, checkId: string): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select unnest(entered_by || officer_id || second_id) as id from identity_check where id = ${checkId}
    union select staff_id from identity_event where check_id = ${checkId}`)
  return rows.flatMap(({ id }) => (id ? [id] : []))
}

/** The checks of the days of a period as the report tells of them, in the order of their days: nothing of the person, nothing sealed. */
export function reportedChecks(db: Reader, siteId: string, { first, last }: Span): Promise<ReportedCheck[]> {
  const c = t.identityCheck
  return db
    .select({
      id: c.id,
      reference: c.reference,
      day: c.day,
      state: c.state,
      documentKind: c.documentKind,
      documentState: c.documentState,
      officerName: c.officerName,
      officerTrainedUntil: c.officerTrainedUntil,
      completedOn: officeDayOf(c.completedAt),
      doubted: sql<boolean>`${c.doubt} <> ''`,
      secondName: c.secondName,
      secondTrainedUntil: c.secondTrainedUntil,
      secondOn: officeDayOf(c.secondAt),
      nidcSentOn: c.nidcSentOn,
      nidcAnsweredOn: c.nidcAnsweredOn,
      nidcAnswer: c.nidcAnswer,
      heardOn: c.heardOn,
      decidedOn: c.decidedOn,
      requirements: c.requirements,
    })
    .from(c)
    .where(and(eq(c.siteId, siteId), sql`${c.day} between ${first} and ${last}`))
    .orderBy(asc(c.day), asc(c.reference))
}

/** Which of these checks are still kept. */
export async function keptChecks(db: Reader, ids: readonly string[]): Promise<Set<string>> {
  const { id } = t.identityCheck
  const rows = await db
    .select({ id })
    .from(t.identityCheck)
    .where(inArray(id, [...ids]))
  return new Set(rows.map((row) => row.id))
}
