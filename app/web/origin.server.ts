import { isSmsReport } from "#paths"
import type { NextFunction, Request, Response } from "express"

/**
 * Refuses every request that changes something unless the browser vouches that it comes from a page of this portal. The
 * framework's own check leaves out resource routes and requests without an Origin; this one leaves out nothing but the reports of the
 * SMS gateway.
 */
export function sameOriginOnly(portalUrl: string) {
  const own = new URL(portalUrl).host
  return (req: Request, res: Response, next: NextFunction): void => {
    if (["GET", "HEAD", "OPTIONS"].includes(req.method)) return next()
    // A gateway is no browser and has no origin; its address carries a proof of its own, and nobody's cookies are looked at there.
    if (isSmsReport(req.path)) return next()
    if (cameFromUs(req, own)) return next()
    res
      .status(403)
      .type("text/plain")
      .send("This request did not come from a page of this portal. Go back, load the page again and try once more.\n")
  }
}

function cameFromUs(req: Request, own: string): boolean {
  const site = req.get("sec-fetch-site")
  if (site !== undefined && site !== "same-origin") return false
  const origin = req.get("origin")
  if (origin === undefined) return site === "same-origin"
  if (!URL.canParse(origin)) return false
  const { host } = new URL(origin)
  return host === req.get("host") || host === own
}
