import { randomUUID } from "node:crypto"
import { type Result, ok, refuse } from "#domain/result.ts"
import { enqueue } from "#db/queue.ts"
import { transact } from "#db/client.ts"
import { signUpsOf, wholeRun } from "#db/courses/reads.ts"
import { recordSignUp } from "#db/courses/writes.ts"
import type { Context } from "../context.ts"
import { type StaffMember, actorOf, signed } from "#domain/staff/actor.ts"
import { writtenIn } from "#domain/written-in.ts"
import { courseMail } from "./mail.ts"
import { LONGEST } from "#domain/longest.ts"

/** A coordinator's own words, in both languages; each person gets those of their own. */
export async function messageRun(
  ctx: Context,
  given: {
    runId: string
    texts: Record<string, string>
    to: readonly ("seated" | "offered" | "listed")[]
    by: StaffMember
  },
): Promise<Result<{ told: number }, "unknown" | "text-missing">> {
  const texts = Object.fromEntries(
    Object.entries(given.texts).map(([code, text]) => [code, text.trim().slice(0, LONGEST.runMessage)]),
  )
  if (Object.values(texts).some((text) => text === "")) return refuse("text-missing")
  return transact(ctx.db, async (tx) => {
    if (!(await wholeRun(tx, given.runId))) return refuse("unknown")
    const people = await signUpsOf(tx, given.runId, [...given.to])
    for (const person of people) {
      const eventId = randomUUID()
      await recordSignUp(tx, {
        id: eventId,
        signUpId: person.id,
        at: ctx.now(),
        kind: "message",
        ...signed(actorOf(given.by)),
        detail: { text: writtenIn(texts, person.language, "") },
      })
      await enqueue(tx, courseMail("message", person.id, eventId))
    }
    return ok({ told: people.length })
  })
}
