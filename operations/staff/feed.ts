import { randomUUID } from "node:crypto"
import { isId } from "#domain/id.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { transact } from "#db/client.ts"
import { allCounters, readSiteOffice } from "#db/office/reads.ts"
import { type StaffFeed, feedByKey, feedsOf } from "#db/staff/reads.ts"
import { appendAudit, deleteFeed, putFeed } from "#db/staff/writes.ts"
import { type Context, hashSecret } from "../context.ts"
import { knownLinkKey, linkKey } from "../link.ts"

/** Whose visits a feed shows: those of a member of staff, or those of a counter. */
export type FeedOf = { staffId: string } | { counterId: string }

/** Makes somebody's feed, or a counter's. Where there was one its address ends with it. */
export async function makeFeed(ctx: Context, given: { of: FeedOf; by: string }): Promise<Result<null, "unknown">> {
  const detail = await detailOf(ctx, given.of)
  if (!detail) return refuse("unknown")
  const now = ctx.now()
  const id = randomUUID()
  const keyHash = hashSecret(linkKey(ctx.secrets[0], "feed", id))
  return transact<Result<null, "unknown">>(ctx.db, async (tx) => {
    await putFeed(tx, { ...given.of, id, keyHash, createdAt: now })
    await appendAudit(tx, { at: now, staffId: given.by, kind: "feed-made", detail })
    return ok(null)
  })
}

/** Takes the feed away: its address answers nobody from now on. Twice is the same as once. */
export async function endFeed(ctx: Context, given: { of: FeedOf; by: string }): Promise<Result<null, "unknown">> {
  const detail = await detailOf(ctx, given.of)
  if (!detail) return refuse("unknown")
  return transact<Result<null, "unknown">>(ctx.db, async (tx) => {
    if (await deleteFeed(tx, given.of))
      await appendAudit(tx, { at: ctx.now(), staffId: given.by, kind: "feed-ended", detail })
    return ok(null)
  })
}

/** What the audit trail says of it; null for a counter that there is not. */
async function detailOf(ctx: Context, of: FeedOf): Promise<{ account?: string; counter?: string } | null> {
  if ("staffId" in of) return { account: of.staffId }
  if (!isId(of.counterId)) return null
  const { site } = await readSiteOffice(ctx.db)
  const counter = (await allCounters(ctx.db, site.id)).find(({ id }) => id === of.counterId)
  return counter ? { counter: String(counter.number) } : null
}

/** Whose feed a key opens; null when it is unknown or taken back, its owner's account is closed, or its counter is out of use. */
export const openFeed = (ctx: Context, key: string): ReturnType<typeof feedByKey> => feedByKey(ctx.db, hashSecret(key))

export interface OwnFeed {
  counterId: string | null
  /** Null when no secret of the portal makes it any more: then a new one is made. */
  key: string | null
  createdAt: Date
}

/** The feeds that a page shows with their keys. */
export async function ownFeeds(ctx: Context, whose: Parameters<typeof feedsOf>[1]): Promise<OwnFeed[]> {
  const shown = ({ id, keyHash, counterId, createdAt }: StaffFeed) => ({
    counterId,
    createdAt,
    key: knownLinkKey(ctx.secrets, "feed", { id, keyHash }),
  })
  return (await feedsOf(ctx.db, whose)).map(shown)
}
