import type { RequestHandler } from "express"
import type pg from "pg"
import { Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client"

/** What the portal tells an operator about itself, in Prometheus' form. */
export interface Metrics {
  registry: Registry
  /** One answered request. */
  answered(method: string, status: number, seconds: number): void
}

export function makeMetrics(pool: pg.Pool, live: { open: number }): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: "ankomst_request_seconds",
    help: "Time to answer",
    labelNames: ["method", "status"],
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  })
  new Gauge({
    name: "ankomst_open_calendars",
    help: "Calendars that update by themselves",
    registers: [registry],
    collect() {
      this.set(live.open)
    },
  })
  new Gauge({
    name: "ankomst_database_connections",
    help: "Connections of this process",
    registers: [registry],
    collect() {
      this.set(pool.totalCount)
    },
  })
  new Gauge({
    name: "ankomst_jobs",
    help: "Jobs by state: waiting, failing (tried before), dead (given up)",
    labelNames: ["state"],
    registers: [registry],
    async collect() {
      this.reset()
      // While the database is away the others are still worth reading.
      const found = await pool.query<{ state: JobState; n: string }>(JOBS_BY_STATE).catch(() => null)
      if (!found) return
      for (const state of jobStates) this.set({ state }, Number(found.rows.find((r) => r.state === state)?.n ?? 0))
    },
  })
  return {
    registry,
    answered: (method, status, seconds) => duration.observe({ method, status: String(status) }, seconds),
  }
}

const jobStates = ["waiting", "failing", "dead"] as const
type JobState = (typeof jobStates)[number]
/** Whoever replaces a job that runs takes its key, and it is not tried again: the newer one counts. */
const JOBS_BY_STATE = `
  select case when attempts >= max_attempts then 'dead' when attempts > 0 then 'failing' else 'waiting' end as state,
    count(*) as n
  from graphile_worker._private_jobs where key is not null or attempts < max_attempts group by 1`

/** Told to whoever holds the token; without one, to this machine only. */
export function metricsPage(metrics: Metrics, token: string | null): RequestHandler {
  return async (req, res) => {
    // Behind a proxy everybody looks local: then only the token counts.
    const local =
      ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(req.ip ?? "") && req.get("x-forwarded-for") === undefined
    const allowed = token ? req.get("authorization") === `Bearer ${token}` : local
    if (!allowed) return void res.status(403).type("text/plain").send("Forbidden\n")
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  }
}
