import { createHmac, randomBytes } from "node:crypto"
import { drawSample, sampleSize } from "#domain/identity/sample.ts"
import { addMonths, monthDays, officeDay } from "#domain/time/office-time.ts"
import { transact } from "#db/client.ts"
import { type SupervisionSample, drawableChecks } from "#db/identity/reads.ts"
import { insertSample } from "#db/identity/supervision-writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import type { Context } from "../context.ts"

/** The rank of a text by a seed: HMAC-SHA256 with the seed as key, in hex. */
export const rankBy =
  (seed: string) =>
  (text: string): string =>
    createHmac("sha256", seed).update(text).digest("hex")

/**
 * Draws the checks of a month ("YYYY-MM") that are looked at again, once it is over, by a seed of chance that is kept with them. A month is
 * drawn once: nobody draws until they like what comes. Answers how many were drawn; null where it is not over, was drawn before or has none.
 */
export async function drawMonth(
  ctx: Context,
  siteId: string,
  month: string,
  by: StaffMember | null = null,
): Promise<number | null> {
  if (month >= officeDay(ctx.now()).slice(0, 7)) return null
  const seed = randomBytes(16).toString("hex")
  return transact(ctx.db, async (tx) => {
    const drawnFrom = await drawableChecks(tx, siteId, monthSpan(month))
    if (drawnFrom.length === 0) return null
    const drawn = drawSample(drawnFrom, sampleSize(drawnFrom.length), rankBy(seed))
    const sample = { siteId, month, seed, drawnFrom, size: drawn.length, drawnAt: ctx.now() }
    const kept = await insertSample(
      tx,
      sample,
      drawn.map(({ id }) => id),
    )
    if (!kept) return null
    // In the trail, whose chain nobody rewrites: another sample of the month would have another seed.
    const detail = { day: month, key: seed, found: String(drawn.length) }
    await appendAudit(tx, { at: ctx.now(), staffId: by?.staffId ?? null, kind: "sample-drawn", detail })
    return drawn.length
  })
}

/** The first and the last day of a month. */
export const monthSpan = (month: string) => ({ first: `${month}-01`, last: monthDays(month).at(-1)! })

/** The month that ended last before a day, as "YYYY-MM". */
export const monthToDraw = (today: string): string => addMonths(today.slice(0, 7), -1)

/** Draws a kept sample again from its seed: the checks that must be the ones it holds. */
export const drawAgain = (sample: Pick<SupervisionSample, "drawnFrom" | "size" | "seed">): string[] =>
  drawSample(sample.drawnFrom, sample.size, rankBy(sample.seed)).map(({ id }) => id)
