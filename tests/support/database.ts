import { randomBytes } from "node:crypto"
import process from "node:process"
import { setTimeout as delay } from "node:timers/promises"
import pg from "pg"
import { migrate } from "#db/migrate.ts"

const TEMPLATE = "ankomst_template"

/** PostgreSQL's code for "source database is being accessed by other users". */
const IN_USE = "55006"
const ATTEMPTS = 40

export interface FreshDatabase {
  url: string
  /** Removes the database, also when something is still connected to it. */
  drop(): Promise<void>
}

/** A migrated, empty database of one's own, copied from the template. Needs the global set-up to have run. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `ankomst_test_${process.pid}_${randomBytes(4).toString("hex")}`
  await asAdministrator((client) => copyTemplate(client, name))
  return {
    url: urlOf(name),
    drop: () => asAdministrator((client) => remove(client, name)),
  }
}

/** A database as `createdb` leaves it: nothing has been migrated. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  const name = `ankomst_empty_${process.pid}_${randomBytes(4).toString("hex")}`
  await asAdministrator((client) => client.query(`create database ${name}`))
  return { url: urlOf(name), drop: () => asAdministrator((client) => remove(client, name)) }
}

/** Makes the template anew from the migrations. */
export async function makeTemplate(): Promise<void> {
  await asAdministrator(async (client) => {
    await remove(client, TEMPLATE)
    await client.query(`create database ${TEMPLATE}`)
  })
  await migrate(urlOf(TEMPLATE))
  // A database that somebody is connected to cannot be copied.
  await asAdministrator((client) => client.query(`alter database ${TEMPLATE} with allow_connections false`))
}

async function copyTemplate(client: pg.Client, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(`create database ${name} template ${TEMPLATE}`)
      return
    } catch (error) {
      const inUse = error instanceof pg.DatabaseError && error.code === IN_USE
      if (!inUse || attempt === ATTEMPTS) throw error
      await delay(100)
    }
  }
}

async function remove(client: pg.Client, name: string): Promise<void> {
  await client.query(`drop database if exists ${name} with (force)`)
}

async function asAdministrator(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: administratorUrl() })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function urlOf(name: string): string {
  const url = new URL(administratorUrl())
  url.pathname = `/${name}`
  return url.href
}

function administratorUrl(): string {
  const url = process.env.TEST_DATABASE_URL
  if (!url) throw new Error("TEST_DATABASE_URL is not set: run the tests with `npm test` or `node bin/test.mjs unit`")
  return url
}
