import { addMilliseconds } from "date-fns"
import { expect } from "vitest"
import type { Result } from "#domain/result.ts"
import type { Context } from "#operations/context.ts"

export const karen = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Karen" }
export const mette = { staffId: "00000000-0000-4000-8000-000000000002", staffName: "Mette" }
export type By = typeof karen
type Saved = Promise<Result<unknown, string>>

/** What two people have open at once: how each saves it (the second says something else), and what then stands. */
export interface Opened {
  first: (by: By) => Saved
  second: (by: By) => Saved
  stands: () => Promise<unknown>
}

/** One saves what two have open: the other's save is refused, and what the first one saved stands. */
export async function secondIsRefused(open: () => Promise<Opened>, refused: string): Promise<void> {
  const { first, second, stands } = await open()
  const before = await stands()
  expect(await first(karen)).toMatchObject({ ok: true })
  const saved = await stands()
  expect(saved).not.toEqual(before)
  expect(await second(mette)).toEqual({ ok: false, error: refused })
  expect(await stands()).toEqual(saved)
}

/** The same with a clock that goes on: what happened last is what happened later. */
export function goingOn(ctx: Context): Context {
  let passed = 0
  return { ...ctx, now: () => addMilliseconds(ctx.now(), passed++) }
}

/** The value of what must have worked. */
export async function ok<T>(saved: Promise<Result<T, string>>): Promise<T> {
  const answer = await saved
  if (!answer.ok) throw new Error(answer.error)
  return answer.value
}
