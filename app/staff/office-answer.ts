import { localeOf } from "#app/web/locale.server.ts"
import { redirect } from "react-router"
import { z } from "zod"
import type { Context } from "#operations/context.ts"
import { notFound } from "#app/parts/refusals.ts"
import { portalOf } from "#app/web/context.server.ts"
import { readCookie, setCookie } from "#app/web/cookies.server.ts"
import { readAnswer } from "#app/web/office-sign-in.server.ts"
import { signInPlace } from "#app/web/sign-in-place.server.ts"
import { confirmByOffice } from "#operations/staff/confirm.ts"
import { type OfficeIdentity, accountOfOffice } from "#operations/staff/office-sign-in.ts"
import { beginSession, currentStaff } from "#operations/staff/sign-in.ts"
import { paths } from "#paths"
import { signedIn } from "./signed-in.server.ts"
import type { Route } from "./+types/office-answer"

const kept = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string(),
  again: z.boolean(),
})

function askedBy(cookie: string | null) {
  try {
    return kept.parse(JSON.parse(Buffer.from(cookie ?? "", "base64url").toString("utf8")))
  } catch {
    return null
  }
}

/** Whether whoever signed in there just now is the one who is signed in here; then it is noted. */
async function confirms(ctx: Context, token: string | null, identity: OfficeIdentity | null): Promise<boolean> {
  const account = token ? await currentStaff(ctx, { token, active: true }) : null
  return Boolean(
    account && identity && (await confirmByOffice(ctx, { account, sessionId: account.sessionId, identity })).ok,
  )
}

/** The answer of the office's own sign-in: it must be the one to what this browser asked. The second factor was given there. */
export async function loader({ request, context, url }: Route.LoaderArgs) {
  const { config, ctx } = portalOf(context)
  if (!config.oidc) throw notFound()
  const asked = askedBy(readCookie(config, request, "staff-office"))
  const forget = setCookie(config, "staff-office", "")
  const to = (path: string) => redirect(path, { headers: { "set-cookie": forget } })
  const refused = () => to(paths.staff.signIn(undefined, { refused: "office" }))
  if (!asked) return refused()
  const identity = await readAnswer(config.oidc, config.portalUrl, url.search, asked).catch(() => null)
  if (asked.again) {
    const is = await confirms(ctx, readCookie(config, request, "staff"), identity)
    return to(paths.staff.confirm({ answer: is ? "yes" : "no" }))
  }
  const account = identity && (await accountOfOffice(ctx, identity, config.oidc.roles, localeOf(context)))
  if (!account?.ok) return refused()
  const place = signInPlace(request, context)
  const session = await beginSession(ctx, { account: account.value, place, secondFactor: "optional", way: "office" })
  const response = signedIn(config, session, asked.back)
  response.headers.append("set-cookie", forget)
  return response
}
