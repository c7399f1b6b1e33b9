import { and, asc, desc, eq, inArray, notInArray, sql } from "drizzle-orm"
import type { BenefitState } from "#domain/benefit/registration.ts"
import type { Reader } from "../client.ts"
import * as t from "./tables.ts"

export type BenefitCase = typeof t.benefitCase.$inferSelect
export type BenefitEvent = typeof t.benefitEvent.$inferSelect

export async function benefitById(db: Reader, id: string): Promise<BenefitCase | null> {
  return (await db.select().from(t.benefitCase).where(eq(t.benefitCase.id, id)))[0] ?? null
}

export async function benefitByKey(db: Reader, keyHash: Buffer): Promise<BenefitCase | null> {
  return (await db.select().from(t.benefitCase).where(eq(t.benefitCase.keyHash, keyHash)))[0] ?? null
}

export function benefitEvents(db: Reader, caseId: string): Promise<BenefitEvent[]> {
  return db.select().from(t.benefitEvent).where(eq(t.benefitEvent.caseId, caseId)).orderBy(asc(t.benefitEvent.at))
}

/** The newest case of an address that has been confirmed; null when there is none. */
export async function newestBenefitOf(db: Reader, email: string): Promise<BenefitCase | null> {
  const [found] = await db
    .select()
    .from(t.benefitCase)
    .where(
      and(
        eq(sql`lower(${t.benefitCase.email})`, email.toLowerCase()),
        notInArray(t.benefitCase.state, ["unconfirmed", "withdrawn"]),
      ),
    )
    .orderBy(desc(t.benefitCase.createdAt))
    .limit(1)
  return found ?? null
}

/** The next visit of an address for one service; null when there is none to come. */
export async function visitForService(
  db: Reader,
  email: string,
  service: string,
  now: Date,
): Promise<{ startsAt: Date } | null> {
  const found = await db.execute<{ startsAt: string }>(
    sql`select v.starts_at as "startsAt" from visit v
      where lower(v.email) = ${email.toLowerCase()} and v.state in ('booked', 'provisional', 'arrived', 'serving')
        and v.ends_at > ${now.toISOString()}::timestamptz
        and exists (select 1 from leg l join service s on s.id = l.service_id where l.visit_id = v.id and s.key = ${service})
      order by v.starts_at limit 1`,
  )
  const row = found.rows[0]
  return row ? { startsAt: new Date(row.startsAt) } : null
}

/** The cases in these states, those whose seven days end first on top. */
export function benefitList(
  db: Reader,
  siteId: string,
  states: readonly BenefitState[],
  most: number,
): Promise<BenefitCase[]> {
  return db
    .select()
    .from(t.benefitCase)
    .where(and(eq(t.benefitCase.siteId, siteId), inArray(t.benefitCase.state, [...states])))
    .orderBy(asc(t.benefitCase.formDate), desc(t.benefitCase.createdAt))
    .limit(most)
}

export async function openBenefits(db: Reader, siteId: string): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(t.benefitCase)
    .where(and(eq(t.benefitCase.siteId, siteId), eq(t.benefitCase.state, "sent")))
  return row!.n
}
