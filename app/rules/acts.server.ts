import type { RouterContextProvider } from "react-router"
import { isId } from "#domain/id.ts"
import { type CountryListKey, problemOfList } from "#domain/rules/country-lists.ts"
import { beginsInThePast } from "#domain/rules/dating.ts"
import { type NumberRuleKey, isNumberRule, numberRules, problemOfNumber } from "#domain/rules/numbers.ts"
import { withList, withNumber } from "#domain/rules/rules.ts"
import { type Result, ok } from "#domain/result.ts"
import { isDay, officeDay } from "#domain/time/office-time.ts"
import type { TypedNumberProblem } from "#domain/typed-number.ts"
import { type ListRefusal, enterCountryList, removeCountryList } from "#operations/rules/country-list.ts"
import { type RuleRefusal, enterNumber, removeNumber } from "#operations/rules/number.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { type RuleField, type TypedRule, numberTyped } from "./forms.ts"
import { type Tried, tryRules } from "./tried.server.ts"

type Context = Readonly<RouterContextProvider>
export type RuleProblem = RuleRefusal | ListRefusal | TypedNumberProblem
/** What is wrong, and which field the reader is sent to. */
export interface Refused {
  error: RuleProblem
  field: RuleField | "states" | "values"
}
type Answer<Value> = { ok: true; value: Value } | { ok: false; error: Refused }

const fieldOf: Partial<Record<RuleProblem, Refused["field"]>> = {
  "changed-meanwhile": "values",
  unknown: "values",
  begun: "values",
  "day-wrong": "from",
  "rule-past": "from",
  taken: "from",
  "source-wrong": "source",
  "review-past": "nextReview",
  "rule-span": "upTo",
  "list-empty": "states",
  "list-unknown": "states",
}
const refused = (error: RuleProblem) => ({ ok: false as const, error: { error, field: fieldOf[error] ?? "value" } })
const answered = (result: Result<null, RuleProblem>): Answer<null> => (result.ok ? result : refused(result.error))

/** What a rule would change from its day on. The source and the review may still be missing. */
export async function tryRule(
  context: Context,
  key: NumberRuleKey | CountryListKey,
  typed: TypedRule,
): Promise<Answer<Tried>> {
  const { from } = typed
  if (!isDay(from)) return refused("day-wrong")
  if (beginsInThePast(from, officeDay(portalOf(context).ctx.now()))) return refused("rule-past")
  if (!isNumberRule(key)) {
    const problem = problemOfList(typed.states)
    if (problem) return refused(problem)
    const version = { list: key, from, countries: typed.states, source: "", url: "", nextReview: from }
    return ok(await tryRules(context, from, (dated) => withList(dated, version)))
  }
  const number = numberTyped(numberRules[key], typed)
  if (!number.ok) return { ok: false, error: { error: number.error, field: number.field } }
  const problem = problemOfNumber(key, number.value, number.upTo)
  if (problem) return refused(problem)
  const { value, upTo } = number
  return ok(await tryRules(context, from, (dated) => withNumber(dated, key, { from, value, upTo })))
}

export async function enterRule(
  context: Context,
  key: NumberRuleKey | CountryListKey,
  typed: TypedRule,
  seen: string,
): Promise<Answer<null>> {
  const { ctx } = portalOf(context)
  const { from, source, url, nextReview } = typed
  const entered = { from, source, url, nextReview, seen, by: byStaff(staffOf(context)) }
  if (!isNumberRule(key))
    return answered(await enterCountryList(ctx, { ...entered, list: key, countries: typed.states }))
  const number = numberTyped(numberRules[key], typed)
  if (!number.ok) return { ok: false, error: { error: number.error, field: number.field } }
  return answered(await enterNumber(ctx, { ...entered, rule: key, value: number.value, upTo: number.upTo }))
}

export async function removeRule(
  context: Context,
  key: NumberRuleKey | CountryListKey,
  id: string,
): Promise<Answer<null>> {
  const { ctx } = portalOf(context)
  const by = byStaff(staffOf(context))
  if (!isId(id)) return refused("unknown")
  return answered(
    isNumberRule(key)
      ? await removeNumber(ctx, { rule: key, id, by })
      : await removeCountryList(ctx, { list: key, id, by }),
  )
}
