import { eq, sql } from "drizzle-orm"
import type { Transaction } from "../client.ts"
import type { IdentityCheck } from "./reads.ts"
import * as t from "./tables.ts"

export async function lockCheck(tx: Transaction, id: string): Promise<IdentityCheck | null> {
  return (await tx.select().from(t.identityCheck).where(eq(t.identityCheck.id, id)).for("update"))[0] ?? null
}

export async function insertCheck(tx: Transaction, values: typeof t.identityCheck.$inferInsert): Promise<string> {
  const [row] = await tx.insert(t.identityCheck).values(values).returning({ id: t.identityCheck.id })
  return row!.id
}

export async function updateCheck(
  tx: Transaction,
  id: string,
  set: Partial<typeof t.identityCheck.$inferInsert>,
): Promise<void> {
  await tx
    .update(t.identityCheck)
    .set({ ...set, revision: sql`${t.identityCheck.revision} + 1` })
    .where(eq(t.identityCheck.id, id))
}

export async function recordCheck(tx: Transaction, values: typeof t.identityEvent.$inferInsert): Promise<void> {
  await tx.insert(t.identityEvent).values(values)
}

/** Locks at most `most` checks after an id that hold a document, in the order of their ids. */
export function lockSealed(
  tx: Transaction,
  after: string,
  most: number,
): Promise<{ id: string; sealed: Buffer | null }[]> {
  return tx
    .select({ id: t.identityCheck.id, sealed: t.identityCheck.sealed })
    .from(t.identityCheck)
    .where(sql`${t.identityCheck.sealed} is not null and ${t.identityCheck.id} > ${after}`)
    .orderBy(t.identityCheck.id)
    .limit(most)
    .for("update")
}

/** Puts the same in under another key. It is no change of the check: whoever has it open goes on. */
export async function updateSealed(tx: Transaction, id: string, sealed: Buffer): Promise<void> {
  await tx.update(t.identityCheck).set({ sealed }).where(eq(t.identityCheck.id, id))
}

/** Who enters or takes back a version of what is asked decides beside all the others: one at a time. */
export async function lockRequirements(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('identity-requirement'))`)
}

export async function insertRequirement(
  tx: Transaction,
  values: typeof t.identityRequirement.$inferInsert,
): Promise<void> {
  await tx.insert(t.identityRequirement).values(values)
}

export async function deleteRequirement(tx: Transaction, id: string): Promise<void> {
  await tx.delete(t.identityRequirement).where(eq(t.identityRequirement.id, id))
}

export async function insertTraining(tx: Transaction, values: typeof t.staffTraining.$inferInsert): Promise<void> {
  await tx.insert(t.staffTraining).values(values)
}

/** Takes a course back from a day on; answers whether it stood until then. */
export async function endTraining(tx: Transaction, id: string, endedOn: string, why: string): Promise<boolean> {
  const done = await tx
    .update(t.staffTraining)
    .set({ endedOn, endedWhy: why })
    .where(sql`${t.staffTraining.id} = ${id} and ${t.staffTraining.endedOn} is null`)
  return (done.rowCount ?? 0) > 0
}

/** Erases at most `most` checks: those begun before `open` and never completed, and all whose day is before `done`. */
export async function eraseChecks(
  tx: Transaction,
  before: { open: string; done: string },
  most: number,
): Promise<number> {
  const gone = await tx.execute(sql`delete from identity_check where id = any(array(
    select id from identity_check where day < ${before.done} or (state in ('open', 'absent') and day < ${before.open})
    limit ${most} for update skip locked))`)
  return gone.rowCount ?? 0
}
