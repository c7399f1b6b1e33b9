import { type HandedHousehold, handedHousehold, mayHandOver } from "#domain/prereg/hand-over.ts"
import { checkThatCounts } from "#domain/identity/states.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { type Reader, transact } from "#db/client.ts"
import { checksOfPeople } from "#db/identity/reads.ts"
import { announce } from "#db/live.ts"
import { type Prereg, preregById, visitStateOf, wholeOf } from "#db/prereg/reads.ts"
import { handOverOf } from "#db/prereg/hand-over-reads.ts"
import { lockPrereg, recordPreregEvent } from "#db/prereg/writes.ts"
import { putHandOver } from "#db/prereg/hand-over-writes.ts"
import { enqueue } from "#db/queue.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import { mailJob } from "./mail.ts"
import { ownSealed } from "./open-sealed.ts"

export const handOverFiles = ["pdf", "json", "csv"] as const
export type HandOverFile = (typeof handOverFiles)[number]

export interface TakenHousehold extends HandedHousehold {
  reference: string
}

/** A household that can be handed over, with its people's checks; null for one that cannot yet. */
async function readyToHandOver(db: Reader, prereg: Prereg) {
  const { household } = await wholeOf(db, prereg)
  const checks = await checksOfPeople(
    db,
    household.people.map(({ id }) => id),
  )
  return mayHandOver(prereg, checks, await visitStateOf(db, prereg)) ? { household, checks } : null
}

/**
 * The whole household in the clear, for a file that leaves the portal. Who took it out, and as what, is in the audit trail before
 * anything is answered.
 */
export async function takeHousehold(
  ctx: Context,
  given: { preregId: string; as: HandOverFile; by: StaffMember },
): Promise<Result<TakenHousehold, "unknown" | "not-ready">> {
  return transact(ctx.db, async (tx) => {
    const prereg = await preregById(tx, given.preregId)
    if (!prereg || prereg.state === "draft") return refuse("unknown")
    const ready = await readyToHandOver(tx, prereg)
    if (!ready) return refuse("not-ready")
    await appendAudit(tx, {
      at: ctx.now(),
      staffId: given.by.staffId,
      kind: "household-taken",
      detail: { preregId: prereg.id, outcome: given.as },
    })
    const sealed = await ownSealed({ ...ctx, db: tx }, prereg.id)
    const { household, checks } = ready
    return ok({
      reference: prereg.reference,
      ...handedHousehold(household, sealed, (id) => checkThatCounts(checks, id)),
    })
  })
}

export type HandOverRefusal = "unknown" | "not-ready" | "journal-missing" | "handed-over"

const LONGEST_JOURNAL = 60

/**
 * Notes that a household is in the case system, under which number, and tells it what comes next. From then on the days count after which
 * it is erased here. `seen`: the journal number as the page showed it, "" where none was: over a colleague's nothing is written, and a
 * wrong number is put right.
 */
export async function handOver(
  ctx: Context,
  given: { preregId: string; journal: string; seen: string; by: StaffMember },
): Promise<Result<null, HandOverRefusal>> {
  const journal = given.journal.trim().slice(0, LONGEST_JOURNAL)
  if (journal === "") return refuse("journal-missing")
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg || prereg.state === "draft") return refuse("unknown")
    const before = await handOverOf(tx, prereg.id)
    if ((before?.journal ?? "") !== given.seen) return refuse("handed-over")
    if (!(await readyToHandOver(tx, prereg))) return refuse("not-ready")
    const at = ctx.now()
    const { siteId, reference } = prereg
    const whole = prereg.state === "completed"
    await putHandOver(tx, { siteId, preregId: prereg.id, reference, journal, whole, at, ...given.by })
    const anew = !before || (whole && !before.whole)
    const kind = anew ? "handed-over" : "journal-corrected"
    const eventId = await recordPreregEvent(tx, { preregId: prereg.id, at, kind, by: "staff", ...given.by })
    await appendAudit(tx, {
      at,
      staffId: given.by.staffId,
      kind: "household-handed-over",
      detail: { preregId: prereg.id, value: journal },
    })
    if (anew) await enqueue(tx, mailJob("handed-over", prereg.id, eventId))
    await announce(tx, { siteId, topics: ["prereg"] })
    return ok(null)
  })
}
