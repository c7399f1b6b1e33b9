import { type Result, ok, refuse } from "#domain/result.ts"
import { type Permission, isRoleKey, withNeeded } from "#domain/staff/permissions.ts"
import { RollBack, transact } from "#db/client.ts"
import { accountsWithRole, managersOf, roleByKey } from "#db/staff/reads.ts"
import { appendAudit, deleteRole, insertRole, lockPeople, updateRole } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"

export interface RoleGiven {
  names: Readonly<Record<string, string>>
  permissions: readonly Permission[]
  /** Null for every counter. */
  skills: readonly string[] | null
}

export type RoleRefusal =
  | "role-key"
  | "role-taken"
  | "role-name"
  | "role-empty"
  | "role-unknown"
  | "role-fixed"
  | "role-used"
  | "changed-meanwhile"
  | "last-manager"

function faultOf(given: RoleGiven): RoleRefusal | null {
  const names = Object.values(given.names)
  if (names.length === 0 || names.some((name) => !name.trim() || name.length > 60)) return "role-name"
  return given.permissions.length === 0 ? "role-empty" : null
}

const stored = ({ names, permissions, skills }: RoleGiven) => ({
  names: Object.fromEntries(Object.entries(names).map(([language, name]) => [language, name.trim()])),
  permissions: withNeeded(permissions),
  skills: skills ? [...skills] : null,
})

/** Makes a role of the office's own. */
export async function addRole(
  ctx: Context,
  given: RoleGiven & { key: string; by: string },
): Promise<Result<null, RoleRefusal>> {
  if (!isRoleKey(given.key)) return refuse("role-key")
  const fault = faultOf(given)
  if (fault) return refuse(fault)
  return transact(ctx.db, async (tx) => {
    const role = stored(given)
    if (!(await insertRole(tx, { key: given.key, ...role }))) return refuse("role-taken")
    const detail = { role: given.key, permissions: role.permissions.join(" ") }
    await appendAudit(tx, { at: ctx.now(), staffId: given.by, kind: "role-made", detail })
    return ok(null)
  })
}

/**
 * Changes what a role may; the next request of everybody who has it is asked by the new one. The administrator's may everything and is
 * not changed. Refused when nobody would be left who may manage people, or when somebody saved since.
 */
export async function changeRole(
  ctx: Context,
  given: RoleGiven & { key: string; version: number; by: string },
): Promise<Result<null, RoleRefusal>> {
  const fault = faultOf(given)
  if (fault) return refuse(fault)
  return transact<Result<null, RoleRefusal>>(ctx.db, async (tx) => {
    await lockPeople(tx)
    const before = await roleByKey(tx, given.key)
    if (!before) return refuse("role-unknown")
    if (before.key === "admin") return refuse("role-fixed")
    const role = stored(given)
    if (!(await updateRole(tx, given.key, given.version, role))) return refuse("changed-meanwhile")
    if (!(await managersOf(tx)).some((one) => one.active)) throw new RollBack(refuse("last-manager"))
    const detail = {
      role: given.key,
      was: before.permissions.join(" "),
      permissions: role.permissions.join(" "),
    }
    await appendAudit(tx, { at: ctx.now(), staffId: given.by, kind: "role-changed", detail })
    return ok(null)
  })
}

/** Takes a role of the office's own away, when nobody has it. */
export async function removeRole(ctx: Context, given: { key: string; by: string }): Promise<Result<null, RoleRefusal>> {
  return transact<Result<null, RoleRefusal>>(ctx.db, async (tx) => {
    await lockPeople(tx)
    const role = await roleByKey(tx, given.key)
    if (!role) return refuse("role-unknown")
    if (role.builtIn) return refuse("role-fixed")
    if ((await accountsWithRole(tx, given.key)) > 0) return refuse("role-used")
    await deleteRole(tx, given.key)
    await appendAudit(tx, { at: ctx.now(), staffId: given.by, kind: "role-removed", detail: { role: given.key } })
    return ok(null)
  })
}
