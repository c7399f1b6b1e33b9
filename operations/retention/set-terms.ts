import { type Term, bounds, keptFor, mostOf } from "#domain/retention/policy.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { transact } from "#db/client.ts"
import { readTerms } from "#db/retention/reads.ts"
import { deleteTerm, putTerm } from "#db/retention/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "../desk/serve.ts"

/** Sets how long things are kept, all terms at once. A term at its default follows the default again. What changed is in the audit trail. */
export async function setTerms(
  ctx: Context,
  given: { terms: Readonly<Record<Term, number>>; by: StaffMember },
): Promise<Result<null, "term-wrong">> {
  const wrong = Object.entries(given.terms).some(
    ([term, amount]) => !Number.isInteger(amount) || amount < bounds.least || amount > mostOf(term as Term),
  )
  if (wrong) return refuse("term-wrong")
  const answer = await transact<null, "term-wrong">(ctx.db, async (tx) => {
    const before = await readTerms(tx)
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
    return ok(null)
  })
  return answer as Result<null, "term-wrong">
}
