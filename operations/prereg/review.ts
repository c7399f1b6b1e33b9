import { dayTopic } from "#domain/topics.ts"
import { pagesOf, questionsFor } from "#domain/prereg/pages.ts"
import type { PreregEventKind } from "#domain/prereg/events.ts"
import type { Part } from "#domain/prereg/questions.ts"
import { isHere } from "#domain/booking/states.ts"
import { type PreregState, mayBecome } from "#domain/prereg/states.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { lockVisit, recordEvent, updateVisit } from "#db/booking/writes.ts"
import { lockDays } from "#db/locks.ts"
import { enqueue } from "#db/queue.ts"
import { RollBack, type Transaction, transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { conditionsMet } from "#domain/prereg/findings.ts"
import { type Prereg, type Verdict, verdictsOf, visitOf, visitStateOf, wholeOf } from "#db/prereg/reads.ts"
import {
  deleteVerdict,
  insertAsked,
  insertPreregNote,
  lockPrereg,
  putVerdict,
  recordPreregEvent,
  updatePrereg,
} from "#db/prereg/writes.ts"
import { reminderJobs, tell } from "../booking/tell.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { mailJob } from "./mail.ts"
import { giveUpVisit } from "./visit.ts"
import { LONGEST } from "#domain/longest.ts"

export type ReviewRefusal =
  | "unknown"
  | "decided-meanwhile"
  | "nothing-asked"
  | "reason-missing"
  | "too-long"
  | "before-move-in"
  | "verdicts-changed"

/** What somebody found of a paper, and what their page had shown before; null takes a finding back. */
export interface Judged {
  personId: string
  paper: string
  verdict: Verdict["verdict"] | null
  was: Verdict["verdict"] | null
}

export interface Question {
  personId: string | null
  part: Part
  question: string
  template: string
}

/** Sends it back with questions. The household is told in its language, and may answer those parts only. `line` is in the office's own words. */
export function returnPrereg(
  ctx: Context,
  given: { preregId: string; asked: readonly Question[]; line: string; verdicts?: readonly Judged[]; by: StaffMember },
): Promise<Result<null, ReviewRefusal>> {
  const line = given.line.trim()
  if (given.asked.length === 0) return Promise.resolve(refuse("nothing-asked"))
  if (line.length > LONGEST.reviewLine) return Promise.resolve(refuse("too-long"))
  return decide(ctx, given, "returned", "returned", line, async (tx, prereg, now) => {
    const { household } = await wholeOf(tx, prereg)
    // Only what has a page of its own can be answered.
    const blocks = pagesOf(household).flatMap((page) => page.blocks)
    const known = given.asked.filter((q) =>
      blocks.some(
        (block) =>
          block.part === q.part &&
          (block.person?.id ?? null) === q.personId &&
          questionsFor(household, block).some((question) => question.name === q.question),
      ),
    )
    if (known.length === 0) return refuse("nothing-asked")
    await insertAsked(
      tx,
      known.map((q) => ({ ...q, preregId: prereg.id, askedAt: now })),
    )
    return ok(null)
  })
}

/** Accepts it. A provisional time becomes a booked one in the same transaction; without one the household is invited to book. */
export function acceptPrereg(
  ctx: Context,
  given: { preregId: string; line: string; verdicts?: readonly Judged[]; by: StaffMember },
): Promise<Result<null, ReviewRefusal>> {
  const line = given.line.trim()
  if (line.length > LONGEST.reviewLine) return Promise.resolve(refuse("too-long"))
  return decide(ctx, given, "accepted", "accepted", line, async (tx, prereg, now) => {
    const found = await visitOf(tx, prereg, now)
    if (!found) return ok(null)
    // Nobody is registered before they live here: the time must be moved first, or the day of moving in corrected.
    const met = conditionsMet((await wholeOf(tx, prereg)).household)
    if (met !== null && officeDay(found.startsAt) < met) return refuse("before-move-in")
    await lockDays(tx, found.siteId, [officeDay(found.startsAt)])
    const visit = await lockVisit(tx, found.id)
    if (visit?.state !== "provisional") return ok(null)
    await updateVisit(tx, visit.id, { state: "booked", bookedAt: now })
    const eventId = await recordEvent(tx, { visitId: visit.id, at: now, kind: "confirmed", by: "staff", ...given.by })
    // Who stands there already is not told when to come.
    if (visit.startsAt > now) await tell(tx, "booked", visit, eventId)
    const { settings } = await readSiteOffice(tx)
    for (const job of reminderJobs(visit, settings, now)) await enqueue(tx, job)
    await announce(tx, { siteId: visit.siteId, topics: [dayTopic(officeDay(visit.startsAt))] })
    return ok(null)
  })
}

/** Refuses it with a reason; the message says how to complain. A time that was booked is given up. */
export function refusePrereg(
  ctx: Context,
  given: { preregId: string; reason: string; verdicts?: readonly Judged[]; by: StaffMember },
): Promise<Result<null, ReviewRefusal>> {
  const reason = given.reason.trim()
  if (reason === "") return Promise.resolve(refuse("reason-missing"))
  if (reason.length > LONGEST.reviewLine) return Promise.resolve(refuse("too-long"))
  return decide(ctx, given, "refused", "refused", reason, async (tx, prereg) => {
    if (prereg.visitId) await giveUpVisit(ctx, tx, prereg.visitId, { kind: "staff", ...given.by }, "refused")
    return ok(null)
  })
}

async function decide(
  ctx: Context,
  given: { preregId: string; verdicts?: readonly Judged[]; by: StaffMember },
  to: PreregState & PreregEventKind,
  mail: "returned" | "accepted" | "refused",
  decision: string,
  work: (tx: Transaction, prereg: Prereg, now: Date) => Promise<Result<null, ReviewRefusal>>,
): Promise<Result<null, ReviewRefusal>> {
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg) return refuse("unknown")
    if (!mayBecome(prereg.state, to)) return refuse("decided-meanwhile")
    const now = ctx.now()
    // What was found of the papers goes along with a decision, or falls with it.
    if (!(await writeVerdicts(tx, prereg, given.verdicts ?? [], given.by, now)))
      throw new RollBack(refuse("verdicts-changed"))
    const done = await work(tx, prereg, now)
    if (!done.ok) throw new RollBack(done)
    await updatePrereg(tx, prereg.id, {
      state: to,
      decision,
      decidedAt: now,
      decidedBy: given.by.staffName,
      touchedAt: now,
      assignedTo: prereg.assignedTo ?? given.by.staffId,
      assignedName: prereg.assignedName ?? given.by.staffName,
    })
    const eventId = await recordPreregEvent(tx, { preregId: prereg.id, at: now, kind: to, by: "staff", ...given.by })
    // Who stands at the counter hears it there: a mail would tell them when to come.
    const state = await visitStateOf(tx, prereg)
    if (!(state !== null && isHere(state) && to === "accepted")) await enqueue(tx, mailJob(mail, prereg.id, eventId))
    await announce(tx, { siteId: prereg.siteId, topics: ["prereg"] })
    return ok(null)
  })
}

