/** What a rule or an operation answers: a value, or a refusal code that has a text in every language. Bugs throw. */
export type Result<Value, Refusal extends string> = { ok: true; value: Value } | { ok: false; error: Refusal }

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function refuse<const Refusal extends string>(error: Refusal): { ok: false; error: Refusal } {
  return { ok: false, error }
}
