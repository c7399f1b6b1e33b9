import { domainToASCII } from "node:url"
import { readAddress } from "#domain/email-address.ts"
import { hashPassword } from "./password.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { PASSWORD_LEAST, type Role } from "#domain/staff/rules.ts"
import { accountByEmail } from "#db/staff/reads.ts"
import { putAccount, revokeSessionsOf, updateAccount } from "#db/staff/writes.ts"
import { type Context } from "../context.ts"

/** Makes an account, or gives an existing one a new name, role and password; whoever is signed in with the old one is signed out. */
export async function addStaff(
  ctx: Context,
  given: { email: string; name: string; role: Role; password: string; language: string },
): Promise<Result<null, "email-wrong" | "name-missing" | "password-short">> {
  if (!readAddress(given.email.trim(), domainToASCII).ok) return refuse("email-wrong")
  if (!given.name.trim()) return refuse("name-missing")
  if (given.password.length < PASSWORD_LEAST) return refuse("password-short")
  await putAccount(ctx.db, {
    email: given.email.trim(),
    name: given.name.trim(),
    role: given.role,
    language: given.language,
    passwordHash: await hashPassword(given.password),
    createdAt: ctx.now(),
  })
  const account = await accountByEmail(ctx.db, given.email.trim())
  if (account) await revokeSessionsOf(ctx.db, account.id, ctx.now())
  return ok(null)
}

/** Closes an account and signs it out everywhere. What it did stays in the history. */
export async function removeStaff(ctx: Context, given: { email: string }): Promise<Result<null, "unknown">> {
  const account = await accountByEmail(ctx.db, given.email.trim())
  if (!account) return refuse("unknown")
  await updateAccount(ctx.db, account.id, { active: false })
  await revokeSessionsOf(ctx.db, account.id, ctx.now())
  return ok(null)
}

/** The member of staff's own settings: language, and whether single keys act in the calendar. */
export async function changeSettings(
  ctx: Context,
  given: { staffId: string; language?: string; shortcuts?: boolean },
): Promise<void> {
  const { staffId, ...set } = given
  if (Object.keys(set).length > 0) await updateAccount(ctx.db, staffId, set)
}
