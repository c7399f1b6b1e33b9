import { type Result, ok, refuse } from "#domain/result.ts"
import { transact } from "#db/client.ts"
import { type Attendance, type SignUp, type WholeRun, attendanceOf, signUpsOf, wholeRun } from "#db/courses/reads.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"

/** Everybody of a run with their marks, for a file that leaves the portal: who took it out stands in the audit trail. */
export async function exportParticipants(
  ctx: Context,
  given: { runId: string; staffId: string },
): Promise<Result<{ whole: WholeRun; people: SignUp[]; marks: Attendance[] }, "unknown">> {
  return transact(ctx.db, async (tx) => {
    const whole = await wholeRun(tx, given.runId)
    if (!whole) return refuse("unknown")
    const people = await signUpsOf(tx, given.runId, ["seated", "offered", "listed"])
    const marks = await attendanceOf(
      tx,
      whole.run.meetings.map((m) => m.id),
    )
    await appendAudit(tx, {
      at: ctx.now(),
      staffId: given.staffId,
      kind: "participants-exported",
      detail: { runId: given.runId },
    })
    return ok({ whole, people, marks })
  })
}
