import { type Result, ok, refuse } from "#domain/result.ts"
import { type Transaction, transact } from "#db/client.ts"
import type { Draft } from "#db/booking/reads.ts"
import { lockDraft, updateDraft } from "#db/booking/writes.ts"
import { enqueue } from "#db/queue.ts"
import { type Context, hashSecret } from "../context.ts"
import { nameHeld } from "./budget.ts"
import { type CodeRefusal, noCode, oneTryLess } from "#domain/email-code.ts"
import { checkCode, codePending, newCode } from "../email-code.ts"

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
  return transact(ctx.db, async (tx) => {
    const draft = await lockDraft(tx, hashSecret(given.draftKey))
    if (!draft?.party) return refuse("no-draft")
    const details = { ...given.details, names: given.details.names.slice(0, draft.party) }
    const confirmed = draft.confirmedEmail === details.email
    await updateDraft(tx, draft.id, { ...details, detailsGiven: true, touchedAt: now })
    if (!confirmed && !codePending(ctx, draft, details.email)) await sendCode(ctx, tx, draft, details.email)
    return ok({ confirmed })
  })
}

/** Sends a new code; the one before no longer works. */
export async function sendNewCode(ctx: Context, given: { draftKey: string }): Promise<Result<null, "no-draft">> {
  return transact(ctx.db, async (tx) => {
    const draft = await lockDraft(tx, hashSecret(given.draftKey))
    if (!draft?.email) return refuse("no-draft")
    await sendCode(ctx, tx, draft, draft.email)
    return ok(null)
  })
}

/**
 * Checks the typed code. Right: the address is confirmed and the code is used up. Each wrong one costs a try; after the last,
 * or after ten minutes, only a new code helps.
 */
export async function confirmEmail(
  ctx: Context,
  given: { draftKey: string; code: string },
): Promise<Result<null, "no-draft" | CodeRefusal>> {
  const now = ctx.now()
  return transact(ctx.db, async (tx) => {
    const draft = await lockDraft(tx, hashSecret(given.draftKey))
    if (!draft?.email) return refuse("no-draft")
    if (draft.confirmedEmail === draft.email) return ok(null)
    const right = checkCode(ctx, draft, draft.email, given.code)
    if (!right.ok) {
      await updateDraft(tx, draft.id, oneTryLess(draft))
      return right
    }
    await updateDraft(tx, draft.id, { ...noCode, confirmedEmail: draft.email, touchedAt: now })
    if (draft.visitId) await nameHeld(ctx, tx, draft.visitId, draft.email)
    return ok(null)
  })
}

export async function sendCode(ctx: Context, tx: Transaction, draft: Draft, email: string): Promise<void> {
  const code = newCode(ctx, draft, email)
  await updateDraft(tx, draft.id, { ...code, touchedAt: ctx.now() })
  await enqueue(tx, {
    task: "mail-code",
    payload: { draftId: draft.id, round: code.codeRound },
    key: `code ${draft.id}`,
  })
}
