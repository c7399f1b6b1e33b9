import { reopensAt } from "#domain/booking/rules.ts"
import type { Slot } from "#domain/booking/slots.ts"
import type { VisitMail } from "#domain/mail/kinds.ts"
import type { Actor } from "#domain/staff/actor.ts"
import { fromMinutes, officeDay } from "#domain/time/office-time.ts"
import type { Visit } from "#db/booking/reads.ts"
import { coolRetired, insertLegs, retireLegs } from "#db/booking/leg-writes.ts"
import type { Transaction } from "#db/client.ts"
import { withdrawOffers } from "#db/offers/writes.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { enqueue } from "#db/queue.ts"
import type { Context } from "../context.ts"
import { legRows } from "./hold.ts"
import { offerTimesJob } from "../offers/make.ts"
import { type Told, forgetReminders, laterJobs, tell } from "./tell.ts"

/**
 * Inside a transaction that holds the locks of both days: the visit takes these legs in place of those it has. What a visitor gives up
 * cools before it is offered again.
 */
export async function takePlace(
  ctx: Context,
  tx: Transaction,
  visit: Visit,
  slot: Slot,
  by: Actor,
  now: Date,
): Promise<void> {
  const day = officeDay(fromMinutes(slot.start))
  await withdrawOffers(tx, [visit.id], now)
  await retireLegs(tx, visit.id)
  await insertLegs(
    tx,
    legRows(slot, {
      visitId: visit.id,
      siteId: visit.siteId,
      day,
      until: null,
      takenAt: by.kind === "visitor" ? now : null,
    }),
  )
  if (by.kind === "visitor") await coolRetired(tx, visit.id, reopensAt(now, ctx.random()))
  await enqueue(tx, offerTimesJob(visit.siteId, officeDay(visit.startsAt)))
}

/**
 * Inside a transaction: queues the message of an event, and the reminders for the time and the version that the visit has now. `visit`
 * is as it stands after the event; a message of an older version is not sent any more. `sameTime` says that its time has not changed.
 */
export async function tellAnew(
  tx: Transaction,
  visit: Told & Pick<Visit, "state" | "startsAt">,
  message: VisitMail,
  eventId: string,
  now: Date,
  sameTime = false,
): Promise<void> {
  await remindAnew(tx, visit, now, sameTime)
  await tell(tx, message, visit, eventId)
}

/** The same for the reminders alone: where to they go may have changed, and nothing else that is worth a message. */
export async function remindAnew(
  tx: Transaction,
  visit: Told & Pick<Visit, "state" | "startsAt">,
  now: Date,
  sameTime: boolean,
): Promise<void> {
  await forgetReminders(tx, visit.id)
  const { settings } = await readSiteOffice(tx)
  for (const job of laterJobs(visit, settings, now))
    // What was due for this time already has been told, and is not told again because a name changed.
    if (!(sameTime && job.runAt! <= now)) await enqueue(tx, job)
}
