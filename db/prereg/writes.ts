import { and, eq, inArray, isNull, lt, sql } from "drizzle-orm"
import type { PreregEventKind } from "#domain/prereg/events.ts"
import type { Part } from "#domain/prereg/questions.ts"
import type { PartAnswers } from "#domain/prereg/household.ts"
import type { Transaction } from "../client.ts"
import type { Prereg } from "./reads.ts"
import { bookingDraft } from "../booking/tables.ts"
import * as t from "./tables.ts"

/** Reads a pre-registration and keeps others from changing it until the transaction ends. */
export async function lockPrereg(tx: Transaction, id: string): Promise<Prereg | null> {
  return (await tx.select().from(t.prereg).where(eq(t.prereg.id, id)).for("update"))[0] ?? null
}

export async function insertPrereg(tx: Transaction, values: typeof t.prereg.$inferInsert): Promise<void> {
  await tx.insert(t.prereg).values(values)
}

export async function updatePrereg(
  tx: Transaction,
  id: string,
  set: Partial<typeof t.prereg.$inferInsert>,
): Promise<void> {
  await tx.update(t.prereg).set(set).where(eq(t.prereg.id, id))
}

export async function lockPreregOfVisit(tx: Transaction, visitId: string): Promise<void> {
  await tx.select({ id: t.prereg.id }).from(t.prereg).where(eq(t.prereg.visitId, visitId)).for("update")
}

/** The household whose visit this is has been served, or (taken back) has not: then no receipt is of the whole of it. */
export async function completePreregOf(tx: Transaction, visitId: string, done: boolean, now: Date): Promise<void> {
  const changed = await tx
    .update(t.prereg)
    .set({ state: done ? "completed" : "accepted", touchedAt: now })
    .where(and(eq(t.prereg.visitId, visitId), eq(t.prereg.state, done ? "accepted" : "completed")))
    .returning({ id: t.prereg.id })
  if (done) return
  for (const { id } of changed)
    await tx.update(t.preregHandOver).set({ whole: false }).where(eq(t.preregHandOver.preregId, id))
}

/** Its visit is over, and some of it have to come back: it is kept from now on as one that waits. */
export async function touchPreregOf(tx: Transaction, visitId: string, now: Date): Promise<void> {
  await tx.update(t.prereg).set({ touchedAt: now }).where(eq(t.prereg.visitId, visitId))
}

export async function insertPreregSession(tx: Transaction, values: typeof t.preregSession.$inferInsert): Promise<void> {
  await tx.insert(t.preregSession).values(values)
}

/** Closes the household on one device. */
export async function deletePreregSession(tx: Transaction, tokenHash: Buffer): Promise<void> {
  await tx.delete(t.preregSession).where(eq(t.preregSession.tokenHash, tokenHash))
}

/** Closes it on all devices but one. */
export async function deleteOtherSessions(tx: Transaction, preregId: string, tokenHash: Buffer): Promise<void> {
  await tx
    .delete(t.preregSession)
    .where(and(eq(t.preregSession.preregId, preregId), sql`${t.preregSession.tokenHash} <> ${tokenHash}`))
}

export async function insertPerson(tx: Transaction, values: typeof t.preregPerson.$inferInsert): Promise<void> {
  await tx.insert(t.preregPerson).values(values)
}

/** Erases a person with answers, sealed ones and the key. */
export async function deletePerson(tx: Transaction, preregId: string, personId: string): Promise<void> {
  await tx.delete(t.preregPerson).where(and(eq(t.preregPerson.id, personId), eq(t.preregPerson.preregId, preregId)))
}

/** Writes a part as a whole. Under the household's lock. */
export async function putPart(
  tx: Transaction,
  values: {
    preregId: string
    personId: string | null
    part: Part
    answers: PartAnswers
    revision: number
    savedAt: Date
  },
): Promise<void> {
  await tx
    .insert(t.preregPart)
    .values(values)
    .onConflictDoUpdate({
      target: [t.preregPart.preregId, t.preregPart.personId, t.preregPart.part],
      set: { answers: values.answers, revision: values.revision, savedAt: values.savedAt },
    })
}

export async function putSealed(tx: Transaction, values: typeof t.preregSealed.$inferInsert): Promise<void> {
  await tx
    .insert(t.preregSealed)
    .values(values)
    .onConflictDoUpdate({ target: [t.preregSealed.personId, t.preregSealed.field], set: { sealed: values.sealed } })
}

export async function deleteSealed(tx: Transaction, personId: string, field: string): Promise<void> {
  await tx.delete(t.preregSealed).where(and(eq(t.preregSealed.personId, personId), eq(t.preregSealed.field, field)))
}

/** Records what happened. Returns the event's id, which messages hang on. */
export async function recordPreregEvent(
  tx: Transaction,
  values: typeof t.preregEvent.$inferInsert & { kind: PreregEventKind },
): Promise<string> {
  const rows = await tx.insert(t.preregEvent).values(values).returning({ id: t.preregEvent.id })
  return rows[0]!.id
}

export async function insertPreregNote(tx: Transaction, values: typeof t.preregNote.$inferInsert): Promise<void> {
  await tx.insert(t.preregNote).values(values)
}

export async function insertAsked(tx: Transaction, values: (typeof t.preregAsked.$inferInsert)[]): Promise<void> {
  if (values.length > 0) await tx.insert(t.preregAsked).values(values)
}

