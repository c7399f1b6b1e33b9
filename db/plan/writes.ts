import { eq, lt } from "drizzle-orm"
import type { Answers } from "#domain/plan/answers.ts"
import { POLICY_VERSION } from "#domain/retention/notice.ts"
import type { Transaction } from "../client.ts"
import { type KeptPlan, keptPlanFrom } from "./reads.ts"
import { keptPlan } from "./tables.ts"

/** Keeps a plan under an address in small letters, in the place of the one before. */
export async function keepPlanOf(tx: Transaction, email: string, answers: Answers, now: Date): Promise<void> {
  await tx
    .insert(keptPlan)
    .values({ email, answers, createdAt: now, touchedAt: now })
    .onConflictDoUpdate({ target: keptPlan.email, set: { answers, touchedAt: now, policyVersion: POLICY_VERSION } })
}

export async function lockKeptPlan(tx: Transaction, email: string): Promise<KeptPlan | null> {
  return keptPlanFrom((await tx.select().from(keptPlan).where(eq(keptPlan.email, email)).for("update"))[0])
}

export async function deleteKeptPlan(tx: Transaction, email: string): Promise<void> {
  await tx.delete(keptPlan).where(eq(keptPlan.email, email))
}

/** Erases plans that nobody has changed since an instant. Answers how many went. */
export async function eraseKeptPlans(tx: Transaction, before: Date): Promise<number> {
  return (await tx.delete(keptPlan).where(lt(keptPlan.touchedAt, before))).rowCount ?? 0
}
