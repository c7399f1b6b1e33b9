import { type Term, bounds, keptFor, mostOf } from "#domain/retention/policy.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { RollBack, transact } from "#db/client.ts"
import { readTerms } from "#db/retention/reads.ts"
import { deleteTerm, putTerm } from "#db/retention/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { seen } from "../office/seen.ts"
import { erase } from "./erase.ts"

export type TermsRefusal = "term-wrong" | "changed-meanwhile" | "sure"

/**
 * Sets how long things are kept, all terms at once. A term at its default follows the default again. What changed is in the audit
 * trail. A shorter term erases what is older, so it is asked first, with the count of what goes at the next run.
 */
export async function setTerms(
  ctx: Context,
  given: {
    terms: Readonly<Record<Term, number>>
    by: StaffMember
    /** The mark of the terms the page showed; null where it sent none, which fits nothing. Left out: not from a page. */
    seen?: string | null
    sure?: boolean
  },
): Promise<{ answer: Result<null, TermsRefusal>; erases: Record<string, number> }> {
  const wrong = Object.entries(given.terms).some(
    ([term, amount]) => !Number.isInteger(amount) || amount < bounds.least || amount > mostOf(term as Term),
  )
  if (wrong) return { answer: refuse("term-wrong"), erases: {} }
  let erases: Record<string, number> = {}
  const answer = await transact<Result<null, TermsRefusal>>(ctx.db, async (tx) => {
    const before = await readTerms(tx)
    if (given.seen !== undefined && given.seen !== seen.terms(before)) throw new RollBack(refuse("changed-meanwhile"))
    const now = ctx.now()
    for (const [term, amount] of Object.entries(given.terms) as [Term, number][]) {
      if (before[term] === amount) continue
      if (amount === keptFor[term]) await deleteTerm(tx, term)
      else await putTerm(tx, { term, amount, setBy: given.by.staffName, setAt: now })
      await appendAudit(tx, {
        at: now,
        staffId: given.by.staffId,
        kind: "set-retention",
        detail: { term, from: String(before[term]), to: String(amount) },
      })
    }
    const shorter = Object.entries(given.terms).some(([term, amount]) => amount < before[term as Term])
    if (shorter && !given.sure) {
      // Erased for real and taken back with the rest, so that the count is what will go.
      erases = await erase({ ...ctx, db: tx })
      throw new RollBack(refuse("sure"))
    }
    return ok(null)
  })
  return { answer, erases }
}
