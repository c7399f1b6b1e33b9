import { mayLink } from "#domain/guidance/article.ts"
import {
  type CountryListKey,
  type CountryListProblem,
  listChange,
  listOn,
  problemOfList,
} from "#domain/rules/country-lists.ts"
import { type DatingProblem, datingProblem } from "#domain/rules/dating.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { isDay, officeDay } from "#domain/time/office-time.ts"
import { transact } from "#db/client.ts"
import { type KeptList, readCountryLists } from "#db/rules/reads.ts"
import * as write from "#db/rules/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import { markOf } from "../office/seen.ts"

export type ListRefusal =
  "unknown" | "changed-meanwhile" | "day-wrong" | "source-wrong" | "begun" | CountryListProblem | DatingProblem

/** The mark of a list's versions as a page shows them. */
export const seenOfList = (versions: readonly KeptList[], list: CountryListKey): string =>
  markOf(versions.filter((v) => v.list === list).map((v) => [v.id, v.from, v.countries]))

/**
 * Enters a list of states from a day on, today at the earliest; one that begins on the same day is replaced. `seen` is the mark of the
 * versions on the page: nobody replaces what a colleague entered since.
 */
export async function enterCountryList(
  ctx: Context,
  given: {
    list: CountryListKey
    from: string
    countries: readonly string[]
    source: string
    url: string
    nextReview: string
    seen: string
    by: StaffMember
  },
): Promise<Result<null, ListRefusal>> {
  const { list, from, by } = given
  if (!isDay(from)) return refuse("day-wrong")
  const countries = [...new Set(given.countries)].toSorted()
  const problem = problemOfList(countries) ?? datingProblem(given, officeDay(ctx.now()))
  if (problem) return refuse(problem)
  const source = given.source.trim()
  if (!source || !given.url.startsWith("https://") || !mayLink(given.url)) return refuse("source-wrong")
  return transact(ctx.db, async (tx) => {
    await write.lockCountryList(tx, list)
    const versions = await readCountryLists(tx)
    if (seenOfList(versions, list) !== given.seen) return refuse("changed-meanwhile")
    const replaced = versions.find((v) => v.list === list && v.from === from)
    if (replaced) await write.deleteCountryList(tx, replaced.id)
    const { added, removed } = listChange(listOn(versions, list, from)?.countries ?? [], countries)
    await write.insertCountryList(tx, {
      list,
      from,
      countries,
      source,
      url: given.url,
      nextReview: given.nextReview,
      setBy: by.staffName,
      setAt: ctx.now(),
    })
    await appendAudit(tx, {
      at: ctx.now(),
      staffId: by.staffId,
      kind: "list-entered",
      detail: { list, from, added: added.join(" "), removed: removed.join(" ") },
    })
    return ok(null)
  })
}

/** Takes back a version that does not hold yet. */
export async function removeCountryList(
  ctx: Context,
  given: { list: CountryListKey; id: string; by: StaffMember },
): Promise<Result<null, ListRefusal>> {
  return transact(ctx.db, async (tx) => {
    await write.lockCountryList(tx, given.list)
    const version = (await readCountryLists(tx)).find((v) => v.id === given.id && v.list === given.list)
    if (!version) return refuse("unknown")
    if (version.from <= officeDay(ctx.now())) return refuse("begun")
    await write.deleteCountryList(tx, version.id)
    await appendAudit(tx, {
      at: ctx.now(),
      staffId: given.by.staffId,
      kind: "list-removed",
      detail: { list: given.list, from: version.from },
    })
    return ok(null)
  })
}
