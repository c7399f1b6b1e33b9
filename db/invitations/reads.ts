import { desc, eq } from "drizzle-orm"
import { isId } from "#domain/id.ts"
import type { Draft } from "../booking/reads.ts"
import * as t from "../booking/tables.ts"
import type { Reader } from "../client.ts"

export type Invitation = typeof t.bookingInvitation.$inferSelect

/** The bookings on their way that were begun with a personal link. */
export function draftsOfInvitation(db: Reader, invitationId: string): Promise<Draft[]> {
  return db.select().from(t.bookingDraft).where(eq(t.bookingDraft.invitationId, invitationId))
}

export async function invitationByKey(db: Reader, keyHash: Buffer): Promise<Invitation | null> {
  return (await db.select().from(t.bookingInvitation).where(eq(t.bookingInvitation.keyHash, keyHash)))[0] ?? null
}

export async function bookingInvitationById(db: Reader, id: string): Promise<Invitation | null> {
  if (!isId(id)) return null
  return (await db.select().from(t.bookingInvitation).where(eq(t.bookingInvitation.id, id)))[0] ?? null
}

/** The personal booking links of a site, the newest first. */
export function bookingInvitations(db: Reader, siteId: string, most: number): Promise<Invitation[]> {
  return db
    .select()
    .from(t.bookingInvitation)
    .where(eq(t.bookingInvitation.siteId, siteId))
    .orderBy(desc(t.bookingInvitation.createdAt))
    .limit(most)
}
