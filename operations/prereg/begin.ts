import { linkKey } from "../link.ts"
import { randomUUID } from "node:crypto"
import { makeReference } from "#domain/booking/reference.ts"
import { type ServedRefusal, servedHere } from "#domain/booking/served.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { type Result, ok } from "#domain/result.ts"
import { type Transaction, transact } from "#db/client.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { deletePreregSession, insertPrereg, insertPreregSession, putPart } from "#db/prereg/writes.ts"
import { type Context, hashSecret, newSecret } from "../context.ts"
import { addTo } from "./people.ts"

/**
 * Begins a household with the person who writes, for people whom the office serves: where they move is asked before anything
 * about them. `token` is the secret of this device.
 */
export async function beginPrereg(
  ctx: Context,
  given: { language: string; municipality: string; residence: string | null | undefined },
): Promise<Result<{ token: string }, ServedRefusal>> {
  const now = ctx.now()
  const { municipalities } = await readSiteOffice(ctx.db)
  const served = servedHere([{ byMunicipality: true }], municipalities, given, officeDay(now))
  if (!served.ok) return served
  const id = randomUUID()
  const token = newSecret()
  await transact(ctx.db, async (tx) => {
    const { site } = await readSiteOffice(tx)
    await insertPrereg(tx, {
      id,
      siteId: site.id,
      reference: makeReference(ctx.random),
      language: given.language,
      linkHash: hashSecret(linkKey(ctx.secrets[0], "prereg", id)),
      createdAt: now,
      touchedAt: now,
    })
    await insertPreregSession(tx, { tokenHash: hashSecret(token), preregId: id, createdAt: now })
    await addTo(ctx, tx, { preregId: id, relation: "contact", position: 1 })
    await putPart(tx, {
      preregId: id,
      personId: null,
      part: "to",
      answers: { municipality: given.municipality, ...(given.residence ? { residence: given.residence } : {}) },
      revision: 1,
      savedAt: now,
    })
  })
  return ok({ token })
}

/** Opens a household on one more device. `token` is that device's secret. */
export async function openOnDevice(ctx: Context, tx: Transaction, preregId: string): Promise<string> {
  const token = newSecret()
  await insertPreregSession(tx, { tokenHash: hashSecret(token), preregId, createdAt: ctx.now() })
  return token
}

/** Closes the household on this device; it stays for the others. */
export async function closeOnDevice(ctx: Context, given: { token: string }): Promise<void> {
  await transact(ctx.db, async (tx) => {
    await deletePreregSession(tx, hashSecret(given.token))
  })
}
