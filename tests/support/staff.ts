import type { Context } from "#operations/context.ts"
import { addStaff } from "#operations/staff/accounts.ts"
import { type SignInAnswer, type SignInPlace, signIn } from "#operations/staff/sign-in.ts"
import { type StaffAccount, accountByEmail } from "#db/staff/reads.ts"

export const PASSWORD = "three-words-apart"

/** A browser that has never signed in here, from a network of its own. */
export const stranger = (network = "192.0.2.0/24"): SignInPlace => ({
  network,
  device: null,
  deviceName: "Firefox, Linux",
})

/** Makes an account of a role and answers it. */
export async function account(ctx: Context, role: string, name = role): Promise<StaffAccount> {
  const email = `${name.toLowerCase()}@office.example`
  const made = await addStaff(ctx, { email, name, role, password: PASSWORD, language: "da" })
  if (!made.ok) throw new Error(made.error)
  return (await accountByEmail(ctx.db, email))!
}

/** Tries to sign in from a place, with a second factor only where the account has one. */
export const tryIn = (
  ctx: Context,
  email: string,
  password: string = PASSWORD,
  place: SignInPlace = stranger(),
): Promise<SignInAnswer> => signIn(ctx, { email, password, place, secondFactor: "optional" })

/** Signs in, and answers the cookie's secret and the browser's mark. */
export async function signedIn(ctx: Context, email: string, place: SignInPlace = stranger(), password = PASSWORD) {
  const answer = await tryIn(ctx, email, password, place)
  if (!answer.ok) throw new Error(answer.error)
  return answer
}
