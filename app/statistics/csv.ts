import { requireStaff } from "#app/web/require-staff.server.ts"
import { readReport } from "./report.server.ts"
import { fileName, figuresCsv } from "./table-files.server.ts"
import type { Route } from "./+types/csv"

export const middleware: Route.MiddlewareFunction[] = [requireStaff]

/** The numbers of the page, as it shows them, to take along. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { report, language } = await readReport(context, url)
  return new Response(figuresCsv(report, language), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName(report, language, "csv")}"`,
      "cache-control": "no-store",
    },
  })
}
