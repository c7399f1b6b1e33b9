import { randomUUID } from "node:crypto"
import { makeReference } from "#domain/booking/reference.ts"
import { type Priority, type SignUpRefusal, maySignUp, rankOf } from "#domain/courses/seats.ts"
import { clashesWith } from "#domain/courses/series.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { comingVisitsOf } from "#db/booking/reads.ts"
import { type Job, enqueue } from "#db/queue.ts"
import { transact } from "#db/client.ts"
import { type SignUp, hasClash, ownMeetings, runsOf, signUpByKey, wholeRun } from "#db/courses/reads.ts"
import { insertSignUp, lockSignUp, updateSignUp } from "#db/courses/writes.ts"
import { type CodeRefusal, noCode, oneTryLess } from "#domain/email-code.ts"
import { checkCode, newCode } from "../email-code.ts"
import { linkKey } from "../link.ts"
import { type Context, hashSecret } from "../context.ts"
import { type PlaceRefusal, placeInTurn } from "./place.ts"

export interface SignUpForm {
  runId: string
  names: string[]
  /** The same people in Latin letters, "" where the name needs none. */
  latinNames?: string[]
  email: string
  language: string
  hopes: string
  supportNeeds: string
  priorities: Priority[]
  /** Code of the municipality they live in; null where nobody was asked or it was left open. */
  municipality?: string | null
}

/** Begins a sign-up: it takes no seat until the code sent to the address is typed. `key` opens the own page. */
export async function beginSignUp(
  ctx: Context,
  given: SignUpForm,
): Promise<Result<{ key: string }, SignUpRefusal | "unknown">> {
  const now = ctx.now()
  const id = randomUUID()
  const key = linkKey(ctx.secrets[0], "sign-up", id)
  return transact(ctx.db, async (tx) => {
    const found = await wholeRun(tx, given.runId)
    if (!found || !found.course.active || found.run.meetings.length === 0) return refuse("unknown")
    const { run } = found
    const may = maySignUp(run, given.names.length, now)
    if (!may.ok) return may
    const code = newCode(ctx, { id, codeRound: 0 }, given.email)
    await insertSignUp(tx, {
      id,
      runId: run.id,
      reference: makeReference(ctx.random),
      keyHash: hashSecret(key),
      names: given.names,
      latinNames: given.latinNames ?? [],
      size: given.names.length,
      email: given.email,
      language: given.language,
      hopes: given.hopes,
      supportNeeds: given.supportNeeds,
      priorities: given.priorities,
      municipality: given.municipality ?? null,
      rank: rankOf(run.priorities, given.priorities),
      ...code,
      createdAt: now,
    })
    await enqueue(tx, codeJob(id, code.codeRound))
    return ok({ key })
  })
}

const codeJob = (signUpId: string, round: number): Job => ({
  task: "mail-course-code",
  payload: { signUpId, round },
  key: `course-code ${signUpId}`,
})

/** Sends another code to the address of a sign-up that still waits for one. */
export async function sendSignUpCode(ctx: Context, given: { key: string }): Promise<Result<null, "unknown">> {
  return transact(ctx.db, async (tx) => {
    const found = await signUpByKey(tx, hashSecret(given.key))
    const own = found && (await lockSignUp(tx, found.id))
    if (own?.state !== "unconfirmed" || own.emailConfirmedAt) return refuse("unknown")
    const code = newCode(ctx, own, own.email)
    await updateSignUp(tx, own.id, code)
    await enqueue(tx, codeJob(own.id, code.codeRound))
    return ok(null)
  })
}

/** Checks the code; right, the address is confirmed. The place is given by `settleSignUp`, after clashes have been shown. */
export async function confirmSignUpEmail(
  ctx: Context,
  given: { key: string; code: string },
): Promise<Result<null, CodeRefusal | "unknown">> {
  return transact(ctx.db, async (tx) => {
    const found = await signUpByKey(tx, hashSecret(given.key))
    const own = found && (await lockSignUp(tx, found.id))
    if (!own) return refuse("unknown")
    if (own.emailConfirmedAt) return ok(null)
    if (own.state !== "unconfirmed") return refuse("unknown")
    const right = checkCode(ctx, own, own.email, given.code)
    if (!right.ok) {
      await updateSignUp(tx, own.id, oneTryLess(own))
      return right
    }
    await updateSignUp(tx, own.id, { ...noCode, emailConfirmedAt: ctx.now() })
    return ok(null)
  })
}

export interface Clash {
  kind: "visit" | "course"
  startsAt: Date
  endsAt: Date
  /** The visit, so that it can be moved. */
  visitId: string | null
}

/** Own visits and course meetings, of a confirmed address, that a run's meetings clash with. */
export async function clashesOf(ctx: Context, own: Pick<SignUp, "email" | "runId">): Promise<Clash[]> {
  const now = ctx.now()
  const [[run], visits, meetings] = await Promise.all([
    runsOf(ctx.db, { ids: [own.runId] }),
    comingVisitsOf(ctx.db, own.email, now),
    ownMeetings(ctx.db, own.email, now, own.runId),
  ])
  const dates: Clash[] = [
    ...visits.map((v) => ({ kind: "visit" as const, startsAt: v.startsAt, endsAt: v.endsAt, visitId: v.id })),
    ...meetings.map((m) => ({ kind: "course" as const, startsAt: m.startsAt, endsAt: m.endsAt, visitId: null })),
  ]
  return clashesWith(run?.meetings ?? [], dates)
}

export type SettleRefusal = PlaceRefusal | "unconfirmed" | "clash"

/**
 * Gives a confirmed sign-up its seat, or its place on the list, by the order in which they come. One address holds one place in a
 * run. `despite` says that a clash with own dates has been seen. Twice is the same as once.
 */
export async function settleSignUp(
  ctx: Context,
  given: { key: string; despite: boolean },
): Promise<Result<{ state: "seated" | "listed" }, SettleRefusal>> {
  const found = await signUpByKey(ctx.db, hashSecret(given.key))
  if (!found) return refuse("unknown")
  if (found.state === "seated" || found.state === "listed") return ok({ state: found.state })
  if (found.state !== "unconfirmed") return refuse("unknown")
  if (!found.emailConfirmedAt) return refuse("unconfirmed")
  if (!given.despite && (await hasClash(ctx.db, found, ctx.now()))) return refuse("clash")
  return placeInTurn(ctx, found.runId, found.id)
}
