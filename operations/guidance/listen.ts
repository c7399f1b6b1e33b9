import { subHours } from "date-fns"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { transact } from "#db/client.ts"
import { readLive } from "#db/guidance/reads.ts"
import { addFeedbackLine, countMiss, insertFeedback, markFeedbackRead } from "#db/guidance/writes.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { LONGEST } from "#domain/longest.ts"

/** Keeps a reader's answer to "Was this helpful?". Answers its id, to which a free line may be added within an hour. */
export async function answerHelpful(
  ctx: Context,
  given: { slug: string; language: string; helpful: boolean },
): Promise<Result<{ id: string }, "unknown">> {
  const now = ctx.now()
  return transact(ctx.db, async (tx) => {
    if (!(await readLive(tx, given.slug, given.language, now))) return refuse("unknown")
    return ok({ id: await insertFeedback(tx, { ...given, at: now }) })
  })
}

/** What a reader says besides. Numbers as long as a CPR or passport number are not kept. */
export async function addLine(
  ctx: Context,
  given: { id: string; line: string },
): Promise<Result<null, "unknown" | "line-long" | "line-missing">> {
  const line = withoutNumbers(given.line.replace(/\s+/g, " ").trim())
  if (line === "") return refuse("line-missing")
  if (line.length > LONGEST.helpful) return refuse("line-long")
  return transact(ctx.db, async (tx) =>
    (await addFeedbackLine(tx, given.id, line, subHours(ctx.now(), 1))) ? ok(null) : refuse("unknown"),
  )
}

/** The owner has read what readers wrote until an instant: what came later has not been seen. */
export async function readFeedback(ctx: Context, given: { slug: string; upTo: Date; by: StaffMember }): Promise<void> {
  await transact(ctx.db, async (tx) => {
    await markFeedbackRead(tx, given.slug, given.upTo, ctx.now(), given.by.staffName)
  })
}

/** Counts a question that found nothing, for the editors. */
export async function noteMiss(ctx: Context, given: { language: string; question: string }): Promise<void> {
  if (given.question.includes("@")) return
  const words = withoutNumbers(given.question.toLowerCase().replace(/\s+/g, " ").trim()).slice(0, 100)
  if (words === "") return
  await transact(ctx.db, async (tx) => {
    await countMiss(tx, { language: given.language, words, day: officeDay(ctx.now()) })
  })
}

const withoutNumbers = (text: string) => text.replace(/\p{Nd}[\p{Nd}\s./–-]{4,}\p{Nd}/gu, "…").replace(/\S+@\S+/g, "…")
