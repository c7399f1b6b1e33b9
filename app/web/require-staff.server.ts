import { type MiddlewareFunction, redirect } from "react-router"
import { paths } from "#paths"
import { type Permission, may } from "#domain/staff/rules.ts"
import type { StaffAccount } from "#db/staff/reads.ts"
import { currentStaff } from "#operations/staff/sign-in.ts"
import { portalOf, staffContext } from "./context.server.ts"
import { readCookie } from "./cookies.server.ts"

/** Lets only signed-in staff through; others go to the sign-in page and come back afterwards. Pages of staff are never stored. */
export const requireStaff: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const { config, ctx } = portalOf(context)
  const token = readCookie(config, request, "staff")
  // A calendar that re-reads itself is not a person at work: it must not keep a session alive.
  const account = token ? await currentStaff(ctx, { token, active: !isByItself(request) }) : null
  if (!account) {
    const url = new URL(request.url)
    // A stream has no page to go to: the calendar that listens must know why it hears nothing.
    if (url.pathname.startsWith(paths.staff.stream())) throw new Response(null, { status: 401 })
    throw redirect(
      paths.staff.signIn(
        request.method === "GET"
          ? url.pathname.replace(/\.data$/, "") + url.search.replace(/[?&](_routes|live)=[^&]*/g, "")
          : formPage(request),
      ),
    )
  }
  context.set(staffContext, account)
  const response = await next()
  response.headers.set("cache-control", "no-store")
  return response
}

/** The page whose form was sent, so that whoever signs in again is back at what they typed. */
function formPage(request: Request): string | undefined {
  const from = request.headers.get("referer")
  if (!from || !URL.canParse(from)) return undefined
  const { pathname, search } = new URL(from)
  return pathname + search
}

function isByItself(request: Request): boolean {
  const { pathname, searchParams } = new URL(request.url)
  return searchParams.has("live") || pathname.startsWith(paths.staff.stream())
}

/** Refuses with 403 what the role does not allow. */
export function requirePermission(account: StaffAccount, permission: Permission): void {
  if (!may(account.role, permission)) throw new Response("Forbidden", { status: 403 })
}