/** Takes it on, or gives it up (`to` null). The last one who does so has it. */
export function assignPrereg(
  ctx: Context,
  given: { preregId: string; to: StaffMember | null; by: StaffMember },
): Promise<Result<null, "unknown">> {
  return change(ctx, given, given.to ? "assigned" : "unassigned", (tx, prereg) =>
    updatePrereg(tx, prereg.id, { assignedTo: given.to?.staffId ?? null, assignedName: given.to?.staffName ?? null }),
  )
}

/** Adds a note that only staff see. */
export async function notePrereg(
  ctx: Context,
  given: { preregId: string; text: string; by: StaffMember },
): Promise<Result<null, "unknown" | "note-missing" | "too-long">> {
  const text = given.text.trim()
  if (text === "") return refuse("note-missing")
  if (text.length > LONGEST.reviewLine) return refuse("too-long")
  return change(ctx, given, null, (tx, prereg) =>
    insertPreregNote(tx, { preregId: prereg.id, at: ctx.now(), text, ...given.by }),
  )
}

/**
 * Keeps what staff found of papers. Only what somebody changed is written, and nothing when a colleague has found something else
 * of the same paper meanwhile.
 */
export async function judgePapers(
  ctx: Context,
  given: { preregId: string; verdicts: readonly Judged[]; by: StaffMember },
): Promise<Result<null, "unknown" | "verdicts-changed">> {
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg || prereg.state === "draft") return refuse("unknown")
    const written = await writeVerdicts(tx, prereg, given.verdicts, given.by, ctx.now())
    if (!written) return refuse("verdicts-changed")
    await announce(tx, { siteId: prereg.siteId, topics: ["prereg"] })
    return ok(null)
  })
}

/** Writes the changed findings; false, and nothing, when one stands on a paper that has got another finding since. */
async function writeVerdicts(
  tx: Transaction,
  prereg: Prereg,
  judged: readonly Judged[],
  by: StaffMember,
  at: Date,
): Promise<boolean> {
  const changed = judged.filter(({ verdict, was }) => verdict !== was)
  if (changed.length === 0) return true
  const { people } = await wholeOf(tx, prereg)
  const now = await verdictsOf(
    tx,
    people.map((p) => p.id),
  )
  const standing = ({ personId, paper }: Judged) =>
    now.find((v) => v.personId === personId && v.paper === paper)?.verdict ?? null
  const known = changed.filter(({ personId }) => people.some((p) => p.id === personId))
  if (known.some((one) => standing(one) !== one.was && standing(one) !== one.verdict)) return false
  for (const { personId, paper, verdict } of known) {
    if (verdict === null) await deleteVerdict(tx, personId, paper)
    else await putVerdict(tx, { personId, paper, verdict, staffName: by.staffName, at })
  }
  await recordPreregEvent(tx, { preregId: prereg.id, at, kind: "judged", by: "staff", ...by })
  return true
}

async function change(
  ctx: Context,
  given: { preregId: string; by: StaffMember },
  kind: PreregEventKind | null,
  work: (tx: Transaction, prereg: Prereg) => Promise<void>,
): Promise<Result<null, "unknown">> {
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg || prereg.state === "draft") return refuse("unknown")
    await work(tx, prereg)
    if (kind) await recordPreregEvent(tx, { preregId: prereg.id, at: ctx.now(), kind, by: "staff", ...given.by })
    await announce(tx, { siteId: prereg.siteId, topics: ["prereg"] })
    return ok(null)
  })
}
