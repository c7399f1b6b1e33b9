import { randomUUID } from "node:crypto"
import type { Server } from "node:http"
import { createRequestHandler } from "@react-router/express"
import express, { type RequestHandler } from "express"
import pino from "pino"
import { RouterContextProvider, type ServerBuild } from "react-router"
import { isFeed, withoutLink } from "#paths"
import { type Portal, type Visitor, portalContext, visitorContext } from "#app/web/context.server.ts"
import { untilFounded } from "#app/web/first-start.server.ts"
import { openAddressRegister } from "#app/web/address-register.server.ts"
import { boundedBody, calmWhenAway, httpServer, ownPathOnly } from "#app/web/front.server.ts"
import { makeLimits } from "#app/web/limits.server.ts"
import { LiveHub } from "#app/web/live.server.ts"
import { sameOriginOnly } from "#app/web/origin.server.ts"
import { securityHeaders } from "#app/web/security.server.ts"
import { ConfigError, type Config, DEMO_WITH_MAIL, readConfig } from "#config"
import { openDatabase } from "#db/client.ts"
import { listen } from "#db/live.ts"
import { officeExists } from "#db/office/reads.ts"
import { hasDemoAccounts } from "#db/staff/reads.ts"
import { makeContext } from "#operations/context.ts"
import { answerFailures } from "./server/failure.ts"
import { compressed, serveFiles } from "./server/files.ts"
import { healthPage, readyPage } from "./server/health.ts"
import { inTurn } from "./server/in-turn.ts"
import { type Metrics, makeMetrics, metricsPage } from "./server/metrics.ts"

/** Requests still open this long after SIGTERM are cut. */
const DRAIN_MS = 9_000
/** So many open screens of staff read anew at once, and so many calendars are opened at once: each takes memory until it is answered. */
const LIVE_READS = 4
const CALENDARS_OPENED = 8

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
    onLook: (look) => live.look(look),
    onConnected: () => live.publish("reconnected"),
  })
  const portal: Portal = {
    config,
    db,
    ctx: makeContext(db, config.secrets, config.dataKeys, !config.rateLimits),
    live,
    limits: makeLimits(pool, config.secrets[0], config.rateLimits),
    addresses:
      config.addressRegister &&
      openAddressRegister(config.addressRegister, {
        onTrouble: (why) => log.warn({ why }, "address register cannot be asked"),
      }),
  }

  const metrics = makeMetrics(pool, live)
  const app = express()
  app.disable("x-powered-by")
  app.set("trust proxy", config.trustProxy)
  app.use(noted(log, metrics))
  app.use(ownPathOnly)
  app.use(securityHeaders(config.portalUrl.startsWith("https:"), dev))
  app.get("/healthz", healthPage)
  app.get("/readyz", readyPage(pool))
  app.get("/metrics", metricsPage(metrics, config.metricsToken))
  app.use(sameOriginOnly(config.portalUrl))
  app.use(boundedBody)
  app.use(compressed)
  serveFiles(app, dev)
  // Pages carry personal data, as HTML and as data alike. A feed carries none: its reader may keep it, and asks whether it still holds.
  app.use((req, res, next) => {
    res.setHeader("cache-control", isFeed(req.path) ? "private, no-cache" : "no-store")
    next()
  })
  app.use(
    inTurn(LIVE_READS, (path, query) => path.startsWith("/staff/") && path.endsWith(".data") && query.has("live")),
    inTurn(CALENDARS_OPENED, (path, query) => /^\/staff\/calendar(\.data)?$/.test(path) && !query.has("live")),
  )
  app.use(untilFounded(() => officeExists(db)))
  app.use(await pages(portal, dev))
  app.use(answerFailures(log))

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

/** Every request has an id, and is counted and timed. */
function noted(log: pino.Logger, metrics: Metrics): RequestHandler {
  return (req, res, next) => {
    const id = randomUUID()
    res.locals.requestId = id
    res.setHeader("x-request-id", id)
    const began = performance.now()
    res.on("finish", () => {
      const seconds = (performance.now() - began) / 1000
      metrics.answered(req.method, res.statusCode, seconds)
      const path = withoutLink(req.path)
      log.debug({ id, method: req.method, path, status: res.statusCode, ms: Math.round(seconds * 1000) }, "answered")
    })
    next()
  }
}

/** The routes of `app/`. */
async function pages(portal: Portal, dev: boolean): Promise<RequestHandler> {
  const load = () => import("virtual:react-router/server-build") as Promise<ServerBuild>
  return createRequestHandler({
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
  })
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
  if (!(await officeExists(portal.db))) log.warn("no office yet: npm run office:code makes a code for /setup")
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
