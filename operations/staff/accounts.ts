import { addDays, addHours } from "date-fns"
import { domainToASCII } from "node:url"
import { readAddress } from "#domain/email-address.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { FORGOTTEN_HOURS, INVITED_DAYS, linkState, someoneManages } from "#domain/staff/accounts.ts"
import { PASSWORD_LEAST, type PasswordFault } from "#domain/staff/password.ts"
import { IDLE_MINUTES, SESSION_HOURS } from "#domain/staff/rules.ts"
import { type Transaction, transact } from "#db/client.ts"
import { enqueue } from "#db/queue.ts"
import {
  type StaffAccount,
  accountByEmail,
  anyAccount,
  invitationByKey,
  managersOf,
  permissionsOf,
  roleByKey,
} from "#db/staff/reads.ts"
import * as write from "#db/staff/writes.ts"
import { randomUUID } from "node:crypto"
import { type Context, hashSecret } from "../context.ts"
import { linkKey } from "../link.ts"
import { faultOfPassword, hashPassword, isPassword, unlessBusy } from "./password.ts"

/** A session that began or was used before these has ended by itself. */
export const sessionsSince = (now: Date) => ({
  begun: addHours(now, -SESSION_HOURS),
  seen: new Date(now.getTime() - IDLE_MINUTES * 60_000),
})

interface Person {
  email: string
  name: string
  role: string
  language: string
}
export type PersonFault = "email-wrong" | "name-missing" | "role-unknown"

async function faultOfPerson(ctx: Context, given: Person): Promise<PersonFault | null> {
  if (!readAddress(given.email.trim(), domainToASCII).ok) return "email-wrong"
  if (!given.name.trim()) return "name-missing"
  return (await roleByKey(ctx.db, given.role)) ? null : "role-unknown"
}

/**
 * For the office's own commands: makes an account with a password, or gives an existing one a new name, role and password; whoever is
 * signed in with the old one is signed out. People are invited in the portal.
 */
export async function addStaff(
  ctx: Context,
  given: Person & { password: string },
): Promise<Result<null, PersonFault | "password-short">> {
  const fault = await faultOfPerson(ctx, given)
  if (fault) return refuse(fault)
  if (given.password.length < PASSWORD_LEAST) return refuse("password-short")
  const passwordHash = await hashPassword(given.password)
  const { role } = given
  const name = given.name.trim()
  const email = given.email.trim()
  const now = ctx.now()
  return transact(ctx.db, async (tx) => {
    const { language } = given
    const known = await accountByEmail(tx, email)
    const id =
      known?.id ?? (await write.insertAccount(tx, { email, name, role, language, passwordHash, createdAt: now }))
    if (known) {
      await write.updateAccount(tx, known.id, { name, role, passwordHash, active: true })
      await write.revokeSessionsOf(tx, known.id, now)
    }
    await write.appendAudit(tx, {
      at: now,
      kind: known ? "account-renewed" : "account-made",
      detail: { account: id ?? "", role, by: "command" },
    })
    return ok(null)
  })
}

/** Closes an account and signs it out everywhere. What it did stays in the history. */
export async function removeStaff(ctx: Context, given: { email: string }): Promise<Result<null, "unknown">> {
  const account = await accountByEmail(ctx.db, given.email.trim())
  if (!account) return refuse("unknown")
  await transact(ctx.db, (tx) => close(tx, account.id, ctx.now(), null))
  return ok(null)
}

async function close(tx: Transaction, id: string, now: Date, by: string | null): Promise<void> {
  await write.updateAccount(tx, id, { active: false, subject: null })
  await write.revokeSessionsOf(tx, id, now)
  await write.endInvitations(tx, id, now)
  await write.deleteFeed(tx, { staffId: id })
  await write.appendAudit(tx, { at: now, staffId: by, kind: "account-closed", detail: { account: id } })
}

