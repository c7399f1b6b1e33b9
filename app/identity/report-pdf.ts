import { portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { requireStaff } from "#app/web/require-staff.server.ts"
import { noteReportTaken } from "#operations/identity/take-report.ts"
import { gatherReport } from "./report.server.ts"
import { reportFile, reportPdf } from "./report-files.server.ts"
import type { Route } from "./+types/report-pdf"

export const middleware: Route.MiddlewareFunction[] = [requireStaff]

/** The report of a period as a document to archive. Who took it out stands in the audit trail. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const language = localeOf(context)
  const report = await gatherReport(context, url)
  await noteReportTaken(portalOf(context).ctx, { ...report.span, staffId: staffOf(context).id })
  return new Response(await reportPdf(report, language, portalOf(context).ctx.now()), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${reportFile(report, language, "pdf")}"`,
      "cache-control": "no-store",
    },
  })
}
