import { topicWhats } from "#domain/courses/topics.ts"
import { guidanceWhats } from "#domain/guidance/changes.ts"
import { takingBack } from "#domain/office/take-back.ts"
import { type Result, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import type { Allowed } from "#domain/staff/permissions.ts"
import { changesOf, readFresh, readSiteOffice, recentChanges } from "#db/office/reads.ts"
import type { Context } from "../context.ts"
import { takeBackTopic } from "../courses/topics.ts"
import { takeBackGuidance } from "../guidance/change.ts"
import { type ChangeRefusal, changeOffice } from "./change.ts"
import { seenBy } from "./seen.ts"

/**
 * Brings back what was before one of the latest changes of the office's history, as a change of its own that the history keeps.
 * Refused when something newer is about the same. What belongs to the guidance or to courses asks for the right to change that. The
 * mark is read before the history: whoever changes it meanwhile is found.
 */
export async function takeBack(
  ctx: Context,
  given: Allowed & { id: string; by: StaffMember },
): Promise<Result<null, ChangeRefusal | "not-back">> {
  const { site } = await readSiteOffice(ctx.db)
  const kept = await changesOf(ctx.db, site.id, [...guidanceWhats, ...topicWhats])
  const what = kept.find((change) => change.id === given.id)?.what
  if (what !== undefined) {
    const done = await (guidanceWhats.includes(what) ? takeBackGuidance : takeBackTopic)(ctx, given)
    if (done.ok) return done
    return refuse(done.error === "not-allowed" ? done.error : "not-back")
  }
  const at = { ...(await readFresh(ctx.db, site)), counters: [] }
  const changes = await recentChanges(ctx.db, site.id)
  const index = changes.findIndex((change) => change.id === given.id)
  const change = index < 0 ? null : takingBack(changes[index]!, changes.slice(0, index))
  if (!change) return refuse("not-back")
  const { by, permissions } = given
  return (await changeOffice(ctx, { change, decision: null, by, permissions, seen: seenBy(change, at) })).answer
}
