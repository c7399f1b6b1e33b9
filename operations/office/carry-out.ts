import { dayTopic } from "#domain/topics.ts"
import type { Choice, VisitorReason } from "#domain/office/proposal.ts"
import { fromMinutes, officeDay } from "#domain/time/office-time.ts"
import { visitById } from "#db/booking/reads.ts"
import { insertLegs, recordEvent, retireLegs, updateVisit } from "#db/booking/writes.ts"
import { enqueue } from "#db/queue.ts"
import type { Transaction } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { messageJob } from "../booking/book.ts"
import { legRows } from "../booking/hold.ts"
import { relocate } from "../booking/move.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import type { Hit } from "./hits.ts"

/** Why visits are changed, for visitors: one of the list, or the office's own words in each language. */
export interface WhyMoved {
  reason: VisitorReason
  own: Record<string, string>
}

/** What becomes of each hit visit, for the office's history. */
export interface Outcome {
  reference: string
  from: string
  to: string | null
  choice: Choice | "other-counter"
}

/** Under the office's lock: moves, keeps or asks, as was chosen for each visit. */
export async function carryOut(
  ctx: Context,
  tx: Transaction,
  given: { hits: readonly Hit[]; choices: readonly Choice[]; why: WhyMoved; by: StaffMember; now: Date },
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const [i, hit] of given.hits.entries()) {
    const choice = given.choices[i]!
    const same = choice === "move" && hit.proposal?.getTime() === hit.startsAt.getTime()
    if (choice === "move") await (same ? changeCounter(tx, hit, given) : moveIt(ctx, tx, hit, given))
    if (choice === "ask") await ask(tx, hit, given)
    outcomes.push({
      reference: hit.reference,
      from: hit.startsAt.toISOString(),
      to: choice === "move" ? hit.proposal!.toISOString() : null,
      choice: same ? "other-counter" : choice,
    })
  }
  return outcomes
}

/** What an event keeps of the reason; the message is written from it. */
function reasonOf({ reason, own }: WhyMoved): Record<string, string> {
  const words = Object.entries(own).map(([language, text]) => [`why-${language}`, text.trim()])
  return { why: reason, ...(reason === "own" ? Object.fromEntries(words) : {}) }
}

async function moveIt(
  ctx: Context,
  tx: Transaction,
  hit: Hit,
  { why, by, now }: { why: WhyMoved; by: StaffMember; now: Date },
): Promise<void> {
  const found = await visitById(tx, hit.visitId)
  if (!found || !hit.slot) return
  await relocate(ctx, tx, found.visit, hit.slot, {
    by: { kind: "staff", ...by },
    now,
    // The office moved it, so the visitor may choose otherwise until it begins.
    cutoffHours: 0,
    detail: reasonOf(why),
    message: "rearranged",
  })
}

/** The same time at another counter asks nothing of the visitor, who is told the counter on arrival: nobody is written to. */
async function changeCounter(tx: Transaction, hit: Hit, { by, now }: { by: StaffMember; now: Date }): Promise<void> {
  const found = await visitById(tx, hit.visitId)
  if (!found || !hit.slot) return
  const { visit } = found
  const day = officeDay(visit.startsAt)
  await retireLegs(tx, visit.id)
  await insertLegs(tx, legRows(hit.slot, { visitId: visit.id, siteId: visit.siteId, day, until: null }))
  await updateVisit(tx, visit.id, { endsAt: fromMinutes(hit.slot.end), askedAt: null })
  await recordEvent(tx, { visitId: visit.id, at: now, kind: "other-counter", by: "staff", ...by, detail: {} })
  await announce(tx, { siteId: visit.siteId, topics: [dayTopic(day)] })
}

/** The visitor is written to and chooses; until then the visit stands at its old time without a counter. */
async function ask(
  tx: Transaction,
  hit: Hit,
  { why, by, now }: { why: WhyMoved; by: StaffMember; now: Date },
): Promise<void> {
  const found = await visitById(tx, hit.visitId)
  if (!found) return
  await updateVisit(tx, hit.visitId, { askedAt: now, cutoffHours: 0 })
  const detail = { from: hit.startsAt.toISOString(), ...reasonOf(why) }
  const eventId = await recordEvent(tx, { visitId: hit.visitId, at: now, kind: "asked", by: "staff", ...by, detail })
  await enqueue(tx, messageJob("asked", found.visit, eventId))
}
