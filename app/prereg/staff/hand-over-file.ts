import { notFound } from "#app/parts/refusals.ts"
import { byStaff, officeOf, portalOf, staffOf } from "#app/web/context.server.ts"
import { requireStaff } from "#app/web/require-staff.server.ts"
import { isId } from "#domain/id.ts"
import { houseLanguage } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { handOverFiles, takeHousehold } from "#operations/prereg/hand-over.ts"
import { householdCsv, householdJson, householdPdf } from "./hand-over-files.server.ts"
import type { Route } from "./+types/hand-over-file"

export const middleware: Route.MiddlewareFunction[] = [requireStaff]

const types = { pdf: "application/pdf", json: "application/json; charset=utf-8", csv: "text/csv; charset=utf-8" }

/** A household as a file for the case system, in the language of the house. Who took it out stands in the audit trail. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const as = handOverFiles.find((one) => one === params.as)
  if (!as || !isId(params.id)) throw notFound()
  const { ctx, config } = portalOf(context)
  const taken = await takeHousehold(ctx, { preregId: params.id, as, by: byStaff(staffOf(context)) })
  if (!taken.ok) throw notFound()
  const around = { at: await officeOf(context), portalUrl: config.portalUrl, now: ctx.now() }
  const made = { pdf: householdPdf, json: householdJson, csv: householdCsv }[as]
  const name = `${translator(houseLanguage).t("prereg-staff:handOver.file")}-${taken.value.reference}.${as}`
  return new Response(await made(taken.value, around), {
    headers: {
      "content-type": types[as],
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  })
}
