import { randomUUID } from "node:crypto"
import type { Choice, VisitorReason } from "#domain/office/proposal.ts"
import type { Transaction } from "#db/client.ts"
import { askToMove, insertOffers, withdrawOffers } from "#db/offers/writes.ts"
import { enqueue } from "#db/queue.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { offerInsteadJob } from "../offers/instead.ts"
import type { Hit } from "./hits.ts"

/** Why visits are changed, for visitors: one of the list, or the office's own words in each language. */
export interface WhyMoved {
  reason: VisitorReason
  own: Record<string, string>
}

/** What was decided about each hit visit, for the office's history. */
export interface Outcome {
  reference: string
  from: string
  to: string | null
  choice: Choice | "other-counter"
}

/**
 * Under the office's lock: writes down what was decided about each visit, in a few statements however many there are. Nobody is moved
 * here: a job makes the offers one by one, under the locks of their own days, and writes to the visitors.
 */
export async function carryOut(
  tx: Transaction,
  siteId: string,
  given: { hits: readonly Hit[]; choices: readonly Choice[]; why: WhyMoved; by: StaffMember; now: Date },
): Promise<Outcome[]> {
  const { hits, choices, why, by, now } = given
  const decided = hits.map((hit, i) => ({
    hit,
    choice: choices[i]!,
    same: choices[i] === "offer" && hit.proposal?.getTime() === hit.startsAt.getTime(),
  }))
  const told = decided.filter(({ choice }) => choice !== "keep")
  await withdrawOffers(
    tx,
    told.map(({ hit }) => hit.visitId),
    now,
  )
  await askToMove(
    tx,
    told.filter(({ same }) => !same).map(({ hit }) => hit.visitId),
    now,
  )
  await insertOffers(
    tx,
    told.map(({ hit, choice }) => ({
      id: randomUUID(),
      visitId: hit.visitId,
      siteId,
      kind: "instead" as const,
      state: "planned" as const,
      fromAt: hit.startsAt,
      madeAt: now,
      detail: { ...reasonOf(why), choice },
      ...by,
    })),
  )
  if (told.length > 0) await enqueue(tx, offerInsteadJob(siteId))
  return decided.map(({ hit, choice, same }) => ({
    reference: hit.reference,
    from: hit.startsAt.toISOString(),
    to: choice === "offer" ? hit.proposal!.toISOString() : null,
    choice: same ? "other-counter" : choice,
  }))
}

/** What is kept of the reason; the message is written from it. */
function reasonOf({ reason, own }: WhyMoved): Record<string, string> {
  const words = Object.entries(own).map(([language, text]) => [`why-${language}`, text.trim()])
  return { why: reason, ...(reason === "own" ? Object.fromEntries(words) : {}) }
}
