import { randomUUID } from "node:crypto"
import { MAX_PARTY, partyFits } from "#domain/booking/rules.ts"
import { type ServedRefusal, servedHere } from "#domain/booking/served.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { type Draft, visitById } from "#db/booking/reads.ts"
import { type Transaction, transact } from "#db/client.ts"
import { insertDraft, lockDraft, updateDraft } from "#db/booking/writes.ts"
import { holdIn } from "./hold.ts"
import { letGo } from "./let-go.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { type Context, hashSecret, newSecret } from "../context.ts"

/**
 * Answers "what do you come for, where will you live, and how many are you?": begins a draft, or changes the one on its way. A draft that
 * has become a visit is left alone and a new one begun. A held time is kept where it still fits; `lost` says that it did not. More people
 * than the services take (`tooMany`) are asked for anew, as are they where no number is given.
 * Whoever the office does not serve with these services is told so before anything else is asked. Answers the draft's secret.
 */
export async function chooseServices(
  ctx: Context,
  given: {
    draftKey: string | null
    services: string[]
    language: string
    municipality?: string | null
    residence?: string | null | undefined
    party?: number | undefined
  },
): Promise<
  Result<{ draftKey: string; lost: boolean; tooMany: boolean }, "no-service" | "unknown-service" | ServedRefusal>
> {
  const { site, services, municipalities } = await readSiteOffice(ctx.db)
  const offered = services.filter((s) => s.active && s.whoMayBook === "anyone").map((s) => s.key)
  if (given.services.length === 0) return refuse("no-service")
  if (!given.services.every((key) => offered.includes(key))) return refuse("unknown-service")
  const chosen = offered.filter((key) => given.services.includes(key))
  const now = ctx.now()
  const where = { municipality: given.municipality ?? null, residence: given.residence }
  const wanted = services.filter((s) => chosen.includes(s.key))
  const fit = (party: number | null) => party === null || partyFits(wanted, party).ok
  const served = servedHere(wanted, municipalities, where, officeDay(now))
  if (!served.ok) return served
  return transact(ctx.db, async (tx) => {
    const draft = given.draftKey ? await lockDraft(tx, hashSecret(given.draftKey)) : null
    if (draft && draft.invitationId === null && !(await isBooked(tx, draft.visitId))) {
      const fits = fit(given.party ?? draft.party)
      const party = fits ? (given.party ?? draft.party) : null
      await updateDraft(tx, draft.id, {
        services: chosen,
        municipality: where.municipality,
        residence: where.residence ?? null,
        touchedAt: now,
        ...ofParty(draft, party),
      })
      const changed = draft.services.join() !== chosen.join() || draft.party !== party
      const lost = changed && !(await keepTime(tx, ctx, given.draftKey!, draft))
      return ok({ draftKey: given.draftKey!, lost, tooMany: !fits })
    }
    const draftKey = newSecret()
    const fits = fit(given.party ?? null)
    await insertDraft(tx, {
      id: randomUUID(),
      keyHash: hashSecret(draftKey),
      siteId: site.id,
      services: chosen,
      municipality: where.municipality,
      residence: where.residence ?? null,
      party: fits ? (given.party ?? null) : null,
      language: given.language,
      // The same browser, whose earlier booking counts too.
      ...(draft ? { browser: draft.browser } : {}),
      createdAt: now,
      touchedAt: now,
    })
    return ok({ draftKey, lost: false, tooMany: !fits })
  })
}

/** What a draft says with another number of people: names beyond it go, and who comes is asked again. */
const ofParty = (draft: Draft, party: number | null) => ({
  party,
  names: party === null ? draft.names : draft.names.slice(0, party),
  detailsGiven: draft.detailsGiven && (party === null || draft.party === party),
})

/**
 * Inside a transaction, after an answer has changed: places the held time anew for what is asked now, at the same start.
 * Answers whether the visitor has a time still, or had none; where it no longer fits it is given up.
 */
async function keepTime(tx: Transaction, ctx: Context, draftKey: string, before: Draft): Promise<boolean> {
  const found = before.visitId ? await visitById(tx, before.visitId) : null
  if (found?.visit.state !== "held" || found.visit.holdUntil! <= ctx.now()) return true
  const kept = await holdIn(tx, ctx, { draftKey, startsAt: found.visit.startsAt })
  if (kept.ok) return true
  await letGo(tx, found.visit.id)
  await updateDraft(tx, before.id, { visitId: null })
  return false
}

/** Answers "how many people come?". A held time is kept where it fits the new number; names beyond it go. */
export async function chooseParty(
  ctx: Context,
  given: { draftKey: string; party: number },
): Promise<Result<{ lost: boolean }, "no-draft" | "party-size" | "party-too-large">> {
  if (!Number.isInteger(given.party) || given.party < 1 || given.party > MAX_PARTY) return refuse("party-size")
  const { services } = await readSiteOffice(ctx.db)
  const now = ctx.now()
  return transact(ctx.db, async (tx) => {
    const draft = await lockDraft(tx, hashSecret(given.draftKey))
    if (!draft || draft.invitationId !== null || (await isBooked(tx, draft.visitId))) return refuse("no-draft")
    const chosen = services.filter((s) => draft.services.includes(s.key))
    if (!partyFits(chosen, given.party).ok) return refuse("party-too-large")
    const changed = draft.party !== given.party
    await updateDraft(tx, draft.id, {
      ...ofParty(draft, given.party),
      touchedAt: now,
    })
    return ok({ lost: changed && !(await keepTime(tx, ctx, given.draftKey, draft)) })
  })
}

async function isBooked(tx: Transaction, visitId: string | null): Promise<boolean> {
  if (!visitId) return false
  const found = await visitById(tx, visitId)
  return found !== null && found.visit.state !== "held" && found.visit.state !== "lapsed"
}