/** Asks a new colleague in: an account without a password, and a link by mail with which they choose one. */
export async function invite(
  ctx: Context,
  given: Person & { by: string },
): Promise<Result<{ id: string }, PersonFault | "email-taken">> {
  const fault = await faultOfPerson(ctx, given)
  if (fault) return refuse(fault)
  const now = ctx.now()
  const { role, language } = given
  const name = given.name.trim()
  const email = given.email.trim()
  return transact(ctx.db, async (tx) => {
    const known = await accountByEmail(tx, email)
    if (known?.active) return refuse("email-taken")
    const id = known?.id ?? (await write.insertAccount(tx, { email, name, role, language, createdAt: now }))
    if (!id) return refuse("email-taken")
    // Somebody who comes back begins anew: no password, no second factor of before.
    if (known) {
      await write.updateAccount(tx, id, {
        name,
        role,
        language,
        active: true,
        passwordHash: null,
        totpSecret: null,
        totpStep: null,
      })
      await write.putRecoveryCodes(tx, id, [])
    }
    await write.appendAudit(tx, { at: now, staffId: given.by, kind: "account-invited", detail: { account: id, role } })
    await sendLink(ctx, tx, id, "invited", now)
    return ok({ id })
  })
}

async function sendLink(
  ctx: Context,
  tx: Transaction,
  staffId: string,
  kind: "invited" | "forgotten",
  now: Date,
): Promise<void> {
  await write.endInvitations(tx, staffId, now)
  const id = randomUUID()
  await write.insertInvitation(tx, {
    id,
    keyHash: hashSecret(linkKey(ctx.secrets[0], "invitation", id)),
    staffId,
    kind,
    createdAt: now,
    endsAt: kind === "invited" ? addDays(now, INVITED_DAYS) : addHours(now, FORGOTTEN_HOURS),
  })
  await enqueue(tx, { task: "mail-staff", payload: { invitationId: id }, key: `staff-link ${id}` })
}

/** Sends the invitation again, or to somebody who has one a link for a new password; the links of before end. */
export async function sendLinkAgain(ctx: Context, given: { id: string; by: string }): Promise<Result<null, "unknown">> {
  const account = await anyAccount(ctx.db, given.id)
  if (!account?.active) return refuse("unknown")
  const now = ctx.now()
  await transact(ctx.db, async (tx) => {
    await sendLink(ctx, tx, account.id, account.passwordHash ? "forgotten" : "invited", now)
    await write.appendAudit(tx, { at: now, staffId: given.by, kind: "link-sent", detail: { account: account.id } })
  })
  return ok(null)
}

/** Sends a link for a new password to whoever has an account with this address. The answer is the same when nobody has. */
export async function forgotPassword(ctx: Context, given: { email: string }): Promise<void> {
  const account = await accountByEmail(ctx.db, given.email.trim())
  if (!account?.active) return
  const now = ctx.now()
  await transact(ctx.db, async (tx) => {
    await sendLink(ctx, tx, account.id, account.passwordHash ? "forgotten" : "invited", now)
    await write.appendAudit(tx, { at: now, staffId: account.id, kind: "link-asked" })
  })
}

export type JoinRefusal = "link-unknown" | "link-used" | "link-late" | ChoiceRefusal
type ChoiceRefusal = "password-differs" | "password-busy" | PasswordFault

/** What a link of an invitation opens. */
export async function invitationFor(
  ctx: Context,
  key: string,
): Promise<Result<{ account: StaffAccount; id: string; kind: "invited" | "forgotten" }, JoinRefusal>> {
  const found = await invitationByKey(ctx.db, hashSecret(key))
  if (!found) return refuse("link-unknown")
  const state = linkState(found.invitation, ctx.now())
  if (state !== "good") return refuse(state === "used" ? "link-used" : "link-late")
  return ok({ account: found.account, id: found.invitation.id, kind: found.invitation.kind })
}

/** What is typed twice, as it is stored; or what speaks against it. */
async function chosen(
  given: { password: string; again: string },
  account: StaffAccount,
): Promise<Result<string, ChoiceRefusal>> {
  if (given.password !== given.again) return refuse("password-differs")
  const fault = await faultOfPassword(given.password, account)
  return fault ? refuse(fault) : unlessBusy(async () => ok(await hashPassword(given.password)))
}

