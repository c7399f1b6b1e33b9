import { type Result, ok, refuse } from "#domain/result.ts"
import { transact } from "#db/client.ts"
import { preregById, sealedOf, wholeOf } from "#db/prereg/reads.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import { open } from "./seal.ts"

/** A household's sealed answers in the clear, by "<person> <part>.<question>", for the household itself. */
export async function ownSealed(ctx: Context, preregId: string): Promise<Map<string, string>> {
  return readSealed(ctx, preregId)
}

/**
 * Opens the sealed answers of one person for a member of staff. That it was done, by whom and of whom, is in the audit trail
 * before anything is shown.
 */
export async function openSealed(
  ctx: Context,
  given: { preregId: string; personId: string; staffId: string },
): Promise<Result<Map<string, string>, "unknown">> {
  return transact(ctx.db, async (tx) => {
    const prereg = await preregById(tx, given.preregId)
    if (!prereg || prereg.state === "draft") return refuse("unknown")
    const clear = await readSealed({ ...ctx, db: tx }, given.preregId)
    const own = new Map([...clear].filter(([field]) => field.startsWith(`${given.personId} `)))
    if (own.size === 0) return refuse("unknown")
    await appendAudit(tx, {
      at: ctx.now(),
      staffId: given.staffId,
      kind: "opened-sealed",
      detail: {
        preregId: given.preregId,
        personId: given.personId,
        fields: [...own.keys()].map((field) => field.split(" ")[1]).join(),
      },
    })
    return ok(own)
  })
}

/**
 * The passport number that one person gave, to be compared with the passport at the counter; "" where none was given. Nothing else of the
 * household is opened, and the number itself is not shown.
 */
export async function passportNumberOf(ctx: Context, preregId: string, personId: string): Promise<string> {
  const field = "person.passportNumber"
  const prereg = await preregById(ctx.db, preregId)
  const person = prereg && (await wholeOf(ctx.db, prereg)).people.find(({ id }) => id === personId)
  const sealed = person && (await sealedOf(ctx.db, [person.id])).get(`${person.id} ${field}`)
  return sealed ? open(ctx.keys, person, field, sealed) : ""
}

async function readSealed(ctx: Context, preregId: string): Promise<Map<string, string>> {
  const prereg = await preregById(ctx.db, preregId)
  if (!prereg) return new Map()
  const { people } = await wholeOf(ctx.db, prereg)
  const sealed = await sealedOf(
    ctx.db,
    people.map((p) => p.id),
  )
  return new Map(
    [...sealed].map(([key, bytes]) => {
      const [personId, field] = key.split(" ") as [string, string]
      return [
        key,
        open(
          ctx.keys,
          people.find((p) => p.id === personId)!,
          field,
          bytes,
        ),
      ]
    }),
  )
}
