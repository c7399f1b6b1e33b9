import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { drizzle } from "drizzle-orm/node-postgres"
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator"
import { runMigrations } from "graphile-worker"
import pg from "pg"

const LOCK = 7_263_401

/** The folder of the migrations: beside this file in the sources, in the project's `db/` when bundled. */
function folder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const beside = join(here, "migrations")
  return existsSync(beside) ? beside : join(process.cwd(), "db", "migrations")
}

/**
 * Brings the database to the newest schema, the job queue's included. Two at once wait for each other on an advisory lock,
 * which dies with its connection; drizzle's own migrator takes none.
 */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "ankomst migrate" })
  await client.connect()
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK])
    await applyMigrations(drizzle(client), { migrationsFolder: folder() })
    await runMigrations({ connectionString: url })
  } finally {
    await client.end()
  }
}
