import { hash, verify } from "@node-rs/argon2"
import { refuse } from "#domain/result.ts"
import { type PasswordFault, passwordFault } from "#domain/staff/password.ts"
import type { StaffAccount } from "#db/staff/reads.ts"
import { newSecret } from "../context.ts"

/** argon2id with the memory and passes that OWASP names for it: 19 MiB, two passes, one lane. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** So many are worked out at once, and so many wait; whoever comes after that is asked to come again. */
const AT_ONCE = 2
const WAITING_MOST = 60

/** The portal works out as many passwords as it can bear at this moment. */
class PasswordsBusy extends Error {}

let running = 0
const waiting: (() => void)[] = []

/** Does something costly when there is room. Never inside a transaction: what waits here would hold its connection. */
async function whenThereIsRoom<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_MOST) throw new PasswordsBusy()
    await new Promise<void>((go) => waiting.push(go))
  } else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/** Does something for which passwords are worked out; a refusal when there are too many at this moment. */
export async function unlessBusy<Answer>(
  work: () => Promise<Answer>,
): Promise<Answer | { ok: false; error: "password-busy" }> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof PasswordsBusy) return refuse("password-busy")
    throw error
  }
}

/** A password as it is stored. */
export const hashPassword = (password: string): Promise<string> => whenThereIsRoom(() => hash(password, ARGON))

/** Checked when no account has the address, so that the answer takes as long as for a wrong password. */
let decoy: Promise<string> | null = null

/** Whether this is the account's password; takes as long for an account that has none, or that there is not. */
export async function isPassword(account: StaffAccount | null, password: string): Promise<boolean> {
  // Worked out beside the queue, once: a decoy that was turned away would turn everybody away from then on.
  decoy ??= hash(newSecret(), ARGON)
  const stored = account?.passwordHash ?? (await decoy)
  const right = await whenThereIsRoom(() => verify(stored, password).catch(() => false))
  return right && Boolean(account?.passwordHash)
}

let known: Promise<ReadonlySet<string>> | null = null

/** The known passwords: some 50,000, read once when somebody chooses one. */
const knownPasswords = (): Promise<ReadonlySet<string>> =>
  (known ??= import("@zxcvbn-ts/language-common").then(({ dictionary }) => new Set(dictionary["passwords-common"])))

/** What speaks against a password that somebody has chosen for an account; null for a good one. */
export async function faultOfPassword(
  password: string,
  account: { email: string; name: string },
): Promise<PasswordFault | null> {
  const about = [account.email.split("@")[0]!, account.name]
  return passwordFault(password, { known: await knownPasswords(), about })
}
