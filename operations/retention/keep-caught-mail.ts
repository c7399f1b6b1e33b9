import { insertCaughtMail } from "#db/mailbox/writes.ts"
import type { Context } from "../context.ts"

/** Keeps a mail that the demonstration caught, to be read on its own page. */
export async function keepCaughtMail(
  ctx: Context,
  mail: { recipient: string; subject: string; source: string },
): Promise<void> {
  await insertCaughtMail(ctx.db, { ...mail, at: ctx.now() })
}
