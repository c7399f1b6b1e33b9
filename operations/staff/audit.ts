import { createHash, createHmac } from "node:crypto"
import { type Anchor, type ChainFault, faultsOf } from "#domain/staff/audit.ts"
import { auditHeadOf, chainOf, unchainedEntries } from "#db/audit/reads.ts"
import { transact } from "#db/client.ts"
import { type Context, sameBytes } from "../context.ts"

const digest = (before: string, text: string) =>
  createHash("sha256").update(Buffer.from(before, "hex")).update(text).digest("hex")

/** The end of the chain as a line to be kept outside the database, signed by the portal's secret: nobody who has only the database can write one. */
export async function anchorLine(ctx: Context): Promise<string> {
  const { position, digest: end } = await auditHeadOf(ctx.db)
  const at = ctx.now().toISOString()
  return `${at} ${position} ${end} ${signature(ctx.secrets[0], at, position, end)}`
}

const signature = (secret: string, at: string, position: number, end: string) =>
  createHmac("sha256", secret).update(`audit-anchor ${at} ${position} ${end}`).digest("hex")

/** Reads kept lines; those that no secret of the portal has signed are answered apart. */
export function readAnchors(ctx: Context, text: string): { anchors: Anchor[]; forged: string[] } {
  const anchors: Anchor[] = []
  const forged: string[] = []
  for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
    const [at = "", position = "", end = "", signed = ""] = line.trim().split(" ")
    const fits = ctx.secrets.some((secret) =>
      sameBytes(Buffer.from(signature(secret, at, Number(position), end)), Buffer.from(signed)),
    )
    if (fits) anchors.push({ position: Number(position), digest: end })
    else forged.push(line)
  }
  return { anchors, forged }
}

/** Verifies the whole audit trail, in one view of the database, against itself and against what was kept outside. */
export async function verifyAudit(
  ctx: Context,
  kept: string,
): Promise<{ entries: number; anchors: number; faults: ChainFault[]; forged: string[] }> {
  const { anchors, forged } = readAnchors(ctx, kept)
  return transact(ctx.db, async (tx) => {
    const chain = await chainOf(tx)
    const head = await auditHeadOf(tx)
    const unchained = await unchainedEntries(tx)
    return {
      entries: chain.length,
      anchors: anchors.length,
      faults: faultsOf(chain, { head, anchors, unchained, digest }),
      forged,
    }
  })
}
