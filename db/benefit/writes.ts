import { eq, sql } from "drizzle-orm"
import type { Transaction } from "../client.ts"
import type { BenefitCase } from "./reads.ts"
import * as t from "./tables.ts"

export async function lockBenefit(tx: Transaction, id: string): Promise<BenefitCase | null> {
  return (await tx.select().from(t.benefitCase).where(eq(t.benefitCase.id, id)).for("update"))[0] ?? null
}

export async function insertBenefit(tx: Transaction, values: typeof t.benefitCase.$inferInsert): Promise<void> {
  await tx.insert(t.benefitCase).values(values)
}

export async function updateBenefit(
  tx: Transaction,
  id: string,
  set: Partial<typeof t.benefitCase.$inferInsert>,
): Promise<void> {
  await tx.update(t.benefitCase).set(set).where(eq(t.benefitCase.id, id))
}

export async function recordBenefit(tx: Transaction, values: typeof t.benefitEvent.$inferInsert): Promise<string> {
  const [row] = await tx.insert(t.benefitEvent).values(values).returning({ id: t.benefitEvent.id })
  return row!.id
}

/** Erases what was never confirmed or was withdrawn before `draft`, and all others nothing has happened to since `done`. */
export async function eraseBenefits(tx: Transaction, before: { draft: Date; done: Date }): Promise<number> {
  const gone = await tx.execute(sql`delete from benefit_case c where
    (state in ('unconfirmed', 'withdrawn') and created_at < ${before.draft.toISOString()}::timestamptz)
    or greatest(created_at, (select max(at) from benefit_event e where e.case_id = c.id)) < ${before.done.toISOString()}::timestamptz`)
  return gone.rowCount ?? 0
}
