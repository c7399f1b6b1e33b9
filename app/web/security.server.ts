import { randomBytes } from "node:crypto"
import type { NextFunction, Request, Response } from "express"
import helmet from "helmet"
import { isFramed } from "#paths"

/** Headers of every answer. Nothing is loaded from anywhere else, nothing is inline but scripts with this request's nonce. */
export function securityHeaders(https: boolean, dev: boolean) {
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", (_req, res) => `'nonce-${(res as Response).locals.nonce}'`],
        styleSrc: dev ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: dev ? ["'self'", "ws:"] : ["'self'"],
        manifestSrc: ["'self'"],
        frameSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // Same-origin posts keep their Origin header, which the origin check reads; other sites learn nothing.
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: https ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: "deny" },
    xPoweredBy: false,
  })
  const protectFramed = framed(https)
  return (req: Request, res: Response, next: NextFunction): void => {
    res.locals.nonce = randomBytes(16).toString("base64url")
    res.setHeader("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
    ;(isFramed(req.path) ? protectFramed : protect)(req, res, next)
  }
}

/**
 * Headers of a page that ours show in a frame: a mail with its inline styles. It runs nothing, sends nothing and belongs to no origin,
 * in a frame and, opened by itself, as well.
 */
const framed = (https: boolean) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'unsafe-inline'"],
        // The picture that goes along with a mail stands in the page itself.
        imgSrc: ["data:"],
        formAction: ["'none'"],
        frameAncestors: ["'self'"],
        baseUri: ["'none'"],
        sandbox: [],
      },
    },
    referrerPolicy: { policy: "no-referrer" },
    strictTransportSecurity: https ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: "sameorigin" },
    xPoweredBy: false,
  })
