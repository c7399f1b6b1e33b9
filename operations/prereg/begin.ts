import { createHmac, randomUUID } from "node:crypto"
import { REFERENCE_LENGTH, makeReference } from "#domain/booking/reference.ts"
import { type ServedRefusal, servedHere } from "#domain/booking/served.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { MOST_PEOPLE } from "#domain/prereg/household.ts"
import type { Relation } from "#domain/prereg/questions.ts"
import { mayAnswer } from "#domain/prereg/states.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { type Transaction, transact } from "#db/client.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { wholeOf } from "#db/prereg/reads.ts"
import {
  deletePerson,
  deletePreregSession,
  insertPerson,
  insertPrereg,
  insertPreregSession,
  lockPrereg,
  putPart,
  updatePrereg,
} from "#db/prereg/writes.ts"
import { type Context, hashSecret, newSecret } from "../context.ts"
import { newPersonKey } from "./seal.ts"

/**
 * The secret of a household's mailed link, worked out from its id and the portal's secret, so that later mail can carry it. It
 * opens nothing by itself: a code sent to the same address does.
 */
export const preregKey = (secret: string, preregId: string): string =>
  createHmac("sha256", secret).update(`prereg-link ${preregId}`).digest("base64url")

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
      reference: makeReference(Array.from({ length: REFERENCE_LENGTH }, () => ctx.random())),
      language: given.language,
      linkHash: hashSecret(preregKey(ctx.secrets[0], id)),
      createdAt: now,
      touchedAt: now,
    })
    await insertPreregSession(tx, { tokenHash: hashSecret(token), preregId: id, createdAt: now })
    await addTo(ctx, tx, id, "contact", 1)
    await putPart(tx, {
      preregId: id,
      personId: null,
      part: "to",
      answers: { municipality: given.municipality, ...(given.residence ? { residence: given.residence } : {}) },
      revision: 1,
      savedAt: now,
    })
    return ok(null)
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
    return ok(null)
  })
}

/** Adds a person. One spouse or partner at most; nine people in all. */
export async function addPerson(
  ctx: Context,
  given: { preregId: string; relation: Exclude<Relation, "contact"> },
): Promise<Result<{ position: number }, "unknown" | "not-editable" | "too-many" | "already-there">> {
  const answer = await transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg) return refuse("unknown")
    if (mayAnswer(prereg.state) !== "everything") return refuse("not-editable")
    const { household } = await wholeOf(tx, prereg)
    if (household.people.length >= MOST_PEOPLE) return refuse("too-many")
    const coupled = household.people.some((p) => p.relation === "spouse" || p.relation === "partner")
    if (coupled && (given.relation === "spouse" || given.relation === "partner")) return refuse("already-there")
    // The last one's position may come again when that person was removed: an old form is then caught by its revision.
    const position = Math.max(...household.people.map((p) => p.position)) + 1
    await addTo(ctx, tx, prereg.id, given.relation, position)
    await updatePrereg(tx, prereg.id, { touchedAt: ctx.now() })
    return ok({ position })
  })
  return answer as Result<{ position: number }, "unknown" | "not-editable" | "too-many" | "already-there">
}

/** Removes a person with all answers; the contact stays. Removing twice is the same as once. */
export async function removePerson(
  ctx: Context,
  given: { preregId: string; personId: string },
): Promise<Result<null, "unknown" | "not-editable">> {
  const answer = await transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg) return refuse("unknown")
    if (mayAnswer(prereg.state) !== "everything") return refuse("not-editable")
    const { household } = await wholeOf(tx, prereg)
    const person = household.people.find((p) => p.id === given.personId)
    if (person?.relation === "contact") return refuse("not-editable")
    if (person) await deletePerson(tx, prereg.id, person.id)
    await updatePrereg(tx, prereg.id, { touchedAt: ctx.now() })
    return ok(null)
  })
  return answer as Result<null, "unknown" | "not-editable">
}

async function addTo(ctx: Context, tx: Transaction, preregId: string, relation: Relation, position: number) {
  const id = randomUUID()
  await insertPerson(tx, { id, preregId, relation, position, ...newPersonKey(ctx.keys, id) })
}
