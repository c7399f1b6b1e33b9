import { redirect } from "react-router"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { readCookie, setCookie } from "#app/web/cookies.server.ts"
import { signOut } from "#operations/staff/sign-in.ts"
import type { Route } from "./+types/sign-out"

export const loader = () => redirect(paths.staff.calendar())

export async function action({ request, context }: Route.ActionArgs) {
  const { config, ctx } = portalOf(context)
  const token = readCookie(config, request, "staff")
  if (token) await signOut(ctx, { token })
  return redirect(paths.staff.signIn(), { headers: { "set-cookie": setCookie(config, "staff", "") } })
}
