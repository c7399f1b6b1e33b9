import { requireStaff } from "#app/web/require-staff.server.ts"
import { showFeed } from "./feed.server.ts"
import type { Route } from "./+types/feed"

export const middleware: Route.MiddlewareFunction[] = [requireStaff]

/**
 * A calendar that programs outside of the office read. It is asked for anew each time, so that a link that is taken back ends at once;
 * what has not changed is not sent again.
 */
export async function loader({ request, context }: Route.LoaderArgs): Promise<Response> {
  const { file, tag } = await showFeed(context)
  const headers = { etag: tag, "x-robots-tag": "noindex" }
  const known = (request.headers.get("if-none-match") ?? "").split(",").map((one) => one.trim())
  if (known.includes(tag)) return new Response(null, { status: 304, headers })
  return new Response(file, { headers: { ...headers, "content-type": "text/calendar; charset=utf-8" } })
}
