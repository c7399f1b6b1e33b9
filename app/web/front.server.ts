import { LARGEST_UPLOAD_BYTES } from "#domain/prereg/uploads.ts"
import { paths } from "#paths"
import { type Server, createServer } from "node:http"
import type { Express, NextFunction, Request, Response } from "express"
import type { Visitor } from "./context.server.ts"

/** No form of ours is larger. */
export const LARGEST_BODY = 64 * 1024
/** The one page that takes files: one at a time, with its form around it. */
const UPLOADS = /^\/[a-z]{2}\/pre-registration\/photos(\?|$)/
const largestOf = (req: Request): number =>
  req.method === "POST" && UPLOADS.test(req.url) ? LARGEST_UPLOAD_BYTES + LARGEST_BODY : LARGEST_BODY

/**
 * A server that keeps no connection for somebody who stops in the middle of a request. A request may take two minutes as a whole: a photograph
 * from a phone on a slow line does.
 */
export function httpServer(app: Express): Server {
  return createServer(
    { requestTimeout: 120_000, headersTimeout: 15_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 5_000 },
    app,
  )
}

/** A proxy may name the whole address in the request line (RFC 9112, 3.2.2): what comes after scheme and host is ours. */
export function ownPathOnly(req: Request, res: Response, next: NextFunction): void {
  const absolute = /^https?:\/\/[^/?#]*/i.exec(req.url)
  if (absolute) {
    const rest = req.url.slice(absolute[0].length)
    req.url = rest.startsWith("/") ? rest : `/${rest}`
    req.originalUrl = req.url
  }
  if (!req.url.startsWith("/")) return void refuse(res, 400, "Bad request\n")
  next()
}

/**
 * Whoever sends more than a form holds is refused: before anything is read where the length is told, else when it is passed. A body
 * that tells its length in two ways is refused, since a proxy in front may believe the other one.
 */
export function boundedBody(req: Request, res: Response, next: NextFunction): void {
  const host = req.get("host")
  if (!host || !URL.canParse(`http://${host}/`)) return void refuse(res, 400, "Bad request\n")
  const coding = req.get("transfer-encoding")
  const length = req.get("content-length")
  if (coding !== undefined) {
    if (coding.trim().toLowerCase() !== "chunked" || length !== undefined) return void refuse(res, 400, "Bad request\n")
    countWhileRead(req, res)
  } else if (Number(length ?? 0) > largestOf(req)) return void tooLarge(req, res)
  next()
}

/** Counts where the parser hands on what has come, so that nothing beyond the bound is kept, whoever reads it. */
function countWhileRead(req: Request, res: Response): void {
  const push = req.push.bind(req)
  const largest = largestOf(req)
  let size = 0
  req.on("error", () => {})
  req.push = (part: Buffer | null, encoding?: BufferEncoding) => {
    size += part?.length ?? 0
    if (size <= largest) return push(part, encoding)
    // Whoever reads must not take what came so far for the whole. The rest is let pass unread, so that the sender hears the answer.
    if (!res.locals.refused) {
      res.locals.refused = true
      if (!res.headersSent) tooLarge(req, res)
      req.emit("error", new Error("the body is too large"))
    }
    return true
  }
}

/** Whoever sends too large a file reads so on its page, in their language. */
const tooLarge = (req: Request, res: Response) =>
  req.method === "POST" && UPLOADS.test(req.url)
    ? res.redirect(303, paths.preregPhotos(req.url.slice(1, 3), { refused: "too-large" }))
    : refuse(res, 413, "This is more than a form of this portal holds.\n")

function refuse(res: Response, status: number, says: string): void {
  res.status(status).type("text/plain").send(says)
}

/** What is no page (a file, data of a page) says 503 too while the database is away: "500" would tell a machine not to come again. */
export function calmWhenAway(res: Response, visitor: Visitor): void {
  const status = res.status.bind(res)
  res.status = (code) => {
    if (code < 500 || visitor.failure !== "database-away") return status(code)
    res.statusMessage = "Service Unavailable"
    return status(503)
  }
}
