import { readRules } from "#db/rules/reads.ts"
import { hasEarlierNumber, notifyBy } from "#domain/prereg/findings.ts"
import { whereHouseholdGoes } from "#domain/prereg/served.ts"
import { mayBecome } from "#domain/prereg/states.ts"
import { residencesThatMatter } from "#domain/office/municipality.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { enqueue } from "#db/queue.ts"
import { transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { openQuestions, wholeOf } from "#db/prereg/reads.ts"
import { lockPrereg, recordPreregEvent, updatePrereg } from "#db/prereg/writes.ts"
import type { Context } from "../context.ts"
import { mailJob } from "./mail.ts"
import { unfinished } from "./unfinished.ts"

/** Announced to open worklists in place of a day. */

export type SendRefusal =
  "served-elsewhere" | "unknown" | "not-editable" | "not-complete" | "email-unconfirmed" | "not-answered"

/** Sends a household in, or sends it again with what was asked for. Sending twice is the same as once. */
export async function sendPrereg(ctx: Context, given: { preregId: string }): Promise<Result<null, SendRefusal>> {
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg) return refuse("unknown")
    if (prereg.state === "submitted") return ok(null)
    if (!mayBecome(prereg.state, "submitted")) return refuse("not-editable")
    const now = ctx.now()
    const today = officeDay(now)
    const whole = await wholeOf(tx, prereg)
    const { municipalities } = await readSiteOffice(tx)
    const to = whole.household.parts.to
    const municipality = municipalities.find((m) => m.code === to?.municipality)
    const residences = municipality ? residencesThatMatter(municipality, to?.moveIn ?? today) : []
    if (whereHouseholdGoes(whole.household, municipalities, today)?.goes === "own") return refuse("served-elsewhere")
    if (unfinished(whole, residences, today).length > 0) return refuse("not-complete")
    if (prereg.confirmedEmail !== prereg.email) return refuse("email-unconfirmed")
    const again = prereg.state === "returned"
    if (again && (await openQuestions(tx, prereg.id)).length > 0) return refuse("not-answered")
    await updatePrereg(tx, prereg.id, {
      state: "submitted",
      touchedAt: now,
      // The day it first came in counts: questions of ours cost the household nothing.
      ...(again ? {} : { submittedAt: now }),
      notifyBy: notifyBy(whole.household, await readRules(tx, today)),
      earlierNumber: hasEarlierNumber(whole.household),
    })
    const kind = again ? "sent-again" : "sent"
    const eventId = await recordPreregEvent(tx, { preregId: prereg.id, at: now, kind, by: "visitor" })
    await enqueue(tx, mailJob("submitted", prereg.id, eventId))
    await announce(tx, { siteId: prereg.siteId, topics: ["prereg"] })
    return ok(null)
  })
}
