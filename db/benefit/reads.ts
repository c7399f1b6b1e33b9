import { and, asc, desc, eq, inArray, sql } from "drizzle-orm"
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

/** The cases in these states, those whose seven days end first on top. */
export function benefitList(db: Reader, siteId: string, states: readonly BenefitState[]): Promise<BenefitCase[]> {
  return db
    .select()
    .from(t.benefitCase)
    .where(and(eq(t.benefitCase.siteId, siteId), inArray(t.benefitCase.state, [...states])))
    .orderBy(asc(t.benefitCase.formDate), desc(t.benefitCase.createdAt))
    .limit(300)
}

export async function openBenefits(db: Reader, siteId: string): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(t.benefitCase)
    .where(and(eq(t.benefitCase.siteId, siteId), eq(t.benefitCase.state, "sent")))
  return row!.n
}
