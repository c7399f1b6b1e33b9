import { type Result, ok, refuse } from "#domain/result.ts"
import { type StaffAccount, accountByEmail, accountBySubject, roleByKey } from "#db/staff/reads.ts"
import { appendAudit, insertAccount, lockPeople, updateAccount } from "#db/staff/writes.ts"
import { transact } from "#db/client.ts"
import type { Context } from "../context.ts"

/** Who the office's own sign-in says that somebody is; its signature, issuer, audience, nonce and time have been checked. */
export interface OfficeIdentity {
  issuer: string
  subject: string
  email: string
  name: string
  groups: readonly string[]
}

/** As whom an account knows somebody of the office's own sign-in. */
export const subjectOf = ({ issuer, subject }: OfficeIdentity): string => `${issuer} ${subject}`

/**
 * The account of somebody whom the office's own sign-in knows. The first of the office's groups that fits gives the role, anew at each
 * sign-in; whoever has none does not come in. An account that was closed here stays closed.
 */
export async function accountOfOffice(
  ctx: Context,
  identity: OfficeIdentity,
  roles: readonly { group: string; role: string }[],
  language: string,
): Promise<Result<StaffAccount, "office-no-role" | "office-no-email" | "office-closed">> {
  const role = roles.find(({ group }) => identity.groups.includes(group))?.role
  const now = ctx.now()
  if (!role || !(await roleByKey(ctx.db, role))) return refuse("office-no-role")
  if (!identity.email.includes("@")) return refuse("office-no-email")
  const subject = subjectOf(identity)
  const name = identity.name.trim() || identity.email
  return transact<Result<StaffAccount, "office-closed">>(ctx.db, async (tx) => {
    await lockPeople(tx)
    const known = (await accountBySubject(tx, subject)) ?? (await accountByEmail(tx, identity.email))
    // An account that belongs to somebody else there is not taken over by whoever has the address now.
    if (known && (!known.active || (known.subject !== null && known.subject !== subject)))
      return refuse("office-closed")
    if (known) {
      await updateAccount(tx, known.id, { subject, role, name })
      if (known.role !== role || known.subject === null) {
        const detail = { account: known.id, was: known.role, role, by: "office" }
        await appendAudit(tx, { at: now, staffId: known.id, kind: "account-changed", detail })
      }
      return ok({ ...known, subject, role, name })
    }
    const id = await insertAccount(tx, { email: identity.email, name, role, language, subject, createdAt: now })
    await appendAudit(tx, { at: now, kind: "account-made", detail: { account: id ?? "", role, by: "office" } })
    return ok((await accountBySubject(tx, subject))!)
  })
}
