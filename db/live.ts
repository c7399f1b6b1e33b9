import type { Topic } from "#domain/topics.ts"
import { sql } from "drizzle-orm"
import postgres from "postgres"
import type { Transaction } from "./client.ts"

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

export interface Listener {
  close(): Promise<void>
}

/**
 * Listens on postgres.js, which opens a lost channel again by itself. What was announced while it was away is lost, so each
 * (re)connection calls `onConnected`, and callers must then assume that everything changed.
 */
export async function listen(
  url: string,
  handlers: { onChange(change: Change): void; onConnected(): void },
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
    (payload) => handlers.onChange(JSON.parse(payload) as Change),
    () => handlers.onConnected(),
  )
  return { close: () => channel.end({ timeout: 1 }) }
}
