import type { ErrorRequestHandler } from "express"
import type pino from "pino"
import { isDatabaseAway, loggable } from "#db/client.ts"
import { withoutLink } from "#paths"

/** What failed before a page could say so: logged without anybody's data, and answered in a line. */
export function answerFailures(log: pino.Logger): ErrorRequestHandler {
  return (error: Error & { status?: number }, req, res, _next) => {
    // Somebody who was refused while sending is told so already.
    if (res.locals.refused) return
    const away = isDatabaseAway(error)
    const status = error.status && error.status >= 400 && error.status < 500 ? error.status : away ? 503 : 500
    if (away) log.warn({ id: res.locals.requestId }, "database away")
    else if (status === 500)
      log.error({ id: res.locals.requestId, path: withoutLink(req.path), ...loggable(error) }, "failed")
    if (res.headersSent) return void res.end()
    const says =
      status === 500
        ? `Something went wrong. Reference: ${res.locals.requestId}\n`
        : status === 503
          ? "For a moment the portal cannot reach its data.\n"
          : "Not found\n"
    res.status(status).type("text/plain").send(says)
  }
}
