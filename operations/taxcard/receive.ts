import type { PassOnRefusal } from "./pass-on.ts"
import { taxCardMail } from "./mail.ts"
import { randomUUID } from "node:crypto"
import { makeReference } from "#domain/booking/reference.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { type Channel, type Checklist } from "#domain/taxcard/application.ts"
import { addMonthsToDay, isDate, officeDay } from "#domain/time/office-time.ts"
import { enqueue } from "#db/queue.ts"
import { transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { insertTaxApplication, recordTaxApplication } from "#db/taxcard/writes.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"

/** What lay longer than this before it was registered is a slip in the year. */
const MONTHS_BACK = 12

/** Registers what came in over the counter or by post. `receivedOn` "YYYY-MM-DD", no day to come. */
export async function receiveApplication(
  ctx: Context,
  given: {
    name: string
    email: string
    phone: string
    language: string
    receivedOn: string
    channel: Channel
    checklist: Checklist
    by: StaffMember
  },
): Promise<Result<{ id: string }, PassOnRefusal>> {
  const { by, ...values } = given
  const now = ctx.now()
  const today = officeDay(now)
  if (!isDate(given.receivedOn) || given.receivedOn > today) return refuse("day-wrong")
  if (given.receivedOn < addMonthsToDay(today, -MONTHS_BACK)) return refuse("day-old")
  const id = randomUUID()
  return transact(ctx.db, async (tx) => {
    const { site } = await readSiteOffice(tx)
    await insertTaxApplication(tx, {
      id,
      siteId: site.id,
      reference: makeReference(ctx.random),
      ...values,
      createdAt: now,
      touchedAt: now,
    })
    const eventId = await recordTaxApplication(tx, { applicationId: id, at: now, kind: "received", ...by })
    if (given.email) await enqueue(tx, taxCardMail("received", id, eventId))
    await announce(tx, { siteId: site.id, topics: ["tax-card"] })
    return ok({ id })
  })
}
