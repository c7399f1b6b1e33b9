import { createHmac } from "node:crypto"
import { createChallenge, randomInt, verifySolution } from "altcha-lib"
import { deriveKey } from "altcha-lib/algorithms/pbkdf2"
import { addMinutes } from "date-fns"
import { z } from "zod"
import { type Result, ok, refuse } from "#domain/result.ts"
import { lockDraft, updateDraft } from "#db/booking/writes.ts"
import { transact } from "#db/client.ts"
import { type Context, hashSecret } from "../context.ts"

/** About a second of a laptop's time, some of an old phone's: nothing for one visit, much for a thousand. */
const WORK = { algorithm: "PBKDF2/SHA-256", cost: 5000, least: 100, most: 300 } as const
/** As long as somebody types details and looks for a code, twice over. */
const WORK_MINUTES = 30

const solved = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.literal(WORK.algorithm),
      nonce: z.string().max(100),
      salt: z.string().max(100),
      cost: z.literal(WORK.cost),
      keyLength: z.literal(32),
      keyPrefix: z.string().max(64),
      data: z.object({ draft: z.string() }),
    }),
    signature: z.string().max(200),
  }),
  solution: z.object({ counter: z.number().int().min(0).max(WORK.most), derivedKey: z.string().max(64) }),
})

const secretsOf = (secret: string) => {
  const from = (what: string) => createHmac("sha256", secret).update(`proof of work ${what}`).digest("hex")
  return { hmacSignatureSecret: from("challenge"), hmacKeySignatureSecret: from("key") }
}

/** A task for the visitor's browser, good for one booking and some minutes; no other server takes part. As text for the page. */
export async function makeWork(ctx: Context, draftId: string): Promise<string> {
  const challenge = await createChallenge({
    algorithm: WORK.algorithm,
    cost: WORK.cost,
    counter: randomInt(WORK.least, WORK.most),
    deriveKey,
    data: { draft: draftId },
    expiresAt: addMinutes(ctx.now(), WORK_MINUTES),
    ...secretsOf(ctx.secrets[0]),
  })
  return JSON.stringify(challenge)
}

/**
 * Takes what the browser worked out. It is recorded with the booking it was made for, once: it is worth nothing for another one, nor
 * a second time.
 */
export async function proveWork(
  ctx: Context,
  given: { draftKey: string; work: string },
): Promise<Result<null, "no-draft" | "wrong" | "used">> {
  const read = solved.safeParse(fromJson(given.work))
  if (!read.success) return refuse("wrong")
  const { challenge, solution } = read.data
  const checked = await verifySolution({ challenge, solution, deriveKey, ...secretsOf(ctx.secrets[0]) })
  if (!checked.verified) return refuse("wrong")
  return transact<Result<null, "no-draft" | "wrong" | "used">>(ctx.db, async (tx) => {
    const draft = await lockDraft(tx, hashSecret(given.draftKey))
    if (!draft) return refuse("no-draft")
    if (challenge.parameters.data.draft !== draft.id) return refuse("wrong")
    if (draft.provedAt !== null) return refuse("used")
    await updateDraft(tx, draft.id, { provedAt: ctx.now() })
    return ok(null)
  })
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
