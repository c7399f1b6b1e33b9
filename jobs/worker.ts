import { setTimeout as pause } from "node:timers/promises"
import { type Runner, Logger, run } from "graphile-worker"
import pg from "pg"
import pino from "pino"
import { ConfigError, DEMO_WITH_MAIL, readConfig } from "#config"
import { loggable, openDatabase } from "#db/client.ts"
import { hasDemoAccounts } from "#db/staff/reads.ts"
import { makeContext } from "#operations/context.ts"
import { keepCaughtMail } from "#operations/retention/keep-caught-mail.ts"
import { catchMail } from "./channels/catch.ts"
import { mailRetries, pullForward } from "./deliver.ts"
import { MAIL_CONNECTIONS, openMailer } from "./channels/email.ts"
import { crontab, taskLists } from "./schedule.ts"

const LEADER_LOCK = 7_263_402
/** Jobs still under way this long after SIGTERM are left: whoever leads next frees them and does them again. */
const DRAIN_MS = 8_000

/**
 * The worker process. Any number may run; the one that holds a session advisory lock leads and does the jobs, the others wait.
 * When it takes over it frees the jobs that a dead leader had locked: graphile-worker itself would leave them locked for hours.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel, base: { process: "worker" } })
  const { db, pool, close } = openDatabase(config.databaseUrl, {
    size: 10,
    onError: (error) => log.warn({ error: error.message }, "database connection lost"),
  })
  await pool.query("select 1")
  if (config.smtpUrl && (await hasDemoAccounts(db))) throw new ConfigError(DEMO_WITH_MAIL)
  const ctx = makeContext(db, config.secrets, config.dataKeys)
  const caught = config.smtpUrl ? null : await catchMail((mail) => keepCaughtMail(ctx, mail))
  const mailer = openMailer({
    smtpUrl: config.smtpUrl ?? caught!.url,
    from: config.mailFrom,
    portalUrl: config.portalUrl,
  })
  const stopping = new AbortController()
  const stop = () => {
    if (stopping.signal.aborted) return
    stopping.abort()
    // A mail server that hangs must not hold up a restart: the mail goes again, under the same Message-ID.
    setTimeout(() => {
      log.warn("worker stopped with jobs under way")
      process.exit(0)
    }, DRAIN_MS).unref()
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, stop)
  process.on("disconnect", stop)
  let announced = false
  const ready = () => {
    if (!announced) process.send?.({ ready: true })
    announced = true
  }

  while (!stopping.signal.aborted) {
    try {
      await lead()
    } catch (error) {
      if (stopping.signal.aborted) break
      log.warn({ error: (error as Error).message }, "worker waits for the database")
      await pause(1000, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  mailer.close()
  await caught?.close()
  await close()
  log.info("worker stopped")
  process.disconnect?.()

  /** Waits for the lead, does the jobs until told to stop or until the connection that holds the lock is lost. */
  async function lead(): Promise<void> {
    const holder = new pg.Client({
      connectionString: config.databaseUrl,
      application_name: "ankomst worker lead",
      keepAlive: true,
    })
    const lost = new Promise<never>((_, reject) => {
      holder.on("error", reject)
      holder.on("end", () => reject(new Error("the lead's connection ended")))
    })
    lost.catch(() => {})
    const runners: Runner[] = []
    try {
      await holder.connect()
      while (
        !(await holder.query<{ held: boolean }>("select pg_try_advisory_lock($1) as held", [LEADER_LOCK])).rows[0]!.held
      ) {
        ready()
        await pause(500, undefined, { signal: stopping.signal })
      }
      await holder.query(
        "select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))",
      )
      await pullForward(pool)
      const lists = taskLists({
        ctx,
        mailer,
        portalUrl: config.portalUrl,
        log: (what, detail) => log.info(detail, what),
      })
      const shared = { pgPool: pool, pollInterval: 2000, noHandleSignals: true, logger: jobLogger(log) }
      runners.push(
        await run({
          ...shared,
          concurrency: MAIL_CONNECTIONS,
          taskList: lists.mail,
          parsedCronItems: [],
          events: mailRetries(pool, ctx.now, (error) => log.warn(loggable(error), "next try not set")),
        }),
        await run({ ...shared, concurrency: 2, taskList: lists.other, crontab }),
      )
      log.info("worker leads")
      ready()
      const stopped = new Promise<void>((resolve) =>
        stopping.signal.addEventListener("abort", () => resolve(), { once: true }),
      )
      await Promise.race([stopped, lost, ...runners.map((runner) => runner.promise)])
    } finally {
      await Promise.all(runners.map((runner) => runner.stop().catch(() => {})))
      await holder.end().catch(() => {})
    }
  }
}

const jobLogger = (log: pino.Logger) =>
  new Logger((scope) => (level, message) => {
    if (level === "error" || level === "warning") log.warn({ job: scope.taskIdentifier }, message)
  })

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : `The worker cannot start: ${(error as Error).message}`}\n`,
  )
  process.exit(1)
})
