import { redirect } from "react-router"
import { paths, safeBack } from "#paths"
import type { Config } from "#config"
import { setCookie } from "#app/web/cookies.server.ts"
import type { StaffAccount } from "#db/staff/reads.ts"

/** Leads on after signing in: to what was asked for, or to the second factor first. The session of before, if any, was ended by the caller. */
export function signedIn(
  config: Config,
  session: { token: string; account: StaffAccount; device: string; complete: boolean },
  back: string | null,
): Response {
  const headers = new Headers()
  headers.append("set-cookie", setCookie(config, "staff", session.token))
  headers.append("set-cookie", setCookie(config, "staff-device", session.device))
  headers.append("set-cookie", setCookie(config, "staff-language", session.account.language))
  const to = safeBack(back, paths.staff.begin())
  return redirect(session.complete ? to : paths.staff.secondFactor(to), { headers })
}
