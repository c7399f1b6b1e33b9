import { createHmac } from "node:crypto"
import { isConfirmed, sessionLives } from "#domain/staff/rules.ts"
import { FREE_TRIES_OF_A_NETWORK } from "#domain/staff/tries.ts"
import { type SignedIn, type StaffAccount, type StaffSession, accountByEmail, sessionByToken } from "#db/staff/reads.ts"
import { appendAudit, countTry, forgetTry, insertSession, revokeSession, touchSession } from "#db/staff/writes.ts"
import { transact } from "#db/client.ts"
import { type Context, hashSecret, newSecret } from "../context.ts"
import { isPassword, unlessBusy } from "./password.ts"

/** From where somebody signs in. */
export interface SignInPlace {
  /** The network they come from, as far as it counts as one (/24, /64). */
  network: string
  /** The secret of a browser that has signed in before, as its cookie holds it: strangers' tries do not slow it down. */
  device: string | null
  /** "Firefox, Windows". */
  deviceName: string
}

export type SignInAnswer =
  | { ok: true; token: string; account: StaffAccount; device: string; complete: boolean }
  | { ok: false; error: "sign-in-wrong" | "sign-in-busy" }
  | { ok: false; error: "sign-in-wait"; seconds: number }

const keyed = (ctx: Context, text: string) => createHmac("sha256", ctx.secrets[0]).update(text).digest()

/** The mark of a browser for one account: it cannot be made by somebody else, and opens nothing. */
const deviceMark = (secret: string, email: string, id: string) =>
  createHmac("sha256", secret).update(`staff-device ${email.toLowerCase()} ${id}`).digest("base64url")

function knownDevice(ctx: Context, email: string, device: string | null): string | null {
  const [id, mark] = device?.split(".") ?? []
  return id && mark && ctx.secrets.some((secret) => deviceMark(secret, email, id) === mark) ? id : null
}

/** What counts the tries of who tries: a browser that has signed in before by itself, anybody else by their network. */
function tryKeys(ctx: Context, email: string, place: SignInPlace) {
  const device = knownDevice(ctx, email, place.device)
  const who = device ? `device ${device}` : `network ${place.network}`
  return {
    own: keyed(ctx, `sign-in ${email.toLowerCase()} ${who}`),
    network: device ? null : keyed(ctx, `sign-in ${who}`),
  }
}

/**
 * Signs in with e-mail and password. After some wrong ones whoever tries waits, longer each time; the owner of the account, in a
 * browser of their own or elsewhere, does not. Right ones are not counted. The password is worked out outside every transaction.
 * Answers the cookie's secret; `complete` says whether the second factor is still to come.
 */
export async function signIn(
  ctx: Context,
  given: { email: string; password: string; place: SignInPlace; secondFactor: "required" | "optional" },
): Promise<SignInAnswer> {
  const email = given.email.trim()
  const now = ctx.now()
  const keys = tryKeys(ctx, email, given.place)
  const own = await countTry(ctx.db, keys.own, now)
  if (!own.may) return { ok: false, error: "sign-in-wait", seconds: own.seconds }
  const network = keys.network
    ? await countTry(ctx.db, keys.network, now, FREE_TRIES_OF_A_NETWORK)
    : { may: true as const }
  if (!network.may) return { ok: false, error: "sign-in-wait", seconds: network.seconds }
  const account = await accountByEmail(ctx.db, email)
  const right = await unlessBusy(() => isPassword(account, given.password))
  const busy = typeof right === "object"
  if (busy || (right && account?.active)) {
    await forgetTry(ctx.db, keys.own, busy ? "one" : "all")
    if (keys.network) await forgetTry(ctx.db, keys.network, "one")
  }
  if (busy) return { ok: false, error: "sign-in-busy" }
  if (!account?.active || !right) {
    // The keyed address shows a spray over many accounts without naming who was meant.
    const typed = keyed(ctx, `typed ${email.toLowerCase()}`).toString("hex").slice(0, 16)
    const from = { network: given.place.network }
    if (account) await appendAudit(ctx.db, { at: now, staffId: account.id, kind: "sign-in-wrong", detail: from })
    else await appendAudit(ctx.db, { at: now, kind: "sign-in-unknown", detail: { typed, ...from } })
    return { ok: false, error: "sign-in-wrong" }
  }
  return { ok: true, ...(await beginSession(ctx, { account, ...given, way: "password" })) }
}

/** Opens a session for an account that has shown who it is; the second factor still to come unless it came with `way` or is not asked. */
export async function beginSession(
  ctx: Context,
  given: {
    account: StaffAccount
    place: SignInPlace
    secondFactor: "required" | "optional"
    way: "password" | "office"
  },
): Promise<{ token: string; account: StaffAccount; device: string; complete: boolean }> {
  const { account, place } = given
  const now = ctx.now()
  const token = newSecret()
  const complete = given.way === "office" || (!account.totpSecret && given.secondFactor === "optional")
  await transact(ctx.db, async (tx) => {
    await insertSession(tx, {
      tokenHash: hashSecret(token),
      staffId: account.id,
      createdAt: now,
      seenAt: now,
      completeAt: complete ? now : null,
      device: place.deviceName,
    })
    if (complete) await noteSignedIn(tx, account.id, now, place.network)
  })
  const id = knownDevice(ctx, account.email, place.device) ?? newSecret()
  return { token, account, complete, device: `${id}.${deviceMark(ctx.secrets[0], account.email, id)}` }
}

export const noteSignedIn = (tx: Context["db"], staffId: string, at: Date, network: string): Promise<void> =>
  appendAudit(tx, { at, staffId, kind: "signed-in", detail: { network } })

/**
 * The account behind a cookie, or null when the session has ended or waits for its second factor. A use is noted at most once a
 * minute; `confirmed` says whether they may do what is dangerous without being asked again. `active` is false for requests that no
 * person made (a stream, a page that refreshes by itself): they do not keep a session alive.
 */
export async function currentStaff(
  ctx: Context,
  given: { token: string; active: boolean },
): Promise<(SignedIn & { sessionId: string; confirmed: boolean }) | null> {
  const found = await livingSession(ctx, given.token)
  if (!found?.session.completeAt) return null
  const now = ctx.now()
  if (given.active && now.getTime() - found.session.seenAt.getTime() > 60_000)
    await touchSession(ctx.db, found.session.id, now)
  return { ...found.account, sessionId: found.session.id, confirmed: isConfirmed(found.session, now) }
}

/** The session that waits for a second factor; null when it has ended or is complete. */
export async function waitingSession(
  ctx: Context,
  token: string,
): Promise<{ session: StaffSession; account: SignedIn } | null> {
  const found = await livingSession(ctx, token)
  return found && !found.session.completeAt ? found : null
}

async function livingSession(ctx: Context, token: string) {
  const found = await sessionByToken(ctx.db, hashSecret(token))
  return found && sessionLives(found.session, ctx.now()) ? found : null
}

export async function signOut(ctx: Context, given: { token: string }): Promise<void> {
  const now = ctx.now()
  const found = await sessionByToken(ctx.db, hashSecret(given.token))
  await revokeSession(ctx.db, hashSecret(given.token), now)
  if (found) await appendAudit(ctx.db, { at: now, staffId: found.account.id, kind: "signed-out" })
}
