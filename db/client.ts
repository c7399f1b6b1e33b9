import { sql } from "drizzle-orm"
import { DrizzleQueryError } from "drizzle-orm/errors"
import { drizzle, type NodePgDatabase, NodePgSession, NodePgTransaction } from "drizzle-orm/node-postgres"
import { PgDialect } from "drizzle-orm/pg-core"
import pg from "pg"
import { type Result, refuse } from "#domain/result.ts"

export type Database = NodePgDatabase
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0]
/** A read runs on the pool or inside a transaction alike. */
export type Reader = Database | Transaction

export interface OpenDatabase {
  db: Database
  pool: pg.Pool
  close(): Promise<void>
}

/**
 * Opens a pool on node-postgres, the driver for every query and transaction: a connection lost between two statements fails
 * the transaction as a whole. Errors of connections are handed to `onError`; the pool opens new ones by itself.
 */
export function openDatabase(
  url: string,
  options: { size?: number; onError?: (error: Error) => void } = {},
): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.size ?? 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    application_name: "ankomst",
    // Nobody waits for ever: a statement that hangs or a lock that is not given fails, and the page says to try again.
    statement_timeout: 30_000,
    // The same on this side, for a server that died without a word.
    query_timeout: 35_000,
    keepAlive: true,
    lock_timeout: 10_000,
  })
  const note = (error: Error) => options.onError?.(error)
  pool.on("error", note)
  // A connection that breaks while a transaction holds it tells only itself; unheard, that would end the process.
  pool.on("connect", (client) => client.on("error", note))
  const db = drizzle(pool)
  db.transaction = (work) => againAfterDeadlock(() => onOneConnection(pool, work))
  return { db, pool, close: () => pool.end() }
}

const dialect = new PgDialect()

/**
 * Drizzle's own never gives the connection back when `begin` fails, so that each lost connection would make the pool smaller by
 * one for good, and a failing `rollback` would hide why. A connection that cannot roll back is thrown away.
 */
async function onOneConnection<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken = true
  try {
    const tx = new NodePgTransaction<Record<string, never>, Record<string, never>>(
      dialect,
      new NodePgSession(client, dialect, undefined),
      undefined,
    )
    await client.query("begin")
    try {
      const result = await work(tx)
      await client.query("commit")
      broken = false
      return result
    } catch (error) {
      broken = await client.query("rollback").then(
        () => false,
        () => true,
      )
      throw error
    }
  } finally {
    client.release(broken)
  }
}

/** How often a transaction is tried that PostgreSQL stopped because two waited for each other. */
const TRIES = 3

/**
 * Everybody locks in one order (`db/locks.ts`), so that nobody waits in a circle. Should two do so all the same, PostgreSQL undoes one
 * of them whole, and it is done again: a visitor who pressed a button at that moment sees nothing of it.
 */
async function againAfterDeadlock<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (attempt === TRIES || postgresCode(error) !== "40P01") throw error
    }
  }
}

/** The five-character PostgreSQL error code of an error or its cause; null for anything else. */
export function postgresCode(error: unknown): string | null {
  for (let e = error as { code?: unknown; cause?: unknown } | null | undefined; e; e = e.cause as typeof e) {
    if (typeof e.code === "string" && /^[0-9A-Z]{5}$/.test(e.code)) return e.code
  }
  return null
}

/**
 * What a log may say of an error. An error of a statement carries the values that were sent, names and addresses among them:
 * of those only the statement and the code are told.
 */
export function loggable(error: unknown): { error: string; stack?: string } {
  const code = postgresCode(error)
  if (error instanceof DrizzleQueryError) return { error: `${code ?? "query failed"}: ${error.query}` }
  if (code) return { error: `database error ${code}` }
  return error instanceof Error
    ? { error: error.message, ...(error.stack ? { stack: error.stack } : {}) }
    : { error: String(error) }
}

/** Whether the database is out of reach, as against refusing a statement: connection errors, shutdown, start-up, too many clients. */
export function isDatabaseAway(error: unknown): boolean {
  for (
    let e = error as { code?: unknown; message?: unknown; cause?: unknown } | null | undefined;
    e;
    e = e.cause as typeof e
  ) {
    const code = typeof e.code === "string" ? e.code : ""
    if (
      /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENOENT)/.test(code) ||
      /^(08|57P|53|55P03)/.test(code)
    )
      return true
    if (
      /Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after/.test(
        String(e.message),
      )
    )
      return true
  }
  return false
}

/** Runs one operation in one transaction and answers what it answers. */
export async function transact<Answer>(db: Reader, work: (tx: Transaction) => Promise<Answer>): Promise<Answer> {
  try {
    return await db.transaction(work)
  } catch (error) {
    if (error instanceof RollBack) return error.answer as Answer
    throw error
  }
}

/**
 * The same for the operations that give a time, a room or a period to somebody: a violation of an exclusion constraint means that
 * somebody else took it, and is answered as the refusal "taken" once the transaction has been rolled back.
 */
export async function transactUnlessTaken<Answer>(
  db: Reader,
  work: (tx: Transaction) => Promise<Answer>,
): Promise<Answer | { ok: false; error: "taken" }> {
  try {
    return await transact(db, work)
  } catch (error) {
    if (postgresCode(error) === "23P01") return refuse("taken")
    throw error
  }
}

/**
 * The same on one snapshot of the database, for what looks at much and is rolled back. Somebody who changes the same row meanwhile is
 * answered as the refusal "changed-meanwhile".
 */
export async function transactOnSnapshot<Answer>(
  db: Reader,
  work: (tx: Transaction) => Promise<Answer>,
): Promise<Answer | { ok: false; error: "changed-meanwhile" }> {
  try {
    return await transact(db, async (tx) => {
      await tx.execute(sql`set transaction isolation level repeatable read`)
      return work(tx)
    })
  } catch (error) {
    if (postgresCode(error) === "40001") return refuse("changed-meanwhile")
    throw error
  }
}

/** Thrown inside `transact` to undo all writes and still give an answer. */
export class RollBack extends Error {
  constructor(readonly answer: Result<never, string>) {
    super("rolled back")
  }
}
