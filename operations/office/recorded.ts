import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { type Allowed, type Permission, may } from "#domain/staff/permissions.ts"
import type { Topic } from "#domain/topics.ts"
import { type Transaction, transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { lockOffice } from "#db/locks.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { recordChange } from "#db/office/writes.ts"
import type { Context } from "../context.ts"
import type { Recorded } from "./whole.ts"

/** Who makes a change of the office's, with what they may. */
export interface Maker extends Allowed {
  by: StaffMember
}

/** What was changed, for the history; "same" where nothing was. */
export type Made<Refusal extends string> = Result<(Recorded & { what: string }) | "same", Refusal>

/**
 * Makes one change of what the office says under the office's lock, with its line of the history. `needs` is the right it asks for,
 * `topics` what open pages it concerns; what is kept of it in memory is read anew by every process.
 */
export async function recorded<Refusal extends string>(
  ctx: Context,
  maker: Maker,
  { needs, topics }: { needs: Permission; topics: Topic[] },
  make: (tx: Transaction, siteId: string) => Promise<Made<Refusal>>,
): Promise<Result<null, Refusal | "not-allowed">> {
  if (!may(maker, needs)) return refuse("not-allowed")
  return transact<Result<null, Refusal | "not-allowed">>(ctx.db, async (tx) => {
    const { site } = await readSiteOffice(tx)
    await lockOffice(tx, site.id)
    const made = await make(tx, site.id)
    if (!made.ok) return made
    if (made.value === "same") return ok(null)
    await recordChange(tx, { siteId: site.id, ...maker.by, ...made.value })
    await announce(tx, { siteId: site.id, topics })
    return ok(null)
  })
}
