import { notFound } from "#app/parts/refusals.ts"
import { isId } from "#domain/id.ts"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { participantsTable } from "./participants-table.server.ts"
import { requireStaff } from "#app/web/require-staff.server.ts"
import { exportParticipants } from "#operations/courses/export.ts"
import type { Route } from "./+types/participants-xlsx"

export const middleware: Route.MiddlewareFunction[] = [requireStaff]

/** The participants of a run with their attendance as a table. Who took it out stands in the audit trail. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const account = staffOf(context)
  if (!isId(params.id)) throw notFound()
  const exported = await exportParticipants(portalOf(context).ctx, { runId: params.id, staffId: account.id })
  if (!exported.ok) throw notFound()
  const file = await participantsTable(exported.value, localeOf(context))
  return new Response(file, {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="${exported.value.whole.course.slug}.xlsx"`,
      "cache-control": "no-store",
    },
  })
}
