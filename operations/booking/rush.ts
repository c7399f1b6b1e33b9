import type { readBusy } from "#db/booking/reads.ts"

type Look = ReturnType<typeof readBusy>

/** Several in this process want a place at the same start. */
export interface Rush {
  /** What is taken on that day, read without a lock: asked once for all who look at this moment. */
  look(read: () => Look): Look
}

const underway = new Map<number, { count: number; look: Look | null }>()

/**
 * Does something that wants a place at `start`. When others in this process want one there too, it is given their rush: a look without
 * the lock tells nearly everybody that the place is gone, and they never queue for it.
 */
export async function inRush<Answer>(start: number, work: (rush: Rush | null) => Promise<Answer>): Promise<Answer> {
  const here = underway.get(start) ?? { count: 0, look: null }
  underway.set(start, here)
  here.count++
  try {
    return await work(
      here.count > 1 ? { look: (read) => (here.look ??= read().finally(() => (here.look = null))) } : null,
    )
  } finally {
    if (--here.count === 0) underway.delete(start)
  }
}
