import { randomUUID } from "node:crypto"
import { type SignUpRefusal, maySignUp, placeFor } from "#domain/courses/seats.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { type Transaction, transact } from "#db/client.ts"
import { listOf, otherAddresses } from "#db/courses/reads.ts"
import { type Placed, lockRun, lockSignUps, placeSignUps } from "#db/courses/writes.ts"
import type { Context } from "../context.ts"
import { courseMail } from "./mail.ts"
import { announceRun, offerFreed } from "./seats.ts"

export type PlaceRefusal = SignUpRefusal | "unknown" | "signed-up-already"
type Answer = Result<{ state: "seated" | "listed" }, PlaceRefusal>

/** More than this are not placed in one transaction, so that nobody waits for a very long one. */
const TOGETHER = 100

interface Waiting {
  id: string
  answer(given: Answer): void
  fail(error: unknown): void
}
/** Who waits for a place in which run, in this process, in the order of coming. */
const queues = new Map<string, Waiting[]>()

/**
 * Gives a confirmed sign-up its place. Those of one run that come while others are being placed wait here, without a connection in
 * their hand, and are then placed together: one lock, one decision each in the order of coming, one commit.
 */
export function placeInTurn(ctx: Context, runId: string, id: string): Promise<Answer> {
  return new Promise<Answer>((answer, fail) => {
    const queue = queues.get(runId)
    if (queue) queue.push({ id, answer, fail })
    else {
      queues.set(runId, [{ id, answer, fail }])
      void empty(ctx, runId)
    }
  })
}

async function empty(ctx: Context, runId: string): Promise<void> {
  while (queues.get(runId)!.length > 0) {
    let together: Waiting[] = []
    // Taken only once the lock is held: whoever came meanwhile goes along. The same ones when the transaction is done again.
    const take = () => (together = together.length > 0 ? together : queues.get(runId)!.splice(0, TOGETHER))
    try {
      const answers = await placeTogether(ctx, runId, take)
      for (const waiting of together) waiting.answer(answers.get(waiting.id) ?? refuse("unknown"))
    } catch (error) {
      // Where not even the lock was given, they are not kept waiting for ever.
      for (const waiting of together.length > 0 ? together : take()) waiting.fail(error)
    }
  }
  queues.delete(runId)
}

async function placeTogether(
  ctx: Context,
  runId: string,
  take: () => readonly Waiting[],
): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>()
  await transact(ctx.db, async (tx) => {
    answers.clear()
    let run = await lockRun(tx, runId)
    const ids = take().map((waiting) => waiting.id)
    if (!run) return
    const rows = new Map((await lockSignUps(tx, ids)).map((row) => [row.id, row]))
    const now = ctx.now()
    // Of a full run the list does not matter: everybody goes to its end.
    let waiting = run.taken < run.seats ? (await listOf(tx, runId)).map((w) => w.size) : []
    if (waiting.length > 0 && run.taken < run.seats) {
      // Seats are free while people wait: those are asked first.
      await offerFreed(ctx, tx, runId, "seat-free")
      run = (await lockRun(tx, runId))!
      waiting = (await listOf(tx, runId)).map((w) => w.size)
    }
    const emails = new Set(
      await otherAddresses(
        tx,
        runId,
        [...rows.values()].map((row) => row.email.toLowerCase()),
      ),
    )
    let taken = run.taken
    const placed: Placed[] = []
    for (const id of new Set(ids)) {
      const own = rows.get(id)
      if (!own || own.runId !== runId) continue
      if (own.state === "seated" || own.state === "listed") {
        answers.set(id, ok({ state: own.state }))
        continue
      }
      if (own.state !== "unconfirmed") continue
      const may = maySignUp(run, own.size, now)
      if (!may.ok) {
        answers.set(id, may)
        continue
      }
      if (emails.has(own.email.toLowerCase())) {
        answers.set(id, refuse("signed-up-already"))
        continue
      }
      emails.add(own.email.toLowerCase())
      const state = placeFor({ seats: run.seats, taken }, waiting, own.size)
      if (state === "seated") taken += own.size
      else waiting.push(own.size)
      const eventId = randomUUID()
      placed.push({
        id,
        state,
        number: run.lastNumber + placed.length + 1,
        eventId,
        job: courseMail(state, id, eventId),
      })
      answers.set(id, ok({ state }))
    }
    await write(tx, runId, placed, now)
  })
  return answers
}

async function write(tx: Transaction, runId: string, placed: readonly Placed[], now: Date): Promise<void> {
  if (placed.length === 0) return
  await placeSignUps(tx, runId, placed, now)
  // Open calendars show how many seats are taken; the list changes nothing there.
  if (placed.some((p) => p.state === "seated")) await announceRun(tx, runId)
}
