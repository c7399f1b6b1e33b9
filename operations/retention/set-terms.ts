import { type Term, chosenTerms, fitsTerm, isTerm, keptFor, setAs, termsAt } from "#domain/retention/policy.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { RollBack, transact } from "#db/client.ts"
import { setTerms as termsSet } from "#db/retention/reads.ts"
import { deleteTerm, putTerm } from "#db/retention/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { seen } from "../office/seen.ts"
import { erase } from "./erase.ts"

export type TermsRefusal = "term-wrong" | "changed-meanwhile" | "sure"

/**
 * Sets how long things are kept, all terms at once. A longer term holds at once; a shorter one after a week, and it is asked first,
 * with the count of what it would erase today. What changed is in the audit trail.
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
  const wrong = Object.entries(given.terms).some(([term, amount]) => !isTerm(term) || !fitsTerm(term, amount))
  if (wrong) return { answer: refuse("term-wrong"), erases: {} }
  let erases: Record<string, number> = {}
  const answer = await transact<Result<null, TermsRefusal>>(ctx.db, async (tx) => {
    const rows = await termsSet(tx)
    const now = ctx.now()
    const before = chosenTerms(rows)
    const holding = termsAt(rows, now)
    if (given.seen !== undefined && given.seen !== seen.terms(before)) throw new RollBack(refuse("changed-meanwhile"))
    const changed = (Object.entries(given.terms) as [Term, number][]).filter(
      ([term, amount]) => before[term] !== amount,
    )
    if (!given.sure && changed.some(([term, amount]) => amount < holding[term])) {
      // Erased for real and taken back with the rest, so that the count is what would go.
      erases = await erase({ ...ctx, db: tx }, given.terms)
      throw new RollBack(refuse("sure"))
    }
    for (const [term, amount] of changed) {
      const set = setAs(amount, holding[term], now)
      if (amount === keptFor[term] && set.holdsFrom === null) await deleteTerm(tx, term)
      else await putTerm(tx, { term, ...set, setBy: given.by.staffName, setAt: now })
      await appendAudit(tx, {
        at: now,
        staffId: given.by.staffId,
        kind: "set-retention",
        detail: { term, from: String(before[term]), to: String(amount) },
      })
    }
    return ok(null)
  })
  return { answer, erases }
}
