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
  const { to, asked } = await askOffice(config.oidc, config.portalUrl, back)
  const kept = Buffer.from(JSON.stringify(asked)).toString("base64url")
  return redirect(to.href, { headers: { "set-cookie": setCookie(config, "staff-office", kept) } })
}
