import { type SynonymProblem, mayKeepSynonym, readSynonym, synonymProblems } from "#domain/guidance/own-synonyms.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { type Transaction, transact } from "#db/client.ts"
import { readSynonyms } from "#db/guidance/reads.ts"
import * as write from "#db/guidance/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"

export type SynonymRefusal = SynonymProblem | "phrase-taken" | "synonyms-full" | "synonym-gone" | "changed-meanwhile"

/**
 * Keeps a synonym of the office in a language: a new one, or another text for `was`, the one a page shows. What a colleague wrote since
 * is not replaced. Each search reads what is kept, so it counts from the next one on.
 */
export async function saveSynonym(
  ctx: Context,
  given: {
    language: string
    phrase: string
    words: string
    was: { phrase: string; words: string } | null
    by: StaffMember
  },
): Promise<Result<null, SynonymRefusal>> {
  const { language, was } = given
  const kept = readSynonym(given)
  const [problem] = synonymProblems(kept)
  if (problem) return refuse(problem)
  return transact(ctx.db, async (tx) => {
    await write.lockSynonyms(tx, language)
    const own = await readSynonyms(tx, language)
    const before = was && own.find(({ phrase }) => phrase === was.phrase)
    if (was && !before) return refuse("synonym-gone")
    if (was && before?.words !== was.words) return refuse("changed-meanwhile")
    const may = mayKeepSynonym(
      kept.phrase,
      was?.phrase ?? null,
      own.map(({ phrase }) => phrase),
    )
    if (!may.ok) return may
    if (was && was.phrase !== kept.phrase) await remove(ctx, tx, { language, phrase: was.phrase, by: given.by })
    await write.putSynonym(tx, { language, ...kept })
    await appendAudit(tx, {
      at: ctx.now(),
      staffId: given.by.staffId,
      kind: "synonym-saved",
      detail: { language, name: kept.phrase, value: kept.words },
    })
    return ok(null)
  })
}

/** Removes a synonym of the office; one that came with the portal counts again then. */
export async function removeSynonym(
  ctx: Context,
  given: { language: string; phrase: string; by: StaffMember },
): Promise<Result<null, "synonym-gone">> {
  return transact(ctx.db, async (tx) => {
    await write.lockSynonyms(tx, given.language)
    return (await remove(ctx, tx, given)) ? ok(null) : refuse("synonym-gone")
  })
}

async function remove(
  ctx: Context,
  tx: Transaction,
  { language, phrase, by }: { language: string; phrase: string; by: StaffMember },
): Promise<boolean> {
  if (!(await write.deleteSynonym(tx, language, phrase))) return false
  await appendAudit(tx, {
    at: ctx.now(),
    staffId: by.staffId,
    kind: "synonym-removed",
    detail: { language, name: phrase },
  })
  return true
}
