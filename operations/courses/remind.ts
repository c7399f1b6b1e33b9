import { officeDay } from "#domain/time/office-time.ts"
import { enqueue } from "#db/queue.ts"
import { transact } from "#db/client.ts"
import { meetingById, signUpsOf } from "#db/courses/reads.ts"
import { lockRun, recordSignUp } from "#db/courses/writes.ts"
import type { Context } from "../context.ts"
import { courseMail } from "./mail.ts"

/** Reminds everybody who has a seat, each in a job of their own; not of a meeting that is cancelled, or no longer ahead. */
export async function remindMeeting(ctx: Context, given: { meetingId: string }): Promise<void> {
  const now = ctx.now()
  await transact(ctx.db, async (tx) => {
    const meeting = await meetingById(tx, given.meetingId)
    if (!meeting?.active || officeDay(meeting.startsAt) <= officeDay(now)) return
    await lockRun(tx, meeting.runId)
    for (const own of await signUpsOf(tx, meeting.runId, ["seated"])) {
      const eventId = await recordSignUp(tx, { signUpId: own.id, at: now, kind: "reminder", by: "system" })
      await enqueue(tx, {
        ...courseMail("reminder", own.id, eventId, { meetingId: meeting.id }),
        key: `remind ${meeting.id} ${meeting.revision} ${own.id}`,
      })
    }
  })
}
