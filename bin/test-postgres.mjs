import path from "node:path"
import { keptFolder } from "./folders.mjs"
import { DatabaseBusy, startPostgres } from "./postgres.mjs"

/** Tests throw their databases away: nothing has to survive a power cut. */
const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: 200 }

/** So many test runs can go on side by side in one folder, each with a PostgreSQL of its own. */
const SIDE_BY_SIDE = 4

/**
 * Starts a PostgreSQL for tests and removes what an earlier run left in it. `url` is that of an administrator.
 *
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function startTestPostgres() {
  for (let number = 1; ; number++) {
    const dir = path.join(keptFolder, number === 1 ? "test-postgres" : `test-postgres-${number}`)
    try {
      const postgres = await startPostgres({ dir, settings })
      await removeDatabases(postgres.url)
      return { url: postgres.url, stop: () => postgres.stop("immediate") }
    } catch (error) {
      if (!(error instanceof DatabaseBusy) || number === SIDE_BY_SIDE) throw error
    }
  }
}

async function removeDatabases(url) {
  const { default: pg } = await import("pg")
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const found = await client.query("select datname from pg_database where not datistemplate and datname <> 'postgres'")
  for (const { datname } of found.rows)
    await client.query(`drop database ${client.escapeIdentifier(datname)} with (force)`)
  await client.end()
}
