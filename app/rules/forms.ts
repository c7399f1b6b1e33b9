import { plainDigits } from "#domain/typed-text.ts"
import { type TypedNumberProblem, typedNumber } from "#domain/typed-number.ts"
import type { NumberRule } from "#domain/rules/numbers.ts"

/** So many fields as there are states, and some. */
export const MOST_RULE_FIELDS = 300
const fields = ["value", "upTo", "from", "source", "url", "nextReview"] as const
export type RuleField = (typeof fields)[number]
export type TypedRule = Record<RuleField, string> & { states: string[] }

const LONGEST: Partial<Record<RuleField, number>> = { source: 200, url: 500 }

/** What was typed into the form of a rule, as it is. */
export function typedRule(form: FormData): TypedRule {
  const text = (name: RuleField) =>
    String(form.get(name) ?? "")
      .trim()
      .slice(0, LONGEST[name] ?? 20)
  return {
    ...(Object.fromEntries(fields.map((name) => [name, text(name)])) as Record<RuleField, string>),
    states: form.getAll("state").map(String),
  }
}

/** The number that was typed, by the rule's unit; else what is wrong and with which field. */
export function numberTyped(
  rule: NumberRule,
  typed: TypedRule,
): { ok: true; value: number; upTo: number | null } | { ok: false; field: RuleField; error: TypedNumberProblem } {
  const value = typedNumber(plainDigits(typed.value), { kind: rule.unit })
  if (!value.ok) return { ok: false, field: "value", error: value.problem }
  if (!rule.span || typed.upTo === "") return { ok: true, value: value.value, upTo: null }
  const upTo = typedNumber(plainDigits(typed.upTo), { kind: rule.unit })
  return upTo.ok
    ? { ok: true, value: value.value, upTo: upTo.value }
    : { ok: false, field: "upTo", error: upTo.problem }
}