/**
 * Marks what was asked of a part as answered, where there is an answer now: of a question by its name among `given`, or, in words, of
 * every question that is open there (`given` null).
 */
export async function answerAsked(
  tx: Transaction,
  asked: { preregId: string; personId: string | null; part: Part; given: readonly string[] | null; words?: string },
  at: Date,
): Promise<void> {
  if (asked.given?.length === 0) return
  await tx
    .update(t.preregAsked)
    .set({ answeredAt: at, ...(asked.words ? { words: asked.words } : {}) })
    .where(
      and(
        eq(t.preregAsked.preregId, asked.preregId),
        asked.personId === null ? isNull(t.preregAsked.personId) : eq(t.preregAsked.personId, asked.personId),
        eq(t.preregAsked.part, asked.part),
        asked.given ? inArray(t.preregAsked.question, [...asked.given]) : undefined,
        isNull(t.preregAsked.answeredAt),
      ),
    )
}

export async function putVerdict(tx: Transaction, values: typeof t.preregVerdict.$inferInsert): Promise<void> {
  const { verdict, staffName, at } = values
  await tx
    .insert(t.preregVerdict)
    .values(values)
    .onConflictDoUpdate({ target: [t.preregVerdict.personId, t.preregVerdict.paper], set: { verdict, staffName, at } })
}

export async function deleteVerdict(tx: Transaction, personId: string, paper: string): Promise<void> {
  await tx.delete(t.preregVerdict).where(and(eq(t.preregVerdict.personId, personId), eq(t.preregVerdict.paper, paper)))
}

/** Up to `limit` people whose key is wrapped by another version than this, locked. */
export function lockPeopleToRewrap(tx: Transaction, version: number, limit: number) {
  return tx
    .select()
    .from(t.preregPerson)
    .where(sql`${t.preregPerson.keyVersion} <> ${version}`)
    .limit(limit)
    .for("update")
}

export async function updatePersonKey(
  tx: Transaction,
  id: string,
  key: { wrappedKey: Buffer; keyVersion: number },
): Promise<void> {
  await tx.update(t.preregPerson).set(key).where(eq(t.preregPerson.id, id))
}

/** Erases one with all that hangs on it. */
export async function deletePrereg(tx: Transaction, id: string): Promise<void> {
  await tx.delete(t.prereg).where(eq(t.prereg.id, id))
}

export interface PreregTerms {
  draftBefore: Date
  visitBefore: Date
  endedBefore: Date
  sentBefore: Date
}

/**
 * The next one whose day has come (`keptFrom`): untouched drafts; those whose visit is over for so long; those handed over so long ago;
 * refused and withdrawn ones; and sent ones that nothing has come of.
 */
export async function nextDuePrereg(tx: Transaction, terms: PreregTerms): Promise<Prereg | null> {
  const at = (day: Date) => sql`${day.toISOString()}::timestamptz`
  const visitIs = (states: string, ended: Date) => sql`exists (select 1 from visit v where v.id = ${t.prereg.visitId}
    and v.state in (${sql.raw(states)}) and v.ends_at < ${at(ended)})`
  const standing = sql`exists (select 1 from visit v where v.id = ${t.prereg.visitId} and v.state in ('provisional', 'booked', 'arrived', 'serving'))`
  const approved = sql`exists (select 1 from identity_check c where c.prereg_id = ${t.prereg.id} and c.state = 'approved')`
  const untouched = sql`${t.prereg.touchedAt} < ${at(terms.sentBefore)}`
  const whole = sql`exists (select 1 from prereg_hand_over h where h.prereg_id = ${t.prereg.id} and h.whole)`
  const rows = await tx
    .select()
    .from(t.prereg)
    .where(
      sql`(${t.prereg.state} = 'draft' and ${t.prereg.touchedAt} < ${at(terms.draftBefore)})
        or (${t.prereg.state} = 'completed' and exists (select 1 from prereg_hand_over h
          where h.prereg_id = ${t.prereg.id} and h.whole and h.at < ${at(terms.visitBefore)}))
        or (${t.prereg.state} = 'completed' and ${untouched} and not ${whole}
          and not exists (select 1 from visit v where v.id = ${t.prereg.visitId} and v.ends_at >= ${at(terms.sentBefore)}))
        or (${t.prereg.state} in ('refused', 'withdrawn')
          and coalesce(${t.prereg.decidedAt}, ${t.prereg.touchedAt}) < ${at(terms.endedBefore)})
        or (${t.prereg.state} in ('submitted', 'returned', 'accepted') and (
          (${visitIs("'booked'", terms.visitBefore)} and not ${approved})
          or (${untouched} and (not ${standing} or ${visitIs("'booked', 'arrived', 'serving'", terms.sentBefore)}))))`,
    )
    .limit(1)
    .for("update")
  return rows[0] ?? null
}

/** Erases devices' secrets older than this. */
export async function erasePreregSessions(tx: Transaction, before: Date): Promise<number> {
  const gone = await tx.delete(t.preregSession).where(lt(t.preregSession.createdAt, before))
  return gone.rowCount ?? 0
}

/** Erases the bookings on their way for a pre-registered household, but not one that holds a time. */
export async function deleteDraftsOf(tx: Transaction, preregId: string, evenHolding = false): Promise<void> {
  await tx
    .delete(bookingDraft)
    .where(and(eq(bookingDraft.preregId, preregId), evenHolding ? undefined : isNull(bookingDraft.visitId)))
}
