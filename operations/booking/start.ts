import { randomUUID } from "node:crypto"
import { MAX_PARTY, partyFits } from "#domain/booking/rules.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { visitById } from "#db/booking/reads.ts"
import { type Transaction, transact } from "#db/client.ts"
import { insertDraft, lockDraft, updateDraft } from "#db/booking/writes.ts"
import { letGo } from "./let-go.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { type Context, hashSecret, newSecret } from "../context.ts"

/**
 * Answers "what do you come for?": begins a draft, or changes the one on its way. A draft that has become a visit is left
 * alone and a new one begun. Services that change give up a held time, whose minutes no longer fit. Answers the draft's secret.
 */
export async function chooseServices(
  ctx: Context,
  given: { draftKey: string | null; services: string[]; language: string },
): Promise<Result<{ draftKey: string }, "no-service" | "unknown-service">> {
  const { site, services } = await readSiteOffice(ctx.db)
  const offered = services.filter((s) => s.active && s.whoMayBook === "anyone").map((s) => s.key)
  if (given.services.length === 0) return refuse("no-service")
  if (!given.services.every((key) => offered.includes(key))) return refuse("unknown-service")
  const chosen = offered.filter((key) => given.services.includes(key))
  const now = ctx.now()
  const answer = await transact(ctx.db, async (tx) => {
    const draft = given.draftKey ? await lockDraft(tx, hashSecret(given.draftKey)) : null
    if (draft && !(await isBooked(tx, draft.visitId))) {
      const changed = draft.services.join() !== chosen.join()
      if (changed) await letGo(tx, draft.visitId)
      const fits =
        draft.party === null ||
        partyFits(
          services.filter((s) => chosen.includes(s.key)),
          draft.party,
        ).ok
      await updateDraft(tx, draft.id, {
        services: chosen,
        touchedAt: now,
        ...(changed ? { visitId: null } : {}),
        ...(fits ? {} : { party: null }),
      })
      return ok({ draftKey: given.draftKey! })
    }
    const draftKey = newSecret()
    await insertDraft(tx, {
      id: randomUUID(),
      keyHash: hashSecret(draftKey),
      siteId: site.id,
      services: chosen,
      language: given.language,
      createdAt: now,
      touchedAt: now,
    })
    return ok({ draftKey })
  })
  if (!answer.ok) throw new Error("a draft takes no time")
  return answer
}

/** Answers "how many people come?". A number that changes gives up a held time and the names beyond it. */
export async function chooseParty(
  ctx: Context,
  given: { draftKey: string; party: number },
): Promise<Result<null, "no-draft" | "party-size" | "party-too-large">> {
  if (!Number.isInteger(given.party) || given.party < 1 || given.party > MAX_PARTY) return refuse("party-size")
  const { services } = await readSiteOffice(ctx.db)
  const now = ctx.now()
  const answer = await transact(ctx.db, async (tx) => {
    const draft = await lockDraft(tx, hashSecret(given.draftKey))
    if (!draft || (await isBooked(tx, draft.visitId))) return refuse("no-draft")
    const chosen = services.filter((s) => draft.services.includes(s.key))
    if (!partyFits(chosen, given.party).ok) return refuse("party-too-large")
    const changed = draft.party !== given.party
    if (changed) await letGo(tx, draft.visitId)
    await updateDraft(tx, draft.id, {
      party: given.party,
      names: draft.names.slice(0, given.party),
      detailsGiven: draft.detailsGiven && !changed,
      touchedAt: now,
      ...(changed ? { visitId: null } : {}),
    })
    return ok(null)
  })
  if (!answer.ok && answer.error === "taken") throw new Error("a number takes no time")
  return answer as Result<null, "no-draft" | "party-size" | "party-too-large">
}

async function isBooked(tx: Transaction, visitId: string | null): Promise<boolean> {
  if (!visitId) return false
  const found = await visitById(tx, visitId)
  return found !== null && found.visit.state !== "held" && found.visit.state !== "lapsed"
}
