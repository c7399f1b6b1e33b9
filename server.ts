import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import type { Server } from "node:http"
import { constants } from "node:zlib"
import { createRequestHandler } from "@react-router/express"
import compression from "compression"
import express, { type NextFunction, type Request, type Response } from "express"
import pino from "pino"
import { Registry, Gauge, Histogram, collectDefaultMetrics } from "prom-client"
import { RouterContextProvider, type ServerBuild } from "react-router"
import { withoutLink } from "#paths"
import { type Portal, type Visitor, portalContext, visitorContext } from "#app/web/context.server.ts"
import { boundedBody, calmWhenAway, httpServer, ownPathOnly } from "#app/web/front.server.ts"
import { makeLimits } from "#app/web/limits.server.ts"
import { LiveHub } from "#app/web/live.server.ts"
import { sameOriginOnly } from "#app/web/origin.server.ts"
import { securityHeaders } from "#app/web/security.server.ts"
import { ConfigError, type Config, DEMO_WITH_MAIL, readConfig } from "#config"
import { isDatabaseAway, loggable, openDatabase } from "#db/client.ts"
import { listen } from "#db/live.ts"
import { hasDemoAccounts } from "#db/staff/reads.ts"
import { makeContext } from "#operations/context.ts"

/** Requests still open this long after SIGTERM are cut. */
const DRAIN_MS = 9_000

export interface PortalApp {
  app: express.Express
  portal: Portal
  log: pino.Logger
  close(): Promise<void>
}

/** The Express application in front of Remix: headers, health, assets, the origin check, then the routes. */
export async function createPortal(config: Config, dev: boolean): Promise<PortalApp> {
  const log = pino({ level: config.logLevel, base: { process: "web" } })
  const { db, pool, close } = openDatabase(config.databaseUrl, {
    size: config.databasePool,
    onError: (error) => log.warn({ error: error.message }, "database connection lost"),
  })
  await pool.query("select 1")
  if (config.smtpUrl && (await hasDemoAccounts(db))) throw new ConfigError(DEMO_WITH_MAIL)
  const live = new LiveHub()
  const listener = await listen(config.databaseUrl, {
    onChange: (change) => live.publish(change),
    onConnected: () => live.publish("reconnected"),
  })
  const portal: Portal = {
    config,
    db,
    ctx: makeContext(db, config.secrets, config.dataKeys),
    live,
    limits: makeLimits(pool, config.secrets[0], config.rateLimits),
  }

  const load = () => import("virtual:react-router/server-build") as Promise<ServerBuild>
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  const duration = new Histogram({
    name: "ankomst_request_seconds",
    help: "Time to answer",
    labelNames: ["method", "status"],
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [metrics],
  })
  new Gauge({
    name: "ankomst_open_calendars",
    help: "Calendars that update by themselves",
    registers: [metrics],
    collect() {
      this.set(live.open)
    },
  })
  new Gauge({
    name: "ankomst_database_connections",
    help: "Connections of this process",
    registers: [metrics],
    collect() {
      this.set(pool.totalCount)
    },
  })

  new Gauge({
    name: "ankomst_jobs",
    help: "Jobs by state: waiting, failing (tried before), dead (given up)",
    labelNames: ["state"],
    registers: [metrics],
    async collect() {
      this.reset()
      // While the database is away the others are still worth reading.
      const found = await pool
        .query<{ state: string; n: string }>(
          `select case when attempts >= max_attempts then 'dead' when attempts > 0 then 'failing' else 'waiting' end as state, count(*) as n from graphile_worker._private_jobs group by 1`,
        )
        .catch(() => null)
      if (!found) return
      const { rows } = found
      for (const state of ["waiting", "failing", "dead"])
        this.set({ state }, Number(rows.find((r) => r.state === state)?.n ?? 0))
    },
  })

  const app = express()
  app.disable("x-powered-by")
  app.set("trust proxy", config.trustProxy)

  app.use((req, res, next) => {
    const id = randomUUID()
    res.locals.requestId = id
    res.setHeader("x-request-id", id)
    const began = performance.now()
    res.on("finish", () => {
      const seconds = (performance.now() - began) / 1000
      duration.observe({ method: req.method, status: String(res.statusCode) }, seconds)
      log.debug(
        { id, method: req.method, path: withoutLink(req.path), status: res.statusCode, ms: Math.round(seconds * 1000) },
        "answered",
      )
    })
    next()
  })
  app.use(ownPathOnly)
  app.use(securityHeaders(config.portalUrl.startsWith("https:"), dev))

  app.get("/healthz", (_req, res) => void res.type("text/plain").send("ok\n"))
  app.get("/readyz", async (_req, res) => {
    try {
      const applied = await pool.query<{ count: string }>("select count(*) from drizzle.__drizzle_migrations")
      const ready = Number(applied.rows[0]?.count ?? 0) >= knownMigrations()
      res
        .status(ready ? 200 : 503)
        .type("text/plain")
        .send(ready ? "ready\n" : "migrations missing\n")
    } catch {
      res.status(503).type("text/plain").send("database away\n")
    }
  })
  app.get("/metrics", async (req, res) => {
    // Behind a proxy everybody looks local: then only the token counts.
    const local =
      ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(req.ip ?? "") && req.get("x-forwarded-for") === undefined
    const allowed = config.metricsToken ? req.get("authorization") === `Bearer ${config.metricsToken}` : local
    if (!allowed) return void res.status(403).type("text/plain").send("Forbidden\n")
    res.type(metrics.contentType).send(await metrics.metrics())
  })

  app.use(sameOriginOnly(config.portalUrl))
  app.use(boundedBody)
  app.use(
    compression({
      // Quality 3 takes half the time of 4 for 2 % more bytes; a window of 128 KB holds nearly any page, the default one of 4 MB is set up anew for each answer.
      brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 17 } },
      filter: (req, res) =>
        !String(res.getHeader("content-type")).startsWith("text/event-stream") && compression.filter(req, res),
    }),
  )
  if (!dev)
    app.use(
      "/assets",
      express.static("build/client/assets", {
        immutable: true,
        maxAge: "1y",
        fallthrough: false,
        setHeaders: withoutPageHeaders,
      }),
    )
  const files = express.static(dev ? "public" : "build/client", {
    maxAge: "1d",
    index: false,
    setHeaders: withoutPageHeaders,
  })
  // Only a name with an ending can be a file; asking the disk for every page costs.
  app.use((req, res, next) => (/\.\w+$/.test(req.path) ? files(req, res, next) : next()))

  // Pages carry personal data, as HTML and as data alike; what may be kept says so itself.
  app.use((_req, res, next) => {
    res.setHeader("cache-control", "no-store")
    next()
  })

  app.use(
    createRequestHandler({
      // Given as it is, its routes are worked out once; while developing they change.
      build: dev ? load : await load(),
      mode: dev ? "development" : "production",
      getLoadContext(req, res) {
        const gone = new AbortController()
        res.on("close", () => gone.abort())
        const visitor: Visitor = {
          nonce: res.locals.nonce as string,
          requestId: res.locals.requestId as string,
          address: req.ip ?? "",
          gone: gone.signal,
          failure: null,
        }
        calmWhenAway(res, visitor)
        const context = new RouterContextProvider()
        context.set(portalContext, portal)
        context.set(visitorContext, visitor)
        return context
      },
    }),
  )
  app.use((error: Error & { status?: number }, req: Request, res: Response, _next: NextFunction) => {
    // Somebody who was refused while sending is told so already.
    if (res.locals.refused) return
    const away = isDatabaseAway(error)
    const status = error.status && error.status >= 400 && error.status < 500 ? error.status : away ? 503 : 500
    if (away) log.warn({ id: res.locals.requestId }, "database away")
    else if (status === 500)
      log.error({ id: res.locals.requestId, path: withoutLink(req.path), ...loggable(error) }, "failed")
    if (res.headersSent) return void res.end()
    res
      .status(status)
      .type("text/plain")
      .send(
        status === 500
          ? `Something went wrong. Reference: ${res.locals.requestId}\n`
          : status === 503
            ? "For a moment the portal cannot reach its data.\n"
            : "Not found\n",
      )
  })

  return {
    app,
    portal,
    log,
    async close() {
      await listener.close().catch(() => {})
      await close()
    },
  }
}