/** Chooses a password with a link, which is used up by it; every session of the account ends. */
export async function join(
  ctx: Context,
  given: { key: string; password: string; again: string },
): Promise<Result<{ account: StaffAccount }, JoinRefusal>> {
  const found = await invitationFor(ctx, given.key)
  if (!found.ok) return found
  const { account, id, kind } = found.value
  const choice = await chosen(given, account)
  if (!choice.ok) return choice
  const passwordHash = choice.value
  const now = ctx.now()
  return transact(ctx.db, async (tx) => {
    if (!(await write.useInvitation(tx, id, now))) return refuse("link-used")
    await write.updateAccount(tx, account.id, { passwordHash })
    await write.revokeSessionsOf(tx, account.id, now)
    await write.appendAudit(tx, {
      at: now,
      staffId: account.id,
      kind: kind === "invited" ? "account-joined" : "password-changed",
    })
    return ok({ account })
  })
}

/** Changes one's own password with the one of before; all other browsers are signed out. */
export async function changePassword(
  ctx: Context,
  given: { account: StaffAccount; sessionId: string; old: string; password: string; again: string },
): Promise<Result<null, "old-wrong" | ChoiceRefusal>> {
  const { account } = given
  const right = await unlessBusy(() => isPassword(account, given.old))
  if (typeof right === "object") return right
  if (!right) {
    await write.appendAudit(ctx.db, {
      at: ctx.now(),
      staffId: account.id,
      kind: "sign-in-wrong",
      detail: { where: "account" },
    })
    return refuse("old-wrong")
  }
  const choice = await chosen(given, account)
  if (!choice.ok) return choice
  const passwordHash = choice.value
  const now = ctx.now()
  await transact(ctx.db, async (tx) => {
    await write.updateAccount(tx, account.id, { passwordHash })
    await write.revokeSessionsOf(tx, account.id, now, { but: given.sessionId })
    await write.appendAudit(tx, { at: now, staffId: account.id, kind: "password-changed" })
  })
  return ok(null)
}

/** Signs an account out: in one browser, or everywhere but in the one that asks. Answers how many there were. */
export async function endSessions(
  ctx: Context,
  given: { staffId: string; by: string; but?: string; only?: string },
): Promise<number> {
  const now = ctx.now()
  return transact(ctx.db, async (tx) => {
    const gone = await write.revokeSessionsOf(tx, given.staffId, now, given)
    const detail = { account: given.staffId, sessions: String(gone) }
    if (gone > 0) await write.appendAudit(tx, { at: now, staffId: given.by, kind: "sessions-ended", detail })
    return gone
  })
}

/**
 * Gives an account another name or role, or closes it. Refused when nobody would be left who may manage people, also when two are taken
 * away at once. Whoever has another role now is asked by the next page they open.
 */
export async function changePerson(
  ctx: Context,
  given: { id: string; by: string; to: { name: string; role: string } | "closed" },
): Promise<Result<null, "unknown" | "name-missing" | "role-unknown" | "last-manager">> {
  const { id, to, by } = given
  const now = ctx.now()
  return transact<Result<null, "unknown" | "name-missing" | "role-unknown" | "last-manager">>(ctx.db, async (tx) => {
    await write.lockPeople(tx)
    const account = await anyAccount(tx, id)
    if (!account?.active) return refuse("unknown")
    if (to === "closed") {
      if (!someoneManages(await managersOf(tx), { id, manages: false })) return refuse("last-manager")
      await close(tx, id, now, by)
      return ok(null)
    }
    if (!to.name.trim()) return refuse("name-missing")
    const role = await roleByKey(tx, to.role)
    if (!role) return refuse("role-unknown")
    const manages = permissionsOf(role).includes("manage-people")
    if (!someoneManages(await managersOf(tx), { id, manages })) return refuse("last-manager")
    await write.updateAccount(tx, id, { name: to.name.trim(), role: to.role })
    const detail = { account: id, was: account.role, role: to.role }
    await write.appendAudit(tx, { at: now, staffId: by, kind: "account-changed", detail })
    return ok(null)
  })
}
