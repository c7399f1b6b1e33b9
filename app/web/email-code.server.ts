import { type RouterContextProvider, data } from "react-router"
import type { Result } from "#domain/result.ts"
import { codeForm, parseFields } from "#app/parts/parse.ts"
import { portalOf, visitorOf } from "./context.server.ts"

/** What came of a posted form of `CodeBox`. */
export type CodeOutcome<Value, Refusal extends string> =
  | { is: "sent" }
  | { is: "right"; value: Value }
  | { is: "refused"; error: Refusal | "too-many" | "code-missing" | "code-shape"; typed: string; status: 422 | 429 }

/**
 * Answers a posted code, or the wish for another one, within the bounds of mails and of tries: one way for all that is confirmed by
 * e-mail. `send` and `check` are the operations of the room that asks.
 */
export async function takeCode<Value, Refusal extends string>(
  context: Readonly<RouterContextProvider>,
  form: FormData,
  asks: {
    /** The address that the code goes to, and the id of what it confirms. */
    email: string
    id: string
    send(): Promise<unknown>
    check(code: string): Promise<Result<Value, Refusal>>
  },
): Promise<CodeOutcome<Value, Refusal>> {
  const { limits } = portalOf(context)
  const { address } = visitorOf(context)
  if (form.get("intent") === "again") {
    if (!(await limits.allowMail({ address, email: asks.email, browser: asks.id })))
      return { is: "refused", error: "too-many", typed: "", status: 429 }
    await asks.send()
    return { is: "sent" }
  }
  const read = parseFields(form, codeForm)
  if (!read.ok) {
    const error = read.errors.code === "code-shape" ? "code-shape" : "code-missing"
    return { is: "refused", error, typed: read.typed.code ?? "", status: 422 }
  }
  const { code } = read.value
  if (!(await limits.allow("type-code", address))) return { is: "refused", error: "too-many", typed: code, status: 429 }
  const checked = await asks.check(code)
  if (checked.ok) await limits.answered({ address, email: asks.email })
  return checked.ok
    ? { is: "right", value: checked.value }
    : { is: "refused", error: checked.error, typed: code, status: 422 }
}

/** The answer to a refused code: why, with what was typed. */
export const refusedCode = ({ error, typed, status }: { error: string; typed: string; status: number }) =>
  data({ error, typed }, status)
