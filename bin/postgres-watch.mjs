import { setTimeout as delay } from "node:timers/promises"
import { birthOf, isAlive } from "./lock.mjs"
import { Trouble } from "./steps.mjs"

const LOOK_EVERY = 1000
/** Its own processes may outlive a killed server for a moment, and it does not start beside them. */
const TRIES = 5
/** A server that keeps ending is not started for ever. */
const MOST_ENDS = 5
const WITHIN = 10 * 60_000

/**
 * Watches a server that nobody else watches: it runs in a session of its own, and its end tells nobody. When it has ended by itself,
 * starts it again with `restart`, which answers the new process's number. `say` is told what happened.
 *
 * `failed` rejects when it cannot be started again or ends again and again; `end()` stops watching and waits for a start under way.
 *
 * @param {{ pid: number, restart: () => Promise<number>, say: (line: string) => void, every?: number }} server
 * @returns {{ failed: Promise<never>, end(): Promise<void> }}
 */
export function watchServer({ pid, restart, say, every = LOOK_EVERY }) {
  const over = new AbortController()
  const work = (async () => {
    let current = { pid, birth: birthOf(pid) }
    const ends = []
    for (;;) {
      await delay(every, undefined, { signal: over.signal, ref: false })
      if (runs(current)) continue
      const now = performance.now()
      ends.push(now)
      if (ends.filter((at) => now - at < WITHIN).length > MOST_ENDS)
        throw new Trouble("PostgreSQL keeps ending by itself. Its log says why.")
      say("PostgreSQL ended by itself; it is started again.")
      const next = await startAgain(restart, over.signal, every)
      current = { pid: next, birth: birthOf(next) }
      say("PostgreSQL runs again.")
    }
  })()
  const failed = new Promise((_, reject) => work.catch((error) => over.signal.aborted || reject(error)))
  failed.catch(() => {})
  return {
    failed,
    async end() {
      over.abort()
      await work.catch(() => {})
    },
  }
}

async function startAgain(restart, signal, pause) {
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted()
    try {
      return await restart()
    } catch (error) {
      if (attempt === TRIES) throw error
      await delay(attempt * pause, undefined, { signal })
    }
  }
}

/** A number alone proves nothing: it may belong to somebody else by now. */
const runs = ({ pid, birth }) => (birth === null ? isAlive(pid) : birthOf(pid) === birth)
