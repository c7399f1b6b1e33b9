import { randomUUID } from "node:crypto"
import { servesJobSeekersOf } from "#domain/benefit/standing.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { benefitByKey } from "#db/benefit/reads.ts"
import { insertDraft } from "#db/booking/writes.ts"
import { transact } from "#db/client.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { type Context, hashSecret, newSecret } from "../context.ts"

/** The key of the service one comes for. */
export const U2_SERVICE = "pd-u2"

export type BeginVisitRefusal = "unknown" | "not-possible" | "elsewhere" | "not-offered"

/**
 * Begins a booking for somebody whose PD U2 is with the office, with all but the time filled in: the service, the name and the address,
 * which the case's code has confirmed already. `draftKey` is the secret of the booking on its way.
 */
export async function beginBenefitVisit(
  ctx: Context,
  given: { key: string; language: string },
): Promise<Result<{ draftKey: string }, BeginVisitRefusal>> {
  return transact(ctx.db, async (tx) => {
    const benefit = await benefitByKey(tx, hashSecret(given.key))
    if (!benefit) return refuse("unknown")
    if (benefit.state !== "sent" && benefit.state !== "too-late") return refuse("not-possible")
    const { services, municipalities } = await readSiteOffice(tx)
    const now = ctx.now()
    const municipality = municipalities.find((m) => m.code === benefit.municipality)
    if (!servesJobSeekersOf(municipality, officeDay(now))) return refuse("elsewhere")
    if (!services.some((s) => s.key === U2_SERVICE && s.active && s.whoMayBook === "anyone"))
      return refuse("not-offered")
    const draftKey = newSecret()
    await insertDraft(tx, {
      id: randomUUID(),
      keyHash: hashSecret(draftKey),
      siteId: benefit.siteId,
      services: [U2_SERVICE],
      municipality: benefit.municipality,
      party: 1,
      names: [benefit.name],
      contactName: benefit.name,
      email: benefit.email,
      confirmedEmail: benefit.email,
      phone: benefit.phone,
      language: given.language,
      detailsGiven: true,
      createdAt: now,
      touchedAt: now,
    })
    return ok({ draftKey })
  })
}
