import writeXlsxFile from "write-excel-file/node"
import { isId } from "#app/forms/review.ts"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { requirePermission, requireStaff } from "#app/web/require-staff.server.ts"
import { briefMoment } from "#domain/time/spoken.ts"
import { translator } from "#locales/translator.ts"
import { exportParticipants } from "#operations/courses/export.ts"
import type { Route } from "./+types/participants-xlsx"

export const middleware: Route.MiddlewareFunction[] = [requireStaff]

/** The participants of a run with their attendance as a table. Who took it out stands in the audit trail. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const account = staffOf(context)
  requirePermission(account, "run-courses")
  if (!isId(params.id)) throw new Response("Not found", { status: 404 })
  const exported = await exportParticipants(portalOf(context).ctx, { runId: params.id, staffId: account.id })
  if (!exported.ok) throw new Response("Not found", { status: 404 })
  const { whole, people, marks } = exported.value
  const language = localeOf(context)
  const { t } = translator(language)
  // A text cell in the format "text": no program works out what is typed in it, not even when the cell is edited.
  const cell = (value: string) => ({ value, type: String, format: "@" })
  const head = [
    ...(["number", "name", "state", "email", "language", "support", "hopes"] as const).map((name) =>
      t(`teaching:xlsx.${name}`),
    ),
    ...whole.run.meetings.map((m) => briefMoment(m.startsAt, language)),
  ].map((value) => ({ value, fontWeight: "bold" as const }))
  const rows = people.flatMap((own) =>
    own.names.map((name, i) => [
      { value: own.number, type: Number },
      ...[
        name,
        t(`teaching:states.${own.state}`),
        own.email,
        t(`course:languages.${own.language as "en"}`),
        own.supportNeeds,
        own.hopes,
      ].map(cell),
      ...whole.run.meetings.map((m) => {
        const mark = marks.find((a) => a.meetingId === m.id && a.signUpId === own.id && a.person === i + 1)
        return cell(mark ? t(`teaching:meeting.${mark.mark}`) : "")
      }),
    ]),
  )
  const file = await writeXlsxFile([head, ...rows], { sheet: t("teaching:xlsx.sheet") }).toBuffer()
  return new Response(new Uint8Array(file), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="${whole.course.slug}.xlsx"`,
      "cache-control": "no-store",
    },
  })
}
