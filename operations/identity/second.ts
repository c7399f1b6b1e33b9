import { type Ground, type Told, isTold, maySecond } from "#domain/identity/check.ts"
import { type NidcAnswer } from "#domain/identity/referral.ts"
import { mayCheckBecome } from "#domain/identity/states.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { isDay, officeDay } from "#domain/time/office-time.ts"
import { recordCheck, updateCheck } from "#db/identity/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import { evidenceOf } from "./beside.ts"
import { kept, keptFacts } from "./complete.ts"
import { type OnCheck, type OnCheckRefusal, holdsTraining, onCheck } from "./on-check.ts"

export type SecondRefusal = OnCheckRefusal | "not-trained" | "same-officer" | "words-missing" | "grounds-missing"

/** What the second officer decides of a doubt, or of the answer of the National ID Centre. */
export interface Verdict {
  verdict: "approved" | "referred" | "hearing"
  words: string
  grounds: readonly Ground[]
  facts: Told
}

/**
 * The second look at a doubt, by another trained officer than the first; and what follows from the National ID Centre's answer, which is
 * advice: the office decides.
 */
export const takeSecondLook = (ctx: Context, given: OnCheck & Verdict): Promise<Result<null, SecondRefusal>> =>
  onCheck(ctx, given, async (tx, check) => {
    if (check.state !== "doubtful" && check.state !== "referred") return refuse("not-possible")
    if (!mayCheckBecome(check.state, given.verdict)) return refuse("not-possible")
    if (check.state === "referred" && check.nidcAnsweredOn === null) return refuse("not-possible")
    if (!maySecond(check, given.by)) return refuse("same-officer")
    const trained = await holdsTraining(ctx, tx, given.by.staffId, "second-look")
    if (trained === null) return refuse("not-trained")
    if (given.words.trim() === "") return refuse("words-missing")
    const rejects = given.verdict === "hearing"
    if (rejects && (given.grounds.length === 0 || !isTold(given.facts, check.language)))
      return refuse("grounds-missing")
    const now = ctx.now()
    const { document } = evidenceOf(ctx, check)
    await updateCheck(tx, check.id, {
      state: given.verdict,
      secondId: given.by.staffId,
      secondName: given.by.staffName,
      secondTrainedUntil: trained,
      secondAt: now,
      secondWords: [check.secondWords && `${check.secondName ?? ""}: ${check.secondWords}`, kept(given.words, document)]
        .filter(Boolean)
        .join("\n\n"),
      ...(rejects ? { grounds: [...given.grounds], ...keptFacts(given.facts, document) } : {}),
    })
    await recordCheck(tx, { checkId: check.id, at: now, kind: `second-${given.verdict}`, ...given.by })
    await appendAudit(tx, {
      at: now,
      staffId: given.by.staffId,
      kind: "check-second-look",
      detail: { checkId: check.id, outcome: given.verdict },
    })
    return ok(null)
  })

export type ReferralRefusal = OnCheckRefusal | "day-wrong" | "reference-missing"

/** Notes that the request went to the National ID Centre, and under which number. */
export const noteSentToNidc = (
  ctx: Context,
  given: OnCheck & { on: string; reference: string },
): Promise<Result<null, ReferralRefusal>> =>
  onCheck(ctx, given, async (tx, check) => {
    if (check.state !== "referred" || check.nidcAnsweredOn !== null) return refuse("not-possible")
    if (!isDay(given.on) || given.on < check.day || given.on > officeDay(ctx.now())) return refuse("day-wrong")
    if (given.reference.trim() === "") return refuse("reference-missing")
    await updateCheck(tx, check.id, { nidcSentOn: given.on, nidcReference: given.reference.trim().slice(0, 60) })
    await recordCheck(tx, { checkId: check.id, at: ctx.now(), kind: "nidc-sent", ...given.by })
    return ok(null)
  })

/** Notes what the National ID Centre answered. A trained officer then decides (`takeSecondLook`). */
export const noteAnswerOfNidc = (
  ctx: Context,
  given: OnCheck & { on: string; answer: NidcAnswer; words: string },
): Promise<Result<null, ReferralRefusal>> =>
  onCheck(ctx, given, async (tx, check) => {
    if (check.state !== "referred" || check.nidcSentOn === null) return refuse("not-possible")
    if (!isDay(given.on) || given.on < check.nidcSentOn || given.on > officeDay(ctx.now())) return refuse("day-wrong")
    await updateCheck(tx, check.id, {
      nidcAnsweredOn: given.on,
      nidcAnswer: given.answer,
      nidcWords: kept(given.words, evidenceOf(ctx, check).document),
    })
    const now = ctx.now()
    await recordCheck(tx, { checkId: check.id, at: now, kind: "nidc-answered", ...given.by })
    await appendAudit(tx, {
      at: now,
      staffId: given.by.staffId,
      kind: "check-referred",
      detail: { checkId: check.id, outcome: given.answer },
    })
    return ok(null)
  })
