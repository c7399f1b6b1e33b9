import { redirect } from "react-router"
import { notFound } from "#app/parts/refusals.ts"
import { portalOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { askOffice } from "#app/web/office-sign-in.server.ts"
import { paths, safeBack } from "#paths"
import type { Route } from "./+types/office-sign-in"

/** Sends whoever wants to sign in to the office's own sign-in. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { config } = portalOf(context)
  if (!config.oidc) throw notFound()
  const back = safeBack(url.searchParams.get("back"), paths.staff.begin())
  const again = url.searchParams.has("again")
  const asking = await askOffice(config.oidc, config.portalUrl, { back, again }).catch(() => null)
  // The issuer is away: the form says so, and the password still works.
  if (!asking)
    return redirect(again ? paths.staff.confirm({ answer: "no" }) : paths.staff.signIn(back, { refused: "away" }))
  const kept = Buffer.from(JSON.stringify(asking.asked)).toString("base64url")
  return redirect(asking.to.href, { headers: { "set-cookie": setCookie(config, "staff-office", kept) } })
}
