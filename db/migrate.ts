import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { drizzle } from "drizzle-orm/node-postgres"
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator"
import { runMigrations } from "graphile-worker"
import pg from "pg"

/** An address that takes the connection and says nothing is not waited for longer. */
const CONNECT_MS = 15_000

/** The database cannot be reached, or does not let us in. The message is for whoever set DATABASE_URL. */
export class NoConnection extends Error {}

function whyNoConnection(error: Error): string {
  const says =
    {
      "28P01": "the user or the password is wrong",
      "28000": "the user may not connect",
      "3D000": "there is no database of this name",
      ENOTFOUND: "no machine has this name",
      EAI_AGAIN: "no machine has this name",
      ECONNREFUSED: "nothing listens at this address",
    }[String((error as { code?: string }).code)] ??
    (/timeout/i.test(error.message) ? "it does not answer" : error.message || String((error as { code?: string }).code))
  return `The database of DATABASE_URL cannot be used: ${says}.`
}

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
export async function migrate(url: string, timeout = CONNECT_MS): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "ankomst migrate",
    connectionTimeoutMillis: timeout,
  })
  // A connection that breaks is told by the statement that fails with it.
  client.on("error", () => {})
  await client.connect().catch((error: Error) => {
    throw new NoConnection(whyNoConnection(error))
  })
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK])
    await applyMigrations(drizzle(client), { migrationsFolder: folder() })
    await runMigrations({ connectionString: url })
  } finally {
    await client.end()
  }
}
