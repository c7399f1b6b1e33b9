import { randomBytes } from "node:crypto"
import type { NextFunction, Request, Response } from "express"
import helmet from "helmet"

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
  return (req: Request, res: Response, next: NextFunction): void => {
    res.locals.nonce = randomBytes(16).toString("base64url")
    res.setHeader("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
    protect(req, res, next)
  }
}
