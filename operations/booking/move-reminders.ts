import { addSeconds } from "date-fns"
import { reminderAt, smsReminderAt } from "#domain/booking/reminders.ts"
import { type Transaction, transact } from "#db/client.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { enqueue, rescheduleJobs, waitingReminders } from "#db/queue.ts"
import type { Context } from "../context.ts"

/** A booking that read the old times may be written a moment after the new ones hold: its reminder is moved as well. */
const AFTER_SECONDS = 10

/** In the transaction that sets other times: reminders that wait are moved soon. */
export async function queueMovingReminders(tx: Transaction, now: Date): Promise<void> {
  const runAt = addSeconds(now, AFTER_SECONDS)
  await enqueue(tx, { task: "move-reminders", payload: {}, key: "move-reminders", runAt })
}

/**
 * Gives every reminder that waits the time that the office has set by now; one whose new time has passed goes at once. Who has been
 * reminded already has no job any more, and is not reminded twice. Answers how many were moved.
 */
export async function moveReminders(ctx: Context): Promise<number> {
  return transact(ctx.db, async (tx) => {
    const { settings } = await readSiteOffice(tx)
    const now = ctx.now()
    const moved = (await waitingReminders(tx)).map(({ id, task, startsAt }) => {
      const at = task === "mail-reminder" ? reminderAt : smsReminderAt
      return { id, runAt: at(startsAt, now, settings) ?? now }
    })
    await rescheduleJobs(tx, moved)
    return moved.length
  })
}
