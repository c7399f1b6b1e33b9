import { randomUUID } from "node:crypto"
import { makeReference } from "#domain/booking/reference.ts"
import { type SignUpRefusal, maySignUp, placeFor, rankOf } from "#domain/courses/seats.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { transact } from "#db/client.ts"
import { holdsPlace, listOf, signUpByKey, wholeRun } from "#db/courses/reads.ts"
import { insertSignUp, lockRun, lockSignUp, placeSignUps } from "#db/courses/writes.ts"
import { linkKey } from "../link.ts"
import { type Context, hashSecret } from "../context.ts"
import { courseMail } from "./mail.ts"
import { announceRun, giveUp, hadDates } from "./seats.ts"

export type MoveRefusal = SignUpRefusal | "unknown" | "not-possible" | "signed-up-already" | "moved-often"

/** Each move frees a seat that somebody on the list is offered: nobody sends offers to others without bound. */
export const MOST_MOVES = 3

/**
 * Moves a sign-up to another run of the same course: the old place is given up only in the transaction that gives the new one, a
 * seat or a place on the list. Runs are locked in the order of their ids, so that two who change places do not wait for each other.
 */
export async function moveSignUp(
  ctx: Context,
  given: { key: string; toRun: string },
): Promise<Result<{ key: string; state: "seated" | "listed" }, MoveRefusal>> {
  const found = await signUpByKey(ctx.db, hashSecret(given.key))
  if (!found) return refuse("unknown")
  const id = randomUUID()
  const key = linkKey(ctx.secrets[0], "sign-up", id)
  return transact(ctx.db, async (tx) => {
    for (const runId of [found.runId, given.toRun].toSorted()) if (!(await lockRun(tx, runId))) return refuse("unknown")
    const [own, from, to] = [
      await lockSignUp(tx, found.id),
      await wholeRun(tx, found.runId),
      await wholeRun(tx, given.toRun),
    ]
    if (!own || !from || !to) return refuse("unknown")
    if (
      !["seated", "listed", "offered"].includes(own.state) ||
      from.course.id !== to.course.id ||
      from.run.id === to.run.id
    )
      return refuse("not-possible")
    if (own.moves >= MOST_MOVES) return refuse("moved-often")
    const now = ctx.now()
    if (from.run.meetings[0] && from.run.meetings[0].startsAt <= now && from.run.state === "planned")
      return refuse("not-possible")
    const may = maySignUp(to.run, own.size, now)
    if (!may.ok) return may
    if (await holdsPlace(tx, { id, runId: to.run.id, email: own.email })) return refuse("signed-up-already")
    const state = placeFor(
      to.run,
      (await listOf(tx, to.run.id)).map((w) => w.size),
      own.size,
    )
    await insertSignUp(tx, {
      id,
      runId: to.run.id,
      reference: makeReference(ctx.random),
      keyHash: hashSecret(key),
      names: own.names,
      latinNames: own.latinNames,
      moves: own.moves + 1,
      size: own.size,
      email: own.email,
      language: own.language,
      hopes: own.hopes,
      supportNeeds: own.supportNeeds,
      priorities: own.priorities,
      rank: rankOf(to.run.priorities, own.priorities),
      emailConfirmedAt: own.emailConfirmedAt,
      policyVersion: own.policyVersion,
      createdAt: now,
    })
    const eventId = randomUUID()
    const number = to.run.lastNumber + 1
    await placeSignUps(
      tx,
      to.run.id,
      [{ id, state, number, eventId, job: courseMail(state, id, eventId, { movedFrom: own.id, ...hadDates(own) }) }],
      now,
    )
    await giveUp(ctx, tx, own, null, to.run.id)
    await announceRun(tx, from.run.id)
    await announceRun(tx, to.run.id)
    return ok({ key, state })
  })
}
