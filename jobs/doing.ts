import type { Context } from "#operations/context.ts"
import type { Mailer } from "./messages/email.ts"

/** What every job is given. */
export interface Doing {
  ctx: Context
  mailer: Mailer
  portalUrl: string
  log(what: string, detail: Record<string, unknown>): void
}
