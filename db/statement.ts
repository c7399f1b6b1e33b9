import type { SQL } from "drizzle-orm"
import { drizzle } from "drizzle-orm/node-postgres"
import { PgDialect } from "drizzle-orm/pg-core"
import type { Database, Reader } from "./client.ts"

/**
 * Statements of the hot paths: built once in a process, sent by name, so that neither we nor PostgreSQL work out the same text
 * again for each booking. Values stand in them as `sql.placeholder("…")`. A pooler between the portal and PostgreSQL must know
 * prepared statements (pgBouncer does from 1.21 on).
 */
interface Prepared<Row> {
  execute(values?: Record<string, unknown>): Promise<Row>
}
/** What Drizzle keeps to itself: the connection (or pool) behind a reader, and how it prepares. Tested in tests/db. */
interface Inner {
  session: {
    client: unknown
    prepareQuery(query: unknown, fields: undefined, name: string, arrays: boolean): Prepared<{ rows: unknown[] }>
  }
}
const blueprint = drizzle.mock()
const dialect = new PgDialect()

/** A statement of Drizzle's own; ends in `.prepare("a name")`, unlike any other's. Rows come as Drizzle maps them. */
export function statement<Row>(build: (db: Database) => Prepared<Row>) {
  let prepared: Prepared<Row> | undefined
  return (reader: Reader, values: Record<string, unknown>): Promise<Row> => {
    prepared ??= build(blueprint as unknown as Database)
    // The prepared one belongs to no connection; this call's is lent to it.
    const client = { value: (reader as unknown as Inner).session.client }
    return (Object.create(prepared, { client }) as Prepared<Row>).execute(values)
  }
}

/** The same of hand-written SQL. Values and rows are the driver's: instants go in as ISO text. */
export function sqlStatement<Row = Record<string, unknown>>(name: string, text: SQL) {
  const run = statement(() =>
    (blueprint as unknown as Inner).session.prepareQuery(dialect.sqlToQuery(text), undefined, name, false),
  )
  return async (reader: Reader, values: Record<string, unknown>): Promise<Row[]> =>
    (await run(reader, values)).rows as Row[]
}
