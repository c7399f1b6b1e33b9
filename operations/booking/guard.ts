import { createHash } from "node:crypto"
import { addHours } from "date-fns"
import { UNTIL_TURNED_OFF } from "#domain/booking/guard.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { type Allowed, may } from "#domain/staff/permissions.ts"
import { type Keeper, visitsOfKeeper } from "#db/budget/reads.ts"
import { deleteGuard, putGuard } from "#db/budget/writes.ts"
import { type Reader, transact } from "#db/client.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import { cancel } from "./cancel.ts"
import { letGo } from "./let-go.ts"

type By = Allowed & { by: StaffMember }

/** Staff protect the calendar, for some hours or until they turn it off (null); 0 hours turn it off. */
export async function setGuard(
  ctx: Context,
  given: By & { hours: number | null },
): Promise<Result<null, "not-allowed">> {
  if (!may(given, "protect-calendar")) return refuse("not-allowed")
  const { site } = await readSiteOffice(ctx.db)
  const { staffId, staffName } = given.by
  const now = ctx.now()
  await transact(ctx.db, async (tx) => {
    const until = given.hours === null ? UNTIL_TURNED_OFF : addHours(now, given.hours)
    if (given.hours === 0) await deleteGuard(tx, site.id)
    else await putGuard(tx, { siteId: site.id, until, setAt: now, staffName })
    const detail = given.hours === 0 || given.hours === null ? {} : { to: until.toISOString() }
    await appendAudit(tx, { at: now, staffId, kind: given.hours === 0 ? "guard-off" : "guard-on", detail })
  })
  return ok(null)
}

/** The sign of a list as it was read: over any other list nothing is done. */
export async function signOfKeeper(db: Reader, siteId: string, keeper: Keeper, now: Date): Promise<string> {
  const visits = await visitsOfKeeper(db, siteId, keeper, now)
  const text = visits.map((v) => `${v.id} ${v.revision} ${v.state}`).join("\n")
  return createHash("sha256").update(text).digest("hex").slice(0, 16)
}

/**
 * Cancels all that one keeper has, exactly as it was read (`seen`): whoever booked is told by mail with the reason, and held times are let
 * go. A visit that has begun meanwhile stays. Answers how many went.
 */
export async function cancelKeeper(
  ctx: Context,
  given: By & { keeper: Keeper; seen: string; reason: string },
): Promise<Result<{ gone: number }, "not-allowed" | "changed-meanwhile" | "reason-missing">> {
  if (!may(given, "protect-calendar")) return refuse("not-allowed")
  const reason = given.reason.trim()
  if (!reason) return refuse("reason-missing")
  const { site } = await readSiteOffice(ctx.db)
  const now = ctx.now()
  if (given.seen !== (await signOfKeeper(ctx.db, site.id, given.keeper, now))) return refuse("changed-meanwhile")
  let gone = 0
  for (const visit of await visitsOfKeeper(ctx.db, site.id, given.keeper, now)) {
    if (visit.state === "held") {
      await transact(ctx.db, (tx) => letGo(tx, visit.id))
      gone++
    } else if ((await cancel(ctx, { visitId: visit.id, by: { kind: "staff", ...given.by }, reason })).ok) gone++
  }
  const { staffId } = given.by
  const detail = { visits: String(gone) }
  await transact(ctx.db, (tx) => appendAudit(tx, { at: now, staffId, kind: "cancelled-many", detail }))
  return ok({ gone })
}
