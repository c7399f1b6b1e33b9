import { openScanner } from "./channels/scanner.ts"
import type { Doing } from "./doing.ts"
import { setTimeout as pause } from "node:timers/promises"
import { type Runner, Logger, run } from "graphile-worker"
import pg from "pg"
import pino from "pino"
import { ConfigError, DEMO_WITH_MAIL, readConfig } from "#config"
import { loggable, openDatabase } from "#db/client.ts"
import { hasDemoAccounts } from "#db/staff/reads.ts"
import { makeContext } from "#operations/context.ts"
import { keepCaughtMail, keepCaughtSms } from "#operations/retention/keep-caught-mail.ts"
import { catchSms } from "./channels/catch-sms.ts"
import { catchMail } from "./channels/catch.ts"
import { mailRetries, pullForward } from "./deliver.ts"
import { givenBackOnce, runnerEvents, unheard } from "./runner.ts"
import { MAIL_CONNECTIONS, openMailer } from "./channels/email.ts"
import { SMS_CONNECTIONS, openTexter } from "./channels/sms.ts"
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
  process.on(
    "unhandledRejection",
    unheard((error) => log.warn(loggable(error), "database lost while the queue stopped")),
  )
  const { db, pool, close } = openDatabase(config.databaseUrl, {
    size: 10,
    onError: (error) => log.warn({ error: error.message }, "database connection lost"),
  })
  await pool.query("select 1")
  if (config.smtpUrl && (await hasDemoAccounts(db))) throw new ConfigError(DEMO_WITH_MAIL)
  const ctx = makeContext(db, config.secrets, config.dataKeys)
  const caught = config.smtpUrl ? null : await catchMail((mail) => keepCaughtMail(ctx, mail))
  const { portalUrl, mailFrom: from, auditAnchors } = config
  const mailer = openMailer({ smtpUrl: config.smtpUrl ?? caught!.url, from, portalUrl })
  const caughtSms = config.demo ? await catchSms((sms) => keepCaughtSms(ctx, sms)) : null
  const gateway = config.sms ?? (caughtSms && { url: caughtSms.url, token: "demonstration", sender: "Ankomst" })
  const texter = gateway && openTexter(gateway)
  const { dayList } = config
  const doing: Doing = {
    ctx,
    mailer,
    texter,
    portalUrl,
    auditAnchors,
    dayList,
    scan: config.clamd ? openScanner(config.clamd) : null,
    log: (what, detail) => log.info(detail, what),
  }
  const stopping = stopSignal(log)
  const ready = tellOnce()
  while (!stopping.aborted) {
    try {
      await lead({ databaseUrl: config.databaseUrl, pool, doing, log, stopping, ready })
    } catch (error) {
      if (stopping.aborted) break
      log.warn({ error: (error as Error).message }, "worker waits for the database")
      await pause(1000, undefined, { signal: stopping }).catch(() => {})
    }
  }
  mailer.close()
  await caught?.close()
  await caughtSms?.close()
  await close()
  log.info("worker stopped")
  process.disconnect?.()
}

/** Aborts when the process is told to stop; what is still under way after a while is left. */
function stopSignal(log: pino.Logger): AbortSignal {
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
  return stopping.signal
}

/** Tells the process that started this one, the first time it is called. */
function tellOnce(): () => void {
  let told = false
  return () => {
    if (!told) process.send?.({ ready: true })
    told = true
  }
}

interface Lead {
  databaseUrl: string
  pool: pg.Pool
  doing: Doing
  log: pino.Logger
  stopping: AbortSignal
  ready(): void
}

/** Waits for the lead, does the jobs until told to stop or until the connection that holds the lock is lost. */
async function lead(given: Lead): Promise<void> {
  const { databaseUrl, pool, log, stopping, ready } = given
  const holder = new pg.Client({
    connectionString: databaseUrl,
    application_name: "ankomst worker lead",
    keepAlive: true,
  })
  let handLost: (error: unknown) => void = () => {}
  const lost = new Promise<never>((_, reject) => {
    handLost = reject
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
      await pause(500, undefined, { signal: stopping })
    }
    await holder.query(
      "select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))",
    )
    await pullForward(pool)
    runners.push(...(await startRunners(given, handLost)))
    log.info("worker leads")
    ready()
    const stopped = new Promise<void>((resolve) => stopping.addEventListener("abort", () => resolve(), { once: true }))
    await Promise.race([stopped, lost, ...runners.map((runner) => runner.promise)])
  } finally {
    await Promise.all(runners.map((runner) => runner.stop().catch(() => {})))
    await holder.end().catch(() => {})
  }
}

/**
 * Mails, SMS and everything else, each with its own share of connections. `handLost`: one of those that do jobs could not say that it is done
 * with one, which stays locked. It has stopped for good and its runner goes on without it, in the end without anybody: all start over.
 */
async function startRunners({ pool, doing, log }: Lead, handLost: (error: unknown) => void): Promise<Runner[]> {
  const lists = taskLists(doing)
  const mailEvents = mailRetries(pool, doing.ctx.now, (error) => log.warn(loggable(error), "next try not set"))
  const [smsEvents, events] = [runnerEvents(), runnerEvents()]
  for (const one of [mailEvents, smsEvents, events]) one.on("worker:fatalError", ({ error }) => handLost(error))
  const shared = { pgPool: givenBackOnce(pool), pollInterval: 2000, noHandleSignals: true, logger: jobLogger(log) }
  const mail = await run({
    ...shared,
    concurrency: MAIL_CONNECTIONS,
    taskList: lists.mail,
    parsedCronItems: [],
    events: mailEvents,
  })
  const sms = await run({
    ...shared,
    concurrency: SMS_CONNECTIONS,
    taskList: lists.sms,
    parsedCronItems: [],
    events: smsEvents,
  })
  return [mail, sms, await run({ ...shared, concurrency: 2, taskList: lists.other, crontab, events })]
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
