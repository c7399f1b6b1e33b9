import { randomUUID } from "node:crypto"
import type { StaffChannel } from "#domain/booking/channels.ts"
import { MAX_PARTY } from "#domain/booking/rules.ts"
import { conditionsMet } from "#domain/prereg/findings.ts"
import type { Household } from "#domain/prereg/household.ts"
import { servicesOf } from "#domain/prereg/visit.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { insertDraft } from "#db/booking/writes.ts"
import { type Transaction, transact } from "#db/client.ts"
import { visitById } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { visitOf, wholeOf } from "#db/prereg/reads.ts"
import { deleteDraftsOf, lockPrereg } from "#db/prereg/writes.ts"
import type { Actor } from "#domain/staff/actor.ts"
import { cancel } from "../booking/cancel.ts"
import { type Context, hashSecret, newSecret } from "../context.ts"
import { linkKey } from "../link.ts"

/**
 * Begins a booking for the whole household, with all but the time filled in: services, people, names, the confirmed address.
 * Possible once it is sent; the time is provisional until it is accepted. `draftKey` is the secret of the booking on its way. With a
 * `channel`, staff choose the time with the household, and go on under `draftId`.
 */
export async function beginVisit(
  ctx: Context,
  given: { preregId: string; channel?: StaffChannel },
): Promise<Result<{ draftKey: string; draftId: string }, "unknown" | "not-yet" | "already-booked">> {
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg) return refuse("unknown")
    if (!["submitted", "returned", "accepted"].includes(prereg.state)) return refuse("not-yet")
    if (await visitOf(tx, prereg, ctx.now())) return refuse("already-booked")
    const { household } = await wholeOf(tx, prereg)
    const { services: offered } = await readSiteOffice(tx)
    const wanted = servicesOf(household)
    const names = namesOf(household)
    const draftId = randomUUID()
    const draftKey = given.channel ? linkKey(ctx.secrets[0], "draft", draftId) : newSecret()
    const now = ctx.now()
    await deleteDraftsOf(tx, prereg.id)
    await insertDraft(tx, {
      id: draftId,
      channel: given.channel ?? "web",
      keyHash: hashSecret(draftKey),
      siteId: prereg.siteId,
      services: offered.filter((s) => s.active && s.whoMayBook !== "staff" && wanted.includes(s.key)).map((s) => s.key),
      party: Math.min(names.length, MAX_PARTY),
      names,
      contactName: names[0] ?? "",
      email: prereg.confirmedEmail ?? "",
      confirmedEmail: prereg.confirmedEmail,
      phone: household.parts.contact?.phone ?? "",
      language: prereg.language,
      supportNeeds: household.parts.contact?.support ?? "",
      detailsGiven: true,
      preregId: prereg.id,
      municipality: household.parts.to?.municipality ?? null,
      residence: household.parts.contact?.purpose === "study" ? (household.parts.to?.residence ?? "") : null,
      notBefore: conditionsMet(household),
      createdAt: now,
      touchedAt: now,
    })
    return ok({ draftKey, draftId })
  })
}

/**
 * Cancels the visit of a household that ends: "gone" afterwards, or "begun", when people have come and it is the office's own record.
 * It never stands on: that would keep a place, names and an address that nobody looks after any more.
 */
export async function giveUpVisit(
  ctx: Context,
  tx: Transaction,
  visitId: string,
  by: Actor,
  reason?: string,
): Promise<"gone" | "begun"> {
  const gone = await cancel({ ...ctx, db: tx }, { visitId, by, ...(reason ? { reason } : {}) })
  if (gone.ok || gone.error === "unknown") return "gone"
  const state = (await visitById(tx, visitId))?.visit.state
  if (state === "booked" || state === "provisional") throw new Error(`the visit of a household stands: ${gone.error}`)
  return state === undefined || state === "held" || state === "lapsed" ? "gone" : "begun"
}

/** The household's names as in their passports, the contact first. */
export const namesOf = (household: Household): string[] =>
  household.people.map((p) => p.parts.person?.passportName ?? "").filter((name) => name !== "")
