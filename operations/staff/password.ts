import { hash, verify } from "@node-rs/argon2"
import type { StaffAccount } from "#db/staff/reads.ts"

/** argon2id with the memory and passes that OWASP names for it: 19 MiB, two passes, one lane. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A password as it is stored. */
export const hashPassword = (password: string): Promise<string> => hash(password, ARGON)

/** Whether a password is the one that is stored. */
export const isPassword = (stored: string, password: string): Promise<boolean> =>
  verify(stored, password).catch(() => false)

/** Whether this is the account's password. Neither counted nor noted: for the office's own commands, not for anybody who types. */
export const passwordFits = (account: StaffAccount, password: string): Promise<boolean> =>
  isPassword(account.passwordHash, password)
