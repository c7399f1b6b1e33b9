import type { Answers } from "#domain/plan/answers.ts"
import { mergedTicks, samePlan } from "#domain/plan/done.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { transact } from "#db/client.ts"
import { deleteKeptPlan, keepPlanOf, lockKeptPlan } from "#db/plan/writes.ts"
import type { Context } from "../context.ts"
import { openedPage } from "../mine/enter.ts"

/**
 * Keeps a plan on the own page that `key` opens. Where it stands there already, the ticks of both are kept. Another one that stands there
 * is replaced only by whoever has said so: a link that somebody sent must not.
 */
export async function keepPlan(
  ctx: Context,
  given: { key: string | null; answers: Answers; replace: boolean },
): Promise<Result<null, "closed" | "other-kept">> {
  const page = await openedPage(ctx, given.key)
  if (!page) return refuse("closed")
  const { answers } = given
  return transact(ctx.db, async (tx) => {
    const kept = await lockKeptPlan(tx, page.email)
    const same = kept !== null && samePlan(kept.answers, answers)
    if (kept && !same && !given.replace) return refuse("other-kept")
    await keepPlanOf(tx, page.email, same ? mergedTicks(kept.answers, answers) : answers, ctx.now())
    return ok(null)
  })
}

/**
 * Changes the ticks of a plan. Where it is the one that stands on the own page of this browser, the change is made there, to what is kept,
 * so that no tick is lost, of another device or of a link from when the page was closed. Answers the plan as it is then.
 */
export async function tickPlan(
  ctx: Context,
  given: { key: string | null; answers: Answers; change: (answers: Answers) => Answers },
): Promise<Answers> {
  const page = await openedPage(ctx, given.key)
  if (!page) return given.change(given.answers)
  return transact(ctx.db, async (tx) => {
    const kept = await lockKeptPlan(tx, page.email)
    if (!kept || !samePlan(kept.answers, given.answers)) return given.change(given.answers)
    const changed = given.change(mergedTicks(kept.answers, given.answers))
    await keepPlanOf(tx, page.email, changed, ctx.now())
    return changed
  })
}

/** Takes the plan off the own page that `key` opens. */
export async function forgetPlan(ctx: Context, given: { key: string | null }): Promise<Result<null, "closed">> {
  const page = await openedPage(ctx, given.key)
  if (!page) return refuse("closed")
  await transact(ctx.db, (tx) => deleteKeptPlan(tx, page.email))
  return ok(null)
}
