import { type MiddlewareFunction, type RouterContextProvider, redirect } from "react-router"
import { paths } from "#paths"
import { type Permission, may } from "#domain/staff/permissions.ts"
import { currentStaff, waitingSession } from "#operations/staff/sign-in.ts"
import { openFeed } from "#operations/staff/feed.ts"
import { noteOpenedCase } from "#operations/staff/opened.ts"
import { visitSeen } from "#db/desk/reads.ts"
import type { Reader } from "#db/client.ts"
import { type SignedIn, teachesMeeting, teachesRun } from "#db/staff/reads.ts"
import { readForm } from "#app/parts/parse.ts"
import { notFound } from "#app/parts/refusals.ts"
import { feedContext, portalOf, staffContext, visitorOf } from "./context.server.ts"
import { readCookie } from "./cookies.server.ts"
import { type StaffRule, staffRules } from "./staff-rules.ts"

/**
 * The one place that asks who somebody is and what they may, for every page, form, stream and file of staff (`staff-rules.ts`). Whoever
 * is not signed in goes to the sign-in page and comes back afterwards. Pages of staff are never stored.
 */
export const requireStaff: MiddlewareFunction<Response> = async (
  { request, context, pattern: matched, params },
  next,
) => {
  const { config, ctx } = portalOf(context)
  // The router leaves the slash at the beginning out.
  const pattern = `/${matched.replace(/^\/|\/$/g, "")}`
  const rule = staffRules[pattern]
  if (rule?.byLink) {
    await requireFeed(context, rule, request, params.key ?? "")
    return next()
  }
  const token = readCookie(config, request, "staff")
  // A calendar that re-reads itself is not a person at work: it must not keep a session alive.
  const account = token ? await currentStaff(ctx, { token, active: !isByItself(request) }) : null
  if (!account) {
    const url = new URL(request.url)
    // A stream has no page to go to: the calendar that listens must know why it hears nothing.
    if (url.pathname.startsWith(paths.staff.stream())) throw new Response(null, { status: 401 })
    const back =
      request.method === "GET"
        ? url.pathname.replace(/\.data$/, "") + url.search.replace(/[?&](_routes|live)=[^&]*/g, "")
        : formPage(request)
    const waits = token && (await waitingSession(ctx, token))
    throw redirect(waits ? paths.staff.secondFactor(back) : paths.staff.signIn(back))
  }
  context.set(staffContext, account)
  const subject = Object.values(params)[0] ?? ""
  if (!rule || !(allows(rule, request, account) || (await allowsOwn(rule, request, ctx.db, account, pattern, subject))))
    throw new Response("Forbidden", { status: 403 })
  // A visit at other counters than one's own is not found, rather than forbidden.
  if (ofVisit.test(pattern) && account.skills && !(await visitSeen(ctx.db, subject, account.skills)))
    throw new Response("Not Found", { status: 404 })
  // The browser sends the same form on (307), so that nothing that was typed is kept anywhere meanwhile.
  if (!account.confirmed && !reads(request) && (await asksAgain(rule, request))) {
    const { pathname, search } = new URL(request.url)
    throw redirect(paths.staff.confirm({ back: pathname + search }), 307)
  }
  // A page that re-reads itself shows the case as well: no address gets by without a record.
  if (rule.opens && request.method === "GET")
    await noteOpenedCase(ctx, {
      staffId: account.id,
      of: rule.opens,
      case: subject,
      cameFrom: request.headers.get("referer"),
    })
  const response = await next()
  response.headers.set("cache-control", "no-store")
  return response
}

/**
 * The same question where a secret link stands for its owner: the link must be one that was not taken back, and its owner still see the
 * calendar. Whatever else it is, it is not found. A counter's feed is the office's own.
 */
async function requireFeed(
  context: Readonly<RouterContextProvider>,
  rule: StaffRule,
  request: Request,
  key: string,
): Promise<void> {
  const { ctx, limits } = portalOf(context)
  if (!(await limits.allow("feed", visitorOf(context).address))) throw new Response("Too many", { status: 429 })
  const owner = await openFeed(ctx, key)
  if (!owner || (owner.account && !allows(rule, request, owner.account))) throw notFound()
  context.set(feedContext, owner)
}

/** Pages of one visit, by its id. */
const ofVisit = /^\/staff\/(identity\/)?visit\/:id/

const reads = (request: Request) => request.method === "GET" || request.method === "HEAD"

function allows(rule: StaffRule, request: Request, account: SignedIn): boolean {
  const asked = reads(request) ? rule.see : rule.act
  return asked === "signed-in" || (asked !== undefined && may(account, asked))
}

async function asksAgain({ again }: StaffRule, request: Request): Promise<boolean> {
  if (!again || again === true) return again === true
  const form = await readForm(request.clone())
  return again.includes(String(form.get("intent")))
}

/** Whether the lesser right is enough here: the meeting or run is one at which the own name stands as teacher. */
async function allowsOwn(
  rule: StaffRule,
  request: Request,
  db: Reader,
  account: SignedIn,
  pattern: string,
  subject: string,
): Promise<boolean> {
  if (!rule.own || !may(account, rule.own) || !(reads(request) || rule.ownActs)) return false
  if (pattern.startsWith("/staff/courses/meeting/")) return teachesMeeting(db, subject, account.name)
  return pattern === paths.staff.courses() || teachesRun(db, subject, account.name)
}

/** For a button that asks more than its page's form does: refuses with 403. */
export function requirePermission(account: SignedIn, permission: Permission): void {
  if (!may(account, permission)) throw new Response("Forbidden", { status: 403 })
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
  return (
    searchParams.has("live") ||
    pathname.startsWith(paths.staff.stream()) ||
    /^\/staff\/visit\/[^/]+\/looks$/.test(pathname)
  )
}
