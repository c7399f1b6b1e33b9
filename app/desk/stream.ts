import { requireStaff } from "#app/web/require-staff.server.ts"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { readCookie } from "#app/web/cookies.server.ts"
import { currentStaff } from "#operations/staff/sign-in.ts"
import type { Route } from "./+types/stream"

export const middleware: Route.MiddlewareFunction[] = [requireStaff]

const BEAT_MS = 20_000

/**
 * Tells an open calendar what changed (server-sent events). It says no more than that: the page re-reads its own loader.
 * Each (re)connection of the listening channel says "everything", since what was announced meanwhile is lost.
 */
export function loader({ request, context }: Route.LoaderArgs) {
  const { live, config, ctx } = portalOf(context)
  const token = readCookie(config, request, "staff") ?? ""
  const { gone } = visitorOf(context)
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => {
        try {
          controller.enqueue(encoder.encode(text))
        } catch {
          stop()
        }
      }
      send(`retry: 1000\n\nevent: open\ndata: ${JSON.stringify({ last: live.last })}\n\n`)
      const unsubscribe = live.subscribe((news) => {
        if (news === "ending") return stop()
        if (typeof news === "object" && "looks" in news)
          return send(`event: looks\ndata: ${JSON.stringify({ visit: news.looks })}\n\n`)
        const topics = news === "reconnected" ? ["everything"] : news.topics
        send(`event: changed\ndata: ${JSON.stringify({ topics, at: live.last })}\n\n`)
      })
      const beat = setInterval(() => {
        // A session that ended meanwhile hears nothing more.
        currentStaff(ctx, { token, active: false }).then(
          (account) => (account ? send("event: beat\ndata: {}\n\n") : stop()),
          () => {},
        )
      }, BEAT_MS)
      const stop = () => {
        unsubscribe()
        clearInterval(beat)
        gone.removeEventListener("abort", stop)
        try {
          controller.close()
        } catch {
          // The stream is closed already: the browser went away first.
        }
      }
      gone.addEventListener("abort", stop)
    },
  })
  return new Response(stream, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
  })
}
