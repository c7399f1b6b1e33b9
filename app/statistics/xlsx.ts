import { requireStaff } from "#app/web/require-staff.server.ts"
import { readReport } from "./report.server.ts"
import { fileName, figuresXlsx } from "./table-files.server.ts"
import type { Route } from "./+types/xlsx"

export const middleware: Route.MiddlewareFunction[] = [requireStaff]

/** The numbers of the page, as it shows them, to take along. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { report, language } = await readReport(context, url)
  return new Response(await figuresXlsx(report, language), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="${fileName(report, language, "xlsx")}"`,
      "cache-control": "no-store",
    },
  })
}
