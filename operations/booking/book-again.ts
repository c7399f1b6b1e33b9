import { randomUUID } from "node:crypto"
import { type Result, ok, refuse } from "#domain/result.ts"
import { legsOf } from "#db/booking/reads.ts"
import { insertDraft, lockVisit } from "#db/booking/writes.ts"
import { transact } from "#db/client.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { preregByVisit } from "#db/prereg/reads.ts"
import { type Context, hashSecret, newSecret } from "../context.ts"
import { beginVisit } from "../prereg/visit.ts"

/**
 * Begins a booking with all that was answered for a visit that nobody came to, or that was cancelled: only the time is missing. Its
 * address needs no code, since whoever asks holds the link that was mailed there. A pre-registered household begins as its own page
 * would. `draftKey` is the secret of the booking on its way.
 */
export async function bookAgain(
  ctx: Context,
  given: { visitId: string },
): Promise<Result<{ draftKey: string }, "unknown" | "not-over" | "unknown-service">> {
  const prereg = await preregByVisit(ctx.db, given.visitId)
  if (prereg) {
    const begun = await beginVisit(ctx, { preregId: prereg.id })
    if (begun.ok) return begun
  }
  return transact<Result<{ draftKey: string }, "unknown" | "not-over" | "unknown-service">>(ctx.db, async (tx) => {
    const visit = await lockVisit(tx, given.visitId)
    if (!visit) return refuse("unknown")
    if (visit.state !== "missed" && visit.state !== "cancelled") return refuse("not-over")
    const wanted = new Set((await legsOf(tx, visit.id)).map((leg) => leg.serviceId))
    const { services: offered } = await readSiteOffice(tx)
    const services = offered.filter((s) => s.active && s.whoMayBook === "anyone" && wanted.has(s.id))
    if (services.length === 0) return refuse("unknown-service")
    const [draftKey, now] = [newSecret(), ctx.now()]
    await insertDraft(tx, {
      id: randomUUID(),
      keyHash: hashSecret(draftKey),
      siteId: visit.siteId,
      services: services.map((s) => s.key),
      party: visit.party,
      names: visit.names,
      contactName: visit.contactName,
      email: visit.email,
      confirmedEmail: visit.email,
      phone: visit.phone,
      language: visit.language,
      supportNeeds: visit.supportNeeds,
      detailsGiven: true,
      notBefore: visit.notBefore,
      createdAt: now,
      touchedAt: now,
    })
    return ok({ draftKey })
  })
}
