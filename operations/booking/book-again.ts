import { randomUUID } from "node:crypto"
import { type Result, ok, refuse } from "#domain/result.ts"
import { type Visit, legsOf } from "#db/booking/reads.ts"
import { insertDraft, lockVisit } from "#db/booking/writes.ts"
import { transact } from "#db/client.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { preregByVisit } from "#db/prereg/reads.ts"
import { type Context, hashSecret, newSecret } from "../context.ts"
import { beginVisit } from "../prereg/visit.ts"

export type BookAgainRefusal = "unknown" | "not-over" | "unknown-service" | "household"

/**
 * Begins a booking with all that was answered for a visit that nobody came to, or that was cancelled: only the time is missing. Its
 * address needs no code, since whoever asks holds the link that was mailed there. A pre-registered household begins as its own page
 * would. `draftKey` is the secret of the booking on its way. Without `details` only services, people and municipality go along: whoever
 * asks holds no more than the link of an SMS, which says no names.
 */
export async function bookAgain(
  ctx: Context,
  given: { visitId: string; details: boolean },
): Promise<Result<{ draftKey: string }, BookAgainRefusal>> {
  const prereg = await preregByVisit(ctx.db, given.visitId)
  if (prereg && !given.details) return refuse("household")
  if (prereg) {
    const begun = await beginVisit(ctx, { preregId: prereg.id })
    if (begun.ok) return begun
  }
  return transact<Result<{ draftKey: string }, BookAgainRefusal>>(ctx.db, async (tx) => {
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
      language: visit.language,
      municipality: visit.municipality,
      ...(given.details ? detailsOf(visit) : {}),
      notBefore: visit.notBefore,
      createdAt: now,
      touchedAt: now,
    })
    return ok({ draftKey })
  })
}

/** What was answered about the people. A visit that staff made without an address has one asked for on its own page. */
const detailsOf = ({ names, contactName, email, phone, supportNeeds }: Visit) => ({
  names,
  contactName,
  email,
  confirmedEmail: email || null,
  phone,
  supportNeeds,
  detailsGiven: email !== "",
})
