import type { Answers } from "#domain/plan/answers.ts"
import { samePlan } from "#domain/plan/done.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { transact } from "#db/client.ts"
import { deleteKeptPlan, keepPlanOf, lockKeptPlan } from "#db/plan/writes.ts"
import type { Context } from "../context.ts"
import { openedPage } from "../mine/enter.ts"

/** Keeps a plan on the own page that `key` opens, in the place of the one that stands there. */
export async function keepPlan(
  ctx: Context,
  given: { key: string | null; answers: Answers },
): Promise<Result<null, "closed">> {
  const page = await openedPage(ctx, given.key)
  if (!page) return refuse("closed")
  await transact(ctx.db, (tx) => keepPlanOf(tx, page.email, given.answers, ctx.now()))
  return ok(null)
}

/**
 * Changes the ticks of a plan. Where it is the one that stands on the own page of this browser, the change is made there, to what is kept,
 * so that no tick of another device is lost. Answers the plan as it is then.
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
    const changed = given.change(kept.answers)
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
