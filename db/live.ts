import type { Look } from "#domain/desk/looks.ts"
import type { Topic } from "#domain/topics.ts"
import { sql } from "drizzle-orm"
import postgres from "postgres"
import type { Reader, Transaction } from "./client.ts"

/** Something of a site changed. Sent at commit, to every process. */
export interface Change {
  siteId: string
  topics: Topic[]
}

export const CHANNEL = "changed"

/** Tells every listening process at commit. Nothing is sent when the transaction rolls back. */
export async function announce(tx: Transaction, change: Change): Promise<void> {
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(change)})`)
}

/** Tells every listening process who looks at a visit; nothing of it is stored. */
export async function announceLook(db: Reader, look: Look): Promise<void> {
  await db.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify({ look })})`)
}

export interface Listener {
  close(): Promise<void>
}

/**
 * Listens on postgres.js, which opens a lost channel again by itself. What was announced while it was away is lost, so each
 * (re)connection calls `onConnected`, and callers must then assume that everything changed.
 */
export async function listen(
  url: string,
  handlers: { onChange(change: Change): void; onLook(look: Look): void; onConnected(): void },
): Promise<Listener> {
  const channel = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connection: { application_name: "ankomst listen" },
    backoff: (tries: number) => Math.min(0.2 * 2 ** tries, 5),
    onnotice: () => {},
  })
  await channel.listen(
    CHANNEL,
    (payload) => {
      const said = JSON.parse(payload) as Change | { look: Look }
      if ("look" in said) handlers.onLook(said.look)
      else handlers.onChange(said)
    },
    () => handlers.onConnected(),
  )
  return { close: () => channel.end({ timeout: 1 }) }
}
