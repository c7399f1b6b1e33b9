import { setTimeout as pause } from "node:timers/promises"
import type { Entry, Recorder } from "./record.ts"
import type { Stage } from "./stage.ts"

/** What goes wrong: each waits for its moment, does it, and puts the part back where somebody would. */
export interface Director {
  stage: Stage
  record: Recorder
  random(): number
  /** Resolves when so many more acts have been answered. */
  acts(count: number): Promise<void>
}

/** A moment that never comes must not keep the round waiting. */
const MOMENT_ACTS = 40

const acknowledged = (entry: Entry) =>
  entry.outcome === "done" && ["book", "move", "cancel", "correct"].includes(entry.act)

/** Does it in the moment in which somebody has just been told that it is done. */
async function rightAfterAnAnswer({ record, acts }: Director, act: () => Promise<void>): Promise<void> {
  const moment = new AbortController()
  const done = new Promise<void>((resolve, reject) => {
    moment.signal.addEventListener("abort", () => act().then(resolve, reject))
  })
  record.once(acknowledged, () => moment.abort())
  for (let waited = 0; waited < MOMENT_ACTS && !moment.signal.aborted; waited++) await acts(1)
  moment.abort()
  await done
}

export const faults: Record<string, (director: Director) => Promise<void>> = {
  async "kill-web"(director) {
    const { stage, random } = director
    const web = stage.webs[Math.floor(random() * stage.webs.length)]!
    await rightAfterAnAnswer(director, () => web.kill())
    await director.acts(3)
    await web.start()
  },

  /** After a mail or an SMS has been taken, and before the worker hears of it. */
  async "kill-worker"({ stage, acts, random }) {
    const moment = new AbortController()
    const kill = () => Promise.all(stage.workers.map((worker) => worker.kill()))
    const killed = new Promise((resolve) => moment.signal.addEventListener("abort", () => resolve(kill())))
    const way = random() < 0.5 ? stage.mail : stage.sms
    way.afterNext(() => moment.abort())
    for (let waited = 0; waited < MOMENT_ACTS && !moment.signal.aborted; waited++) await acts(1)
    moment.abort()
    await killed
    await Promise.all(stage.workers.map((worker) => worker.start()))
  },

  async "crash-database"({ stage }) {
    await stage.database.crash()
  },

  async "crash-after-answer"(director) {
    await rightAfterAnAnswer(director, () => director.stage.database.crash())
  },

  /** Connections between two statements of a transaction, as far as one looks quickly enough. */
  async "cut-backends"({ stage, acts }) {
    for (let times = 0; times < 10; times++) {
      await stage.sql(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name like 'ankomst%' and state = 'idle in transaction'`,
      )
      await pause(30)
    }
    // Whoever is left: in the middle of a statement, waiting for a lock, listening.
    await stage.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name like 'ankomst%' or query ilike 'listen%'`,
    )
    await acts(1)
  },

  async "mail-down"({ stage, acts }) {
    await stage.mail.down()
    await acts(12)
    await stage.mail.up()
  },

  async "sms-down"({ stage, acts }) {
    stage.sms.down()
    await acts(12)
    stage.sms.up()
  },

  async "slow-connection"({ stage, acts }) {
    stage.proxy.slow(6)
    await acts(6)
  },

  async "cut-connection"({ stage, acts }) {
    for (let times = 0; times < 4; times++) {
      stage.proxy.cut(2)
      await acts(2)
    }
  },

  /** One process after the other, and the schema changes while all of them work. */
  async "rolling-restart"({ stage, acts }) {
    const restart = async (part: (typeof stage.webs)[number]) => {
      await part.stop()
      await part.start()
    }
    await restart(stage.webs[0]!)
    await stage.migrateOn()
    for (const part of [...stage.webs.slice(1), ...stage.workers]) {
      await acts(2)
      await restart(part)
    }
  },

  /** Ten minutes pass for whoever holds a time. */
  async "holds-run-out"({ stage, record }) {
    const asked = Date.now()
    const gone = await stage.sql<{ id: string }>(
      `with late as (
         update visit set hold_until = now() - interval '1 second' where state = 'held' and hold_until > now()
         returning id),
       legs as (update leg set until = now() - interval '1 second' where active and visit_id in (select id from late))
       select id from late`,
    )
    // Whoever was booking in this very moment may have been first.
    const at = Date.now() + (Date.now() - asked)
    record.fault({ kind: "these-ran-out", at, lapsed: gone.map(({ id }) => id) })
  },
}
