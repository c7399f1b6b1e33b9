import { promisify } from "node:util"
import { gzip } from "node:zlib"
import { AcceptEncoding } from "@remix-run/headers"
import type { MiddlewareFunction } from "react-router"
import { portalOf, staffOf } from "./context.server.ts"
import { localeOf } from "./locale.server.ts"

const packed = promisify<Uint8Array, Buffer>(gzip)

/** An answer stands for so long, unless news comes before; a reader's own change is never among what it may miss. Milliseconds. */
const KEPT_MS = 1_000

interface Answer {
  status: number
  headers: Headers
  plain: Uint8Array<ArrayBuffer>
  packed: Uint8Array<ArrayBuffer>
}

/**
 * A change makes every open page re-read itself at the same moment, and most of them show the same: that answer is read, encoded and
 * packed once. It stands behind the question who reads and what they may; to whoever has the same language and counters it says the
 * same. Only for a page's own data (`route` is its name for the router) where it says nothing else of its reader, and only where it
 * re-reads itself. An answer that fails is its reader's alone. `alone` tells the addresses whose answer is one reader's.
 */
export const sharedAnswer =
  (route: string, alone: (query: URLSearchParams) => boolean): MiddlewareFunction<Response> =>
  async ({ request, context }, next) => {
    const { pathname, searchParams, search } = new URL(request.url)
    const byItself = request.method === "GET" && searchParams.has("live") && searchParams.get("_routes") === route
    if (!byItself || alone(searchParams)) return next()
    const key = `answer ${pathname}${search} ${localeOf(context)} ${staffOf(context).skills}`
    let own: Promise<Response> | null = null
    const made = portalOf(context).live.share(key, async () => pack(await (own = next())), KEPT_MS)
    // Whoever asked first may have gone, and their answer ends with their request; or it failed. It is theirs: the others ask again.
    const answer = await made.catch((error: unknown) => {
      if (own) throw error
      return null
    })
    if (!answer || (!own && answer.status >= 400)) return next()
    const headers = new Headers(answer.headers)
    if (!new AcceptEncoding(request.headers.get("accept-encoding") ?? "").accepts("gzip"))
      return new Response(answer.plain, { status: answer.status, headers })
    headers.set("content-encoding", "gzip")
    return new Response(answer.packed, { status: answer.status, headers })
  }

async function pack(response: Response): Promise<Answer> {
  const plain = new Uint8Array(await response.arrayBuffer())
  const { status, headers } = response
  return { status, headers, plain, packed: new Uint8Array(await packed(plain)) }
}
