import {
  type Evidence,
  type Ground,
  type Told,
  type Outcome,
  type OutcomeProblem,
  lacksOf,
  outcomeOf,
  withWords,
} from "#domain/identity/check.ts"
import type { IdentityDocument } from "#domain/identity/document.ts"
import { mayCheckBecome } from "#domain/identity/states.ts"
import { withoutNumbers } from "#domain/identity/words.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import type { Transaction } from "#db/client.ts"
import type { IdentityCheck } from "#db/identity/reads.ts"
import { recordCheck, updateCheck } from "#db/identity/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import { basisOf, sealDocument } from "./beside.ts"
import { type OnCheck, type OnCheckRefusal, holdsTraining, onCheck } from "./on-check.ts"

export type CompleteRefusal = OnCheckRefusal | OutcomeProblem | "not-trained"

const LONGEST_WORDS = 2000
/** Words as they are kept: what is sealed with the document does not stand in them. */
export const kept = (words: string, document: Pick<IdentityDocument, "number"> | null = null): string =>
  withoutNumbers(words.trim().slice(0, LONGEST_WORDS), document?.number ?? "")

export const keptFacts = (facts: Told, document: Pick<IdentityDocument, "number"> | null) => ({
  facts: kept(facts.danish, document),
  factsTheirs: kept(facts.theirs, document),
})

/** Keeps what was entered of a check that is open. Answers the new revision. */
export const saveEvidence = (
  ctx: Context,
  given: OnCheck & { evidence: Evidence },
): Promise<Result<number, OnCheckRefusal>> =>
  onCheck(ctx, given, async (tx, check) => {
    if (check.state !== "open") return refuse("not-possible")
    await writeEvidence(ctx, tx, check, given)
    return ok(check.revision + 1)
  })

async function writeEvidence(
  ctx: Context,
  tx: Transaction,
  check: IdentityCheck,
  given: { evidence: Evidence; by: StaffMember },
): Promise<void> {
  const { document, ...rest } = given.evidence
  await updateCheck(tx, check.id, {
    evidence: withWords(rest, (words) => kept(words, document)),
    sealed: document && sealDocument(ctx, check.id, document),
    documentKind: document?.kind ?? null,
    documentState: document?.state ?? null,
    enteredBy: [...new Set([...check.enteredBy, given.by.staffId])],
  })
}

/**
 * Ends the check at the counter: approved, handed to a second officer, or on its way to a rejection. Only by somebody whose training
 * holds today (executive order on civil registration § 1(7) no. 2). What was entered is kept also where it is refused.
 */
export const completeCheck = (
  ctx: Context,
  given: OnCheck & {
    evidence: Evidence
    outcome: Outcome
    doubt: string
    grounds: readonly Ground[]
    facts: Told
  },
): Promise<Result<null, CompleteRefusal>> => {
  // Pressed twice: it is done as it was meant.
  const done = (check: IdentityCheck) =>
    check.state === given.outcome && check.officerId === given.by.staffId && check.revision === given.revision + 2
      ? ok(null)
      : null
  return onCheck<null, CompleteRefusal>(ctx, { ...given, done }, async (tx, check) => {
    if (!mayCheckBecome(check.state, given.outcome) || check.state !== "open") return refuse("not-possible")
    await writeEvidence(ctx, tx, check, given)
    const trained = await holdsTraining(ctx, tx, given.by.staffId, "check")
    if (trained === null) return refuse("not-trained")
    const { beside, asked } = await basisOf(ctx, tx, check, given.evidence)
    const problem = outcomeOf(given.outcome, lacksOf(given.evidence, beside), { ...given, language: check.language })
    if (!problem.ok) return problem
    const now = ctx.now()
    await updateCheck(tx, check.id, {
      state: given.outcome,
      officerId: given.by.staffId,
      officerName: given.by.staffName,
      officerTrainedUntil: trained,
      completedAt: now,
      requirements: [...asked.values()].map(({ id }) => id),
      doubt: given.outcome === "doubtful" ? kept(given.doubt, given.evidence.document) : "",
      ...(given.outcome === "hearing"
        ? { grounds: [...given.grounds], ...keptFacts(given.facts, given.evidence.document) }
        : {}),
    })
    await recordCheck(tx, { checkId: check.id, at: now, kind: given.outcome, ...given.by })
    await appendAudit(tx, {
      at: now,
      staffId: given.by.staffId,
      kind: "check-completed",
      detail: { checkId: check.id, outcome: given.outcome },
    })
    return ok(null)
  })
}
