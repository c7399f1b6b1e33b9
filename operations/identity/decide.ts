import { type Told, isTold, maySecond } from "#domain/identity/check.ts"
import { mayCheckBecome } from "#domain/identity/states.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { isDay, officeDay } from "#domain/time/office-time.ts"
import { recordCheck, updateCheck } from "#db/identity/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import { evidenceOf } from "./beside.ts"
import { kept } from "./complete.ts"
import { type OnCheck, type OnCheckRefusal, holdsTraining, onCheck } from "./on-check.ts"

export type HearingRefusal = OnCheckRefusal | "day-wrong" | "answer-by-wrong"

/**
 * Notes that the person was handed or sent the letter that hears them (Public Administration Act § 19), and until when they may answer:
 * a day to come, at least one after the letter.
 */
export const noteHeard = (
  ctx: Context,
  given: OnCheck & { on: string; answerBy: string },
): Promise<Result<null, HearingRefusal>> =>
  onCheck(ctx, given, async (tx, check) => {
    if (check.state !== "hearing") return refuse("not-possible")
    if (!isDay(given.on) || given.on < check.day || given.on > officeDay(ctx.now())) return refuse("day-wrong")
    if (!isDay(given.answerBy) || given.answerBy <= given.on) return refuse("answer-by-wrong")
    await updateCheck(tx, check.id, { heardOn: given.on, answerBy: given.answerBy })
    await recordCheck(tx, { checkId: check.id, at: ctx.now(), kind: "heard", ...given.by })
    return ok(null)
  })

export type DecideRefusal =
  OnCheckRefusal | "not-trained" | "same-officer" | "not-heard" | "too-early" | "words-missing"

/**
 * Decides after the hearing, by another officer than those who made the check. `rejected`: with the reasons that the letter gives (§§ 22 to
 * 24), once the person has answered or the time to answer is over. `again`: what the person said or brought changes it, so that the
 * check is open again; what was seen before, and why, stays in its history.
 */
export const decideCheck = (
  ctx: Context,
  given: OnCheck & { decision: "again" | "rejected"; answered: string; words: Told },
): Promise<Result<null, DecideRefusal>> =>
  onCheck<null, DecideRefusal>(ctx, given, async (tx, check) => {
    const to = given.decision === "again" ? "open" : "rejected"
    if (check.state !== "hearing" || !mayCheckBecome(check.state, to)) return refuse("not-possible")
    if ((await holdsTraining(ctx, tx, given.by.staffId, "second-look")) === null) return refuse("not-trained")
    if (!maySecond(check, given.by)) return refuse("same-officer")
    const today = officeDay(ctx.now())
    if (check.heardOn === null || check.answerBy === null) return refuse("not-heard")
    if (to === "rejected" && given.answered.trim() === "" && today <= check.answerBy) return refuse("too-early")
    if (!isTold(given.words, to === "rejected" ? check.language : "da")) return refuse("words-missing")
    const now = ctx.now()
    const { document } = evidenceOf(ctx, check)
    await updateCheck(tx, check.id, {
      state: to,
      answered: kept(given.answered, document),
      decidedOn: to === "rejected" ? today : null,
      decidedBy: to === "rejected" ? given.by.staffName : null,
      decidedWords: kept(given.words.danish, document),
      decidedTheirs: kept(given.words.theirs, document),
      ...(to === "open" ? { day: today, completedAt: null } : {}),
    })
    await recordCheck(tx, { checkId: check.id, at: now, kind: `decided-${given.decision}`, ...given.by })
    await appendAudit(tx, {
      at: now,
      staffId: given.by.staffId,
      kind: "check-decided",
      detail: { checkId: check.id, outcome: given.decision },
    })
    return ok(null)
  })
