import * as write from "#db/staff/writes.ts"
import type { Context } from "../context.ts"

/** The member of staff's own settings: language, and whether single keys act in the calendar. */
export async function changeSettings(
  ctx: Context,
  given: { staffId: string; language?: string; shortcuts?: boolean },
): Promise<void> {
  const { staffId, ...set } = given
  if (Object.keys(set).length > 0) await write.updateAccount(ctx.db, staffId, set)
}
