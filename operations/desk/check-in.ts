import { readReference } from "#domain/booking/reference.ts"
import { boardCode } from "#domain/desk/number.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { visitByReference } from "#db/booking/reads.ts"
import type { Context } from "../context.ts"
import { arrive } from "./serve.ts"

/**
 * Somebody with an appointment of today says at the door that they are here, by the reference alone. It opens nothing: every refusal is the
 * same one, whether there is no such visit, it is another day's, or it is over. Answers what the board will call them by.
 */
export async function checkIn(ctx: Context, typed: string): Promise<Result<string, "missing" | "unknown">> {
  if (typed.trim() === "") return refuse("missing")
  const reference = readReference(typed)
  const found = reference && (await visitByReference(ctx.db, reference))
  if (!found || officeDay(found.visit.startsAt) !== officeDay(ctx.now())) return refuse("unknown")
  const { id, state } = found.visit
  const here = ok(boardCode(found.visit.reference))
  if (state === "arrived" || state === "serving") return here
  if (state !== "booked" && state !== "provisional") return refuse("unknown")
  return (await arrive(ctx, { visitId: id, by: null })).ok ? here : refuse("unknown")
}
