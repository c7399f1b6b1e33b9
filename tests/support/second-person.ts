import { expect } from "vitest"
import type { Result } from "#domain/result.ts"

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