/** A font, a style sheet or an image is no document: what guards a document would only weigh, half a kilobyte on each file. */
function withoutPageHeaders(res: Response, file: string): void {
  if (/\.(html|svg)$/.test(file)) return
  for (const name of [
    "content-security-policy",
    "permissions-policy",
    "referrer-policy",
    "cross-origin-opener-policy",
    "origin-agent-cluster",
    "x-frame-options",
  ])
    res.removeHeader(name)
}

let migrations: number | null = null
function knownMigrations(): number {
  migrations ??= (JSON.parse(readFileSync("db/migrations/meta/_journal.json", "utf8")) as { entries: unknown[] })
    .entries.length
  return migrations
}

/** Listens, tells the parent when it does, and drains on SIGTERM: no new connections, open requests are answered. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const { app, portal, log, close } = await createPortal(config, false)
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = httpServer(app).once("error", reject)
    listening.listen(config.port, config.host, () => resolve(listening))
  })
  log.info({ port: config.port }, "listening")
  process.send?.({ ready: true })

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    const idle = setInterval(() => server.closeIdleConnections(), 100)
    portal.live.end()
    await closed
    clearTimeout(cut)
    clearInterval(idle)
    await close()
    log.info("stopped")
    process.exit(0)
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop())
  process.on("disconnect", () => void stop())
}

if (import.meta.env.PROD) {
  main().catch((error: NodeJS.ErrnoException) => {
    const says =
      error instanceof ConfigError
        ? error.message
        : error.code === "EADDRINUSE"
          ? `Port ${process.env.PORT ?? 3000} is in use: stop what listens there, or set PORT to another one.`
          : error.code === "EACCES"
            ? `Port ${process.env.PORT ?? 3000} may not be used by this user: set PORT to one above 1023.`
            : `The portal cannot start: ${error.message || String(error.code ?? error)}`
    process.stderr.write(`${says}\n`)
    process.exit(1)
  })
}
