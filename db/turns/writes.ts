import { and, eq, isNull, lt, sql } from "drizzle-orm"
import { leg, visit } from "../booking/tables.ts"
import type { Transaction } from "../client.ts"
import * as t from "./tables.ts"

export async function insertTicket(tx: Transaction, values: typeof t.ticket.$inferInsert): Promise<void> {
  await tx.insert(t.ticket).values(values)
}

export async function updateTicket(
  tx: Transaction,
  id: string,
  set: Partial<typeof t.ticket.$inferInsert>,
): Promise<void> {
  await tx.update(t.ticket).set(set).where(eq(t.ticket.id, id))
}

export async function recordTicketEvent(tx: Transaction, values: typeof t.ticketEvent.$inferInsert): Promise<void> {
  await tx.insert(t.ticketEvent).values(values)
}

export async function putLegCall(tx: Transaction, values: typeof t.legCall.$inferInsert): Promise<void> {
  const { legId, ...set } = values
  await tx
    .insert(t.legCall)
    .values(values)
    .onConflictDoUpdate({ target: t.legCall.legId, set: { ...set, legId } })
}

/** As if the visit had not been called: it has not arrived after all, or comes anew. */
export async function forgetCalls(tx: Transaction, visitId: string): Promise<void> {
  await tx.delete(t.legCall).where(eq(t.legCall.visitId, visitId))
}

/**
 * Keeps a visit in which a leg waits from being changed until the transaction ends. False when it waits no more, or somebody is at it this
 * moment: whoever calls takes the next one instead of waiting.
 */
export async function lockWaitingLeg(tx: Transaction, legId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: visit.id })
    .from(visit)
    .innerJoin(leg, eq(leg.visitId, visit.id))
    .where(and(eq(leg.id, legId), eq(leg.current, true), isNull(leg.startedAt), eq(visit.state, "arrived")))
    .for("update", { of: visit, skipLocked: true })
  return rows.length > 0
}

/** Erases at most `most` numbers of days before `day`, with their events. */
export async function eraseTickets(tx: Transaction, day: string, most: number): Promise<number> {
  const due = tx.select({ id: t.ticket.id }).from(t.ticket).where(lt(t.ticket.day, day)).limit(most)
  const gone = await tx.delete(t.ticket).where(sql`${t.ticket.id} in (${due})`)
  return gone.rowCount ?? 0
}
