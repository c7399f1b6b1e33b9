import { randomUUID } from "node:crypto"
import { type CodeRefusal, noCode, oneTryLess } from "#domain/email-code.ts"
import { isOpen } from "#domain/mine/own-page.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { transact } from "#db/client.ts"
import { deleteOwnPage, insertOwnPage, lockOwnPage, updateOwnPage } from "#db/mine/writes.ts"
import { type OwnPage, ownPageByKey } from "#db/mine/reads.ts"
import { type Job, enqueue } from "#db/queue.ts"
import { checkCode, newCode } from "../email-code.ts"
import { type Context, hashSecret, newSecret } from "../context.ts"

const codeJob = (pageId: string, round: number): Job => ({
  task: "mail-own-code",
  payload: { pageId, round },
  key: `own-code ${pageId}`,
})

/** Sends a code to an address, so that its own page opens in this browser. Answers the browser's secret, which opens nothing yet. */
export async function askForPage(ctx: Context, given: { email: string; language: string }): Promise<{ key: string }> {
  const [id, key] = [randomUUID(), newSecret()]
  const email = given.email.toLowerCase()
  const code = newCode(ctx, { id, codeRound: 0 }, email)
  await transact(ctx.db, async (tx) => {
    const { language } = given
    await insertOwnPage(tx, { id, keyHash: hashSecret(key), email, language, ...code, createdAt: ctx.now() })
    await enqueue(tx, codeJob(id, code.codeRound))
  })
  return { key }
}

/** Sends another code to the address that this browser waits for. */
export async function sendPageCode(ctx: Context, given: { key: string }): Promise<Result<null, "unknown">> {
  return transact(ctx.db, async (tx) => {
    const page = await lockOwnPage(tx, hashSecret(given.key))
    if (!page || page.confirmedAt) return refuse("unknown")
    const code = newCode(ctx, page, page.email)
    await updateOwnPage(tx, page.id, code)
    await enqueue(tx, codeJob(page.id, code.codeRound))
    return ok(null)
  })
}

/**
 * Checks a typed code. Right: the page is open in this browser, under a new secret: whoever put the one before into somebody's browser
 * has no use of it.
 */
export async function openPage(
  ctx: Context,
  given: { key: string; code: string },
): Promise<Result<{ key: string }, CodeRefusal | "unknown">> {
  return transact(ctx.db, async (tx) => {
    const page = await lockOwnPage(tx, hashSecret(given.key))
    if (!page || page.confirmedAt) return refuse("unknown")
    const right = checkCode(ctx, page, page.email, given.code)
    if (!right.ok) {
      await updateOwnPage(tx, page.id, oneTryLess(page))
      return right
    }
    const key = newSecret()
    await updateOwnPage(tx, page.id, { ...noCode, keyHash: hashSecret(key), confirmedAt: ctx.now() })
    return ok({ key })
  })
}

/** Closes it in this browser. */
export const closePage = (ctx: Context, given: { key: string }): Promise<void> =>
  transact(ctx.db, (tx) => deleteOwnPage(tx, hashSecret(given.key)))

/** The page that a browser's secret opens now; null for one that is closed, or waits for its code. */
export async function openedPage(ctx: Context, key: string | null): Promise<OwnPage | null> {
  const page = key ? await ownPageByKey(ctx.db, hashSecret(key)) : null
  return page && isOpen(page, ctx.now()) ? page : null
}
