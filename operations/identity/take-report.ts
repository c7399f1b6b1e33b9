import type { Span } from "#domain/identity/report.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"

/** Records who took the report of a period out of the portal. */
export const noteReportTaken = (ctx: Context, given: Span & { staffId: string }): Promise<void> =>
  appendAudit(ctx.db, {
    at: ctx.now(),
    staffId: given.staffId,
    kind: "identity-report",
    detail: { from: given.first, to: given.last },
  })
