import { type DatingProblem, datingProblem } from "#domain/rules/dating.ts"
import { type NumberProblem, type NumberRuleKey, numberRules, problemOfNumber } from "#domain/rules/numbers.ts"
import { type Result, refuse } from "#domain/result.ts"
import { isDay, officeDay } from "#domain/time/office-time.ts"
import type { Context } from "../context.ts"
import { type FigureEntered, type FigureRefusal, enterValue, removeFigure } from "../guidance/figures.ts"
import type { StaffMember } from "#domain/staff/actor.ts"

export type RuleRefusal = FigureRefusal | NumberProblem | DatingProblem

/**
 * Enters a number that is a rule, from a day on, today at the earliest, until the next one. It is kept as the figure that texts place,
 * with its source and the day somebody reads it again.
 */
export async function enterNumber(
  ctx: Context,
  given: Omit<FigureEntered, "key" | "to"> & { rule: NumberRuleKey; nextReview: string },
): Promise<Result<null, RuleRefusal>> {
  const { rule, ...entered } = given
  if (!isDay(given.from)) return refuse("day-wrong")
  const problem = problemOfNumber(rule, given.value, given.upTo) ?? datingProblem(given, officeDay(ctx.now()))
  if (problem) return refuse(problem)
  return enterValue(ctx, { ...entered, key: numberRules[rule].figure, to: null })
}

/** Takes back a number that does not hold yet. */
export const removeNumber = (
  ctx: Context,
  { rule, ...given }: { rule: NumberRuleKey; id: string; by: StaffMember },
): Promise<Result<null, FigureRefusal>> => removeFigure(ctx, { ...given, key: numberRules[rule].figure })
