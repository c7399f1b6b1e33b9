import { dayTopic } from "#domain/topics.ts"
import { type Transaction, transact } from "#db/client.ts"
import { visitById } from "#db/booking/reads.ts"
import { dropLegs } from "#db/booking/leg-writes.ts"
import { lockDraft, lockVisit, updateDraft, updateVisit } from "#db/booking/writes.ts"
import { lockDays } from "#db/locks.ts"
import { announce } from "#db/live.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { type Context, hashSecret } from "../context.ts"

/** Inside a transaction: gives up a held time at once. A visit in any other state is left alone. */
export async function letGo(tx: Transaction, visitId: string | null): Promise<void> {
  const found = visitId ? await visitById(tx, visitId) : null
  if (!found || found.visit.state !== "held") return
  const day = officeDay(found.visit.startsAt)
  await lockDays(tx, found.visit.siteId, [day])
  const visit = await lockVisit(tx, found.visit.id)
  if (visit?.state !== "held") return
  await dropLegs(tx, visit.id)
  await updateVisit(tx, visit.id, { state: "lapsed", holdUntil: null })
  await announce(tx, { siteId: visit.siteId, topics: [dayTopic(day)] })
}

/** The visitor lets the held time go; the answers stay. */
export async function releaseHold(ctx: Context, given: { draftKey: string }): Promise<void> {
  const now = ctx.now()
  await transact(ctx.db, async (tx) => {
    const draft = await lockDraft(tx, hashSecret(given.draftKey))
    if (draft) {
      await letGo(tx, draft.visitId)
      const still = draft.visitId ? await visitById(tx, draft.visitId) : null
      if (still?.visit.state === "lapsed") await updateDraft(tx, draft.id, { visitId: null, touchedAt: now })
    }
  })
}
