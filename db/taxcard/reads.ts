import { and, asc, eq, inArray, sql } from "drizzle-orm"
import type { TaxState } from "#domain/taxcard/application.ts"
import type { Reader } from "../client.ts"
import * as t from "./tables.ts"

export type TaxApplication = typeof t.taxApplication.$inferSelect
export type TaxApplicationEvent = typeof t.taxApplicationEvent.$inferSelect

export async function taxApplicationById(db: Reader, id: string): Promise<TaxApplication | null> {
  return (await db.select().from(t.taxApplication).where(eq(t.taxApplication.id, id)))[0] ?? null
}

export function taxApplicationEvents(db: Reader, id: string): Promise<TaxApplicationEvent[]> {
  return db
    .select()
    .from(t.taxApplicationEvent)
    .where(eq(t.taxApplicationEvent.applicationId, id))
    .orderBy(asc(t.taxApplicationEvent.at))
}

/** The applications in these states, the oldest first. */
export function taxApplications(db: Reader, siteId: string, states: readonly TaxState[]): Promise<TaxApplication[]> {
  return db
    .select()
    .from(t.taxApplication)
    .where(and(eq(t.taxApplication.siteId, siteId), inArray(t.taxApplication.state, [...states])))
    .orderBy(asc(t.taxApplication.receivedOn), asc(t.taxApplication.createdAt))
    .limit(300)
}

export async function openTaxApplications(db: Reader, siteId: string): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(t.taxApplication)
    .where(and(eq(t.taxApplication.siteId, siteId), inArray(t.taxApplication.state, ["received", "incomplete"])))
  return row!.n
}
