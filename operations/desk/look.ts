import { LEFT_MS, LOOK_MS } from "#domain/desk/looks.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { visitById } from "#db/booking/reads.ts"
import { announceLook } from "#db/live.ts"
import type { Context } from "../context.ts"

/** Says to every process that somebody has a visit open, or has left it. It is stored nowhere, and ends by itself. */
export async function lookAt(
  ctx: Context,
  given: { visitId: string; tab: string; left: boolean; by: StaffMember },
): Promise<Result<null, "unknown">> {
  const { visitId, tab, left, by } = given
  if (!(await visitById(ctx.db, visitId))) return refuse("unknown")
  await announceLook(ctx.db, { visitId, tab, ...by, forMs: left ? LEFT_MS : LOOK_MS })
  return ok(null)
}
