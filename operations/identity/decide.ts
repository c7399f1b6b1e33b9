import { type Told, isTold } from "#domain/identity/check.ts"
import { mayCheckBecome } from "#domain/identity/states.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { isDay, officeDay } from "#domain/time/office-time.ts"
import { recordCheck, updateCheck } from "#db/identity/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
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

export type DecideRefusal = OnCheckRefusal | "not-trained" | "not-heard" | "too-early" | "words-missing"

/**
 * Decides after the hearing. Rejected: with the reasons that the letter gives (§§ 22 to 24), once the person has answered or the time to
 * answer is over. Approved after all: with what changed it.
 */
export const decideCheck = (
  ctx: Context,
  given: OnCheck & { decision: "approved" | "rejected"; answered: string; words: Told },
): Promise<Result<null, DecideRefusal>> =>
  onCheck(ctx, given, async (tx, check) => {
    if (check.state !== "hearing" || !mayCheckBecome(check.state, given.decision)) return refuse("not-possible")
    if ((await holdsTraining(ctx, tx, given.by.staffId, "second-look")) === null) return refuse("not-trained")
    const today = officeDay(ctx.now())
    if (given.decision === "rejected") {
      if (check.heardOn === null || check.answerBy === null) return refuse("not-heard")
      if (given.answered.trim() === "" && today <= check.answerBy) return refuse("too-early")
    }
    if (!isTold(given.words, given.decision === "rejected" ? check.language : "da")) return refuse("words-missing")
    const now = ctx.now()
    await updateCheck(tx, check.id, {
      state: given.decision,
      answered: kept(given.answered),
      decidedOn: today,
      decidedBy: given.by.staffName,
      decidedWords: kept(given.words.danish),
      decidedTheirs: kept(given.words.theirs),
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
