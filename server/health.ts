import { readFileSync } from "node:fs"
import type { RequestHandler } from "express"
import type pg from "pg"

/** The process answers. */
export const healthPage: RequestHandler = (_req, res) => void res.type("text/plain").send("ok\n")

/** The process can serve: its database is there, with the tables it knows. */
export function readyPage(pool: pg.Pool): RequestHandler {
  const journal = JSON.parse(readFileSync("db/migrations/meta/_journal.json", "utf8")) as { entries: unknown[] }
  return async (_req, res) => {
    try {
      const applied = await pool.query<{ count: string }>("select count(*) from drizzle.__drizzle_migrations")
      const ready = Number(applied.rows[0]?.count ?? 0) >= journal.entries.length
      res
        .status(ready ? 200 : 503)
        .type("text/plain")
        .send(ready ? "ready\n" : "migrations missing\n")
    } catch {
      res.status(503).type("text/plain").send("database away\n")
    }
  }
}
