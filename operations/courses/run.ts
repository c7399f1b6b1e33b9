import { type RunRefusal, mayBecomeRun } from "#domain/courses/run.ts"
import type { Priority } from "#domain/courses/seats.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { dequeue } from "#db/queue.ts"
import { transact } from "#db/client.ts"
import { roomsOf, runsOf } from "#db/courses/reads.ts"
import { cancelMeetings, lockRun, updateRun, updateSignUp } from "#db/courses/writes.ts"
import { lockOffice } from "#db/locks.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { raiseVersion } from "#db/office/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import { type StaffMember } from "#domain/staff/actor.ts"
import { tellAll } from "./meetings.ts"
import { announceRun, offerFreed } from "./seats.ts"

/** Cancels a whole run: its rooms and teachers are free again, everybody is told, with the coming runs of the same course. */
export async function cancelRun(
  ctx: Context,
  given: { runId: string; reason: string; by: StaffMember },
): Promise<Result<{ told: number }, "unknown" | "reason-missing" | "past">> {
  if (!given.reason.trim()) return refuse("reason-missing")
  const now = ctx.now()
  return transact(ctx.db, async (tx) => {
    const { site } = await readSiteOffice(tx)
    await lockOffice(tx, site.id)
    const run = await lockRun(tx, given.runId)
    if (!run) return refuse("unknown")
    if (run.state === "cancelled") return ok({ told: 0 })
    await announceRun(tx, run.id)
    const [whole] = await runsOf(tx, { ids: [run.id] })
    // What has been held cannot be undone.
    if ((whole!.meetings.at(-1)?.endsAt ?? now) <= now) return refuse("past")
    const told = await tellAll(ctx, tx, run.id, "run-cancelled", given.by, {
      reason: given.reason.trim().slice(0, 300),
    })
    for (const person of told)
      await updateSignUp(tx, person.id, { state: "cancelled", offerUntil: null, cancelledAt: now })
    await cancelMeetings(tx, run.id)
    await updateRun(tx, run.id, { state: "cancelled" })
    await raiseVersion(tx, site.id)
    for (const meeting of whole!.meetings) await dequeue(tx, `meeting ${meeting.id}`)
    await dequeue(tx, `run-ended ${run.id}`)
    await appendAudit(tx, { at: now, staffId: given.by.staffId, kind: "run-cancelled", detail: { runId: run.id } })
    return ok({ told: told.length })
  })
}

export type ChangeRefusal = RunRefusal | "seats-taken" | "unknown" | "changed-meanwhile"

/**
 * Changes seats, rules and sign-up times. More seats are offered to the list at once; fewer than are taken are refused. `revision` is
 * the version that was looked at: a newer one is not overwritten.
 */
export async function changeRun(
  ctx: Context,
  given: {
    runId: string
    seats: number
    opensAt: Date
    closesAt: Date
    priorities: Priority[]
    largestGroup: number
    fewest: number
    offerHours: number
    videoUrl: string
    revision?: number
  },
): Promise<Result<null, ChangeRefusal>> {
  const { runId, revision, ...set } = given
  return transact(ctx.db, async (tx) => {
    const run = await lockRun(tx, runId)
    if (!run || run.state === "cancelled") return refuse("unknown")
    if (revision !== undefined && revision !== run.revision) return refuse("changed-meanwhile")
    const [whole] = await runsOf(tx, { ids: [runId] })
    const rooms = await roomsOf(tx)
    const meetings = whole!.meetings.map(({ startsAt, roomId }) => ({
      startsAt,
      places: rooms.find((r) => r.id === roomId)?.places ?? null,
    }))
    const may = mayBecomeRun(set, { taken: run.taken, meetings })
    if (!may.ok) return may
    await updateRun(tx, runId, { ...set, revision: run.revision + 1 })
    await offerFreed(ctx, tx, runId, "more-seats")
    await announceRun(tx, runId)
    return ok(null)
  })
}
