import { mayLink } from "#domain/guidance/article.ts"
import { type Requirement, type RequirementProblem, requirementProblem } from "#domain/identity/requirements.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { transact } from "#db/client.ts"
import { type KeptRequirement, readRequirements } from "#db/identity/reads.ts"
import { deleteRequirement, insertRequirement, lockRequirements } from "#db/identity/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import { markOf } from "../office/seen.ts"

/** The mark of a paper's versions as a page shows them. */
export const seenOfRequirements = (versions: readonly KeptRequirement[], paper: string): string =>
  markOf(versions.filter((one) => one.paper === paper).map((one) => [one.id, one.from]))

/**
 * Enters what is asked of a paper from a day on, today at the earliest. One of the same state and purpose that begins on the same day and
 * by which nobody has been checked yet (it begins later than today) is replaced.
 */
export async function enterRequirement(
  ctx: Context,
  given: { requirement: Requirement; seen: string; by: StaffMember },
): Promise<Result<null, RequirementProblem | "changed-meanwhile" | "taken">> {
  const { requirement } = given
  const today = officeDay(ctx.now())
  const problem = requirementProblem(requirement, today) ?? (mayLink(requirement.url) ? null : "requirement-source")
  if (problem) return refuse(problem)
  return transact(ctx.db, async (tx) => {
    await lockRequirements(tx)
    const versions = await readRequirements(tx)
    if (seenOfRequirements(versions, requirement.paper) !== given.seen) return refuse("changed-meanwhile")
    const same = versions.find(
      (one) =>
        one.paper === requirement.paper &&
        one.state === requirement.state &&
        one.purpose === requirement.purpose &&
        one.from === requirement.from,
    )
    if (same && same.from <= today) return refuse("taken")
    if (same) await deleteRequirement(tx, same.id)
    const now = ctx.now()
    await insertRequirement(tx, {
      ...requirement,
      languages: [...requirement.languages],
      setBy: given.by.staffName,
      setAt: now,
    })
    await appendAudit(tx, {
      at: now,
      staffId: given.by.staffId,
      kind: "requirement-entered",
      detail: { paper: requirement.paper, state: requirement.state ?? "", from: requirement.from },
    })
    return ok(null)
  })
}

/** Takes back a version that does not hold yet. */
export async function removeRequirement(
  ctx: Context,
  given: { id: string; by: StaffMember },
): Promise<Result<null, "unknown" | "begun">> {
  return transact(ctx.db, async (tx) => {
    await lockRequirements(tx)
    const version = (await readRequirements(tx)).find((one) => one.id === given.id)
    if (!version) return refuse("unknown")
    if (version.from <= officeDay(ctx.now())) return refuse("begun")
    await deleteRequirement(tx, version.id)
    await appendAudit(tx, {
      at: ctx.now(),
      staffId: given.by.staffId,
      kind: "requirement-removed",
      detail: { paper: version.paper, state: version.state ?? "", from: version.from },
    })
    return ok(null)
  })
}
