import { randomInt } from "node:crypto"
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Reader } from "#db/client.ts"
import { accountByEmail } from "#db/staff/reads.ts"
import { DEMO_DOMAIN } from "#domain/staff/rules.ts"
import type { Context } from "#operations/context.ts"
import { addStaff } from "#operations/staff/accounts.ts"
import { isPassword } from "#operations/staff/password.ts"

/** The demonstration's accounts, one of each role. Only `seed` makes them. */
export const demoStaff = [
  { email: `reception@${DEMO_DOMAIN}`, name: "Mette Lund", role: "reception", language: "da" },
  { email: `caseworker@${DEMO_DOMAIN}`, name: "Fatima Rahimi", role: "caseworker", language: "da" },
  { email: `coordinator@${DEMO_DOMAIN}`, name: "Karen Holm", role: "coordinator", language: "da" },
  { email: `siri@${DEMO_DOMAIN}`, name: "Søren Vang", role: "siri", language: "da" },
  { email: `teacher@${DEMO_DOMAIN}`, name: "Nadia", role: "teacher", language: "da" },
  { email: `admin@${DEMO_DOMAIN}`, name: "Thomas Berg", role: "admin", language: "en" },
] as const satisfies { email: string; name: string; role: string; language: string }[]

/** Letters and digits that nobody takes for another. */
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
export const newPassword = () =>
  [0, 1, 2, 3].map(() => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join("")).join("-")

export const passwordsFile = (folder: string) => join(folder, "demo-passwords.json")

/** The passwords that were made for this data folder, by e-mail; null when none were. */
export function keptPasswords(folder: string): Record<string, string> | null {
  try {
    return JSON.parse(readFileSync(passwordsFile(folder), "utf8")) as Record<string, string>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null
    throw error
  }
}

/** The same, made when there are none: random, and readable by their owner only. */
export function demoPasswords(folder: string): Record<string, string> {
  const kept = keptPasswords(folder) ?? {}
  if (demoStaff.every(({ email }) => kept[email])) return kept
  const made = Object.fromEntries(demoStaff.map(({ email }) => [email, kept[email] ?? newPassword()]))
  mkdirSync(folder, { recursive: true })
  writeFileSync(passwordsFile(folder), `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
  chmodSync(passwordsFile(folder), 0o600)
  return made
}

export async function addDemoStaff(ctx: Context, folder: string): Promise<void> {
  const passwords = demoPasswords(folder)
  for (const account of demoStaff) await addStaff(ctx, { ...account, password: passwords[account.email]! })
}

/** An office that was seeded before this folder had passwords of its own gets them: what was published opens nothing. */
export async function renewDemoStaff(ctx: Context, folder: string): Promise<void> {
  if (keptPasswords(folder)) return
  const passwords = demoPasswords(folder)
  for (const account of demoStaff)
    if ((await accountByEmail(ctx.db, account.email))?.active)
      await addStaff(ctx, { ...account, password: passwords[account.email]! })
}

/** Who can sign in with the passwords of this folder, to be told at the start. */
export async function demoSignIns(db: Reader, folder: string) {
  const passwords = keptPasswords(folder) ?? {}
  const found = []
  for (const { email, role } of demoStaff) {
    const password = passwords[email]
    const account = password ? await accountByEmail(db, email) : null
    if (password && account?.active && (await isPassword(account, password))) found.push({ email, role, password })
  }
  return found
}
