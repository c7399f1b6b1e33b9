import { EventEmitter } from "node:events"
import type { WorkerEvents } from "graphile-worker"
import type pg from "pg"
import { isDatabaseAway } from "#db/client.ts"

/** What a runner of jobs tells, to be listened to. */
export const runnerEvents = (): WorkerEvents => new EventEmitter() as WorkerEvents

/**
 * What becomes of a rejection that nobody listens to. The queue leaves its clock's to nobody when the database goes away at the full
 * minute while it stops; whoever leads begins anew by then, so that it is only told. Anything else is a bug, and ends the process.
 */
export const unheard =
  (tell: (error: unknown) => void) =>
  (error: unknown): void => {
    if (!isDatabaseAway(error)) throw error
    tell(error)
  }

/**
 * The same pool, for the job queue: a connection that is given back twice is given back once. The queue does so when
 * the database goes away while it stops, from where nobody can catch it, and the error of the second time would end
 * the process.
 */
export function givenBackOnce(pool: pg.Pool): pg.Pool {
  const connect = (then?: Parameters<pg.Pool["connect"]>[0]) =>
    then ? pool.connect((error, client, release) => then(error, client, once(release))) : pool.connect()
  return new Proxy(pool, {
    get(target, name) {
      if (name === "connect") return connect
      const value: unknown = Reflect.get(target, name)
      return typeof value === "function" ? value.bind(target) : value
    },
  })
}

function once(release: (destroy?: boolean) => void): (destroy?: boolean) => void {
  let released = false
  return (destroy) => {
    if (!released) release(destroy)
    released = true
  }
}
