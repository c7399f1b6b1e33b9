import { constants } from "node:zlib"
import compression from "compression"
import compressedBefore from "express-static-gzip"
import type { ServerResponse } from "node:http"
import express, { type Express, type RequestHandler } from "express"

/** Answers are compressed, but for event streams, which would wait until there is enough to compress. */
export const compressed: RequestHandler = compression({
  // Quality 3 takes half the time of 4 for 2 % more bytes; a window of 128 KB holds nearly any page, the default one of 4 MB is set
  // up anew for each answer.
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 17 } },
  filter: (req, res) =>
    !String(res.getHeader("content-type")).startsWith("text/event-stream") && compression.filter(req, res),
})

/** Style sheets, scripts, fonts and pictures. */
export function serveFiles(app: Express, dev: boolean): void {
  const setHeaders = withoutPageHeaders
  if (!dev) {
    const kept = { immutable: true, maxAge: "1y", fallthrough: false, setHeaders }
    app.use("/assets", compressedBefore("build/client/assets", { enableBrotli: true, index: false, serveStatic: kept }))
  }
  const files = express.static(dev ? "public" : "build/client", { maxAge: "1d", index: false, setHeaders })
  // Only a name with an ending can be a file; asking the disk for every page costs.
  app.use((req, res, next) => (/\.\w+$/.test(req.path) ? files(req, res, next) : next()))
}

/** A font, a style sheet or an image is no document: what guards a document would only weigh, half a kilobyte on each file. */
function withoutPageHeaders(res: ServerResponse, file: string): void {
  if (/\.(html|svg)$/.test(file)) return
  for (const name of [
    "content-security-policy",
    "permissions-policy",
    "referrer-policy",
    "cross-origin-opener-policy",
    "origin-agent-cluster",
    "x-frame-options",
  ])
    res.removeHeader(name)
}
