import { insertCaughtMail } from "#db/mailbox/writes.ts"
import type { Context } from "../context.ts"

/** Keeps a mail that the demonstration caught, to be read on its own page. */
export async function keepCaughtMail(
  ctx: Context,
  mail: { recipient: string; subject: string; source: string },
): Promise<void> {
  await insertCaughtMail(ctx.db, { ...mail, at: ctx.now() })
}

/** The same for an SMS, which is its text. */
export async function keepCaughtSms(ctx: Context, sms: { to: string; text: string }): Promise<void> {
  const { to: recipient, text } = sms
  await insertCaughtMail(ctx.db, { way: "sms", recipient, subject: text, source: text, at: ctx.now() })
}
