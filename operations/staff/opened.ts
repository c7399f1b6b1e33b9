import { appendAudit, appendOpened } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"

/** Opened again within so many minutes is one look. */
const SAME_LOOK_MINUTES = 15

/**
 * Records that somebody opened a case: who, whose, and from where they came, which is why (a worklist, a search, a visit, or a typed
 * address). A page that is read again within a quarter of an hour is the same look.
 */
export async function noteOpenedCase(
  ctx: Context,
  given: { staffId: string; of: string; case: string; cameFrom: string | null },
): Promise<void> {
  const detail = { case: given.case, of: given.of, from: cameFrom(given.cameFrom) }
  await appendOpened(ctx.db, { at: ctx.now(), staffId: given.staffId, detail }, SAME_LOOK_MINUTES)
}

/** The room of the portal that somebody came from: "prereg", "calendar", "search"; "typed" for an address or another site. */
export function cameFrom(referer: string | null): string {
  if (!referer || !URL.canParse(referer)) return "typed"
  return /^\/staff\/([a-z-]+)/.exec(new URL(referer).pathname)?.[1] ?? "typed"
}

/**
 * Records a search: how much it found, and of whom it showed something. What was typed is not kept, so that a name that is erased does
 * not live on in the trail.
 */
export async function noteSearch(
  ctx: Context,
  given: { staffId: string; found: number; shown: readonly string[] },
): Promise<void> {
  const detail = { found: String(given.found), cases: given.shown.join(" ") }
  await appendAudit(ctx.db, { at: ctx.now(), staffId: given.staffId, kind: "searched", detail })
}

/** Records that somebody opened the masked contact data on a person's card. */
export async function noteOpenedContact(ctx: Context, given: { staffId: string; case: string }): Promise<void> {
  const detail = { case: given.case, of: "person" }
  await appendAudit(ctx.db, { at: ctx.now(), staffId: given.staffId, kind: "opened-contact", detail })
}
