import { addMinutes } from "date-fns"
import { CODE_DIGITS, CODE_MINUTES, CODE_TRIES } from "#domain/booking/rules.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { type Transaction, transact } from "#db/client.ts"
import type { Draft } from "#db/booking/reads.ts"
import { enqueue, lockDraft, spendTry, updateDraft } from "#db/booking/writes.ts"
import { type Context, confirmationCode, hashCode, hashSecret, sameBytes } from "../context.ts"

export interface Details {
  contactName: string
  email: string
  phone: string
  language: string
  supportNeeds: string
  names: string[]
}

/** Keeps the visitor's details. An address that has not been confirmed gets a code; `confirmed` says whether that is needed. */
export async function giveDetails(
  ctx: Context,
  given: { draftKey: string; details: Details },
): Promise<Result<{ confirmed: boolean }, "no-draft">> {
  const now = ctx.now()
  const answer = await transact(ctx.db, async (tx) => {
    const draft = await lockDraft(tx, hashSecret(given.draftKey))
    if (!draft?.party) return refuse("no-draft")
    const details = { ...given.details, names: given.details.names.slice(0, draft.party) }
    const confirmed = draft.confirmedEmail === details.email
    const pending =
      draft.email === details.email &&
      draft.codeExpiresAt !== null &&
      draft.codeExpiresAt > now &&
      draft.codeTriesLeft > 0
    await updateDraft(tx, draft.id, { ...details, detailsGiven: true, touchedAt: now })
    if (!confirmed && !pending) await sendCode(ctx, tx, draft, now)
    return ok({ confirmed })
  })
  return answer as Result<{ confirmed: boolean }, "no-draft">
}

/** Sends a new code; the one before no longer works. */
export async function sendNewCode(ctx: Context, given: { draftKey: string }): Promise<Result<null, "no-draft">> {
  const now = ctx.now()
  const answer = await transact(ctx.db, async (tx) => {
    const draft = await lockDraft(tx, hashSecret(given.draftKey))
    if (!draft?.email) return refuse("no-draft")
    await sendCode(ctx, tx, draft, now)
    return ok(null)
  })
  return answer as Result<null, "no-draft">
}

/**
 * Checks the typed code. Right: the address is confirmed and the code is used up. Each wrong one costs a try; after the last,
 * or after ten minutes, only a new code helps.
 */
export async function confirmEmail(
  ctx: Context,
  given: { draftKey: string; code: string },
): Promise<Result<null, "no-draft" | "code-wrong" | "code-expired" | "code-used-up">> {
  const now = ctx.now()
  const answer = await transact(ctx.db, async (tx) => {
    const draft = await lockDraft(tx, hashSecret(given.draftKey))
    if (!draft?.email) return refuse("no-draft")
    if (draft.confirmedEmail === draft.email) return ok(null)
    if (!draft.codeHash || !draft.codeExpiresAt || draft.codeExpiresAt <= now) return refuse("code-expired")
    if (!(await spendTry(tx, draft.id))) return refuse("code-used-up")
    const right = ctx.secrets.some((secret) => sameBytes(hashCode(secret, draft.id, given.code), draft.codeHash!))
    if (!right) return refuse(draft.codeTriesLeft > 1 ? "code-wrong" : "code-used-up")
    await updateDraft(tx, draft.id, {
      confirmedEmail: draft.email,
      codeHash: null,
      codeExpiresAt: null,
      codeTriesLeft: 0,
      touchedAt: now,
    })
    return ok(null)
  })
  return answer as Result<null, "no-draft" | "code-wrong" | "code-expired" | "code-used-up">
}

async function sendCode(ctx: Context, tx: Transaction, draft: Draft, now: Date): Promise<void> {
  const round = draft.codeRound + 1
  const code = confirmationCode(ctx.secrets[0], draft.id, round, CODE_DIGITS)
  await updateDraft(tx, draft.id, {
    codeRound: round,
    codeHash: hashCode(ctx.secrets[0], draft.id, code),
    codeExpiresAt: addMinutes(now, CODE_MINUTES),
    codeTriesLeft: CODE_TRIES,
    touchedAt: now,
  })
  await enqueue(tx, { task: "mail-code", payload: { draftId: draft.id, round }, key: `code ${draft.id}` })
}
