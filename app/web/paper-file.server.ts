import { turnsOf } from "./few-at-once.server.ts"

/** Papers are opened some at a time: each is megabytes, once sealed and once open. */
export const inTurn = turnsOf(4)

/**
 * A paper that somebody sent, for whoever may look at it: a picture is shown, a PDF only taken along, so that nothing of what it may hold
 * runs in the portal's origin. Never stored on the way.
 */
export const paperFile = ({ kind, bytes }: { kind: "image" | "pdf"; bytes: Buffer }): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": kind === "image" ? "image/jpeg" : "application/pdf",
      "content-disposition": kind === "image" ? "inline" : 'attachment; filename="paper.pdf"',
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
    },
  })
