import { eq } from "drizzle-orm"
import { type Answers, answersFrom } from "#domain/plan/answers.ts"
import type { Reader } from "../client.ts"
import { keptPlan } from "./tables.ts"

export interface KeptPlan {
  id: string
  answers: Answers
  touchedAt: Date
}

type Row = typeof keptPlan.$inferSelect

/** A stored plan, as it is understood today; null where its answers make no plan any more. */
export function keptPlanFrom(row: Row | undefined): KeptPlan | null {
  const answers = row && answersFrom(row.answers)
  return row && answers ? { id: row.id, answers, touchedAt: row.touchedAt } : null
}

/** The plan that is kept under an address, however it is written. */
export async function keptPlanOf(db: Reader, email: string): Promise<KeptPlan | null> {
  const rows = await db.select().from(keptPlan).where(eq(keptPlan.email, email.toLowerCase()))
  return keptPlanFrom(rows[0])
}
