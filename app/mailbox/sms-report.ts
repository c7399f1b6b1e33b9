import { z } from "zod"
import { badRequest, notFound } from "#app/parts/refusals.ts"
import { portalOf } from "#app/web/context.server.ts"
import { smsStates } from "#domain/mail/sms-delivery.ts"
import { isReportProof } from "#operations/link.ts"
import { noteSmsReport } from "#operations/mail/sms.ts"
import type { Route } from "./+types/sms-report"

/** What the gateway posts, as far as it is used: our own id, the state, and the code of an error. */
const report = z.object({
  userref: z.string().min(1).max(200),
  status: z.enum(smsStates),
  code: z
    .union([z.string(), z.number()])
    .optional()
    .transform((code) => String(code ?? ""))
    // A code of the gateway's list, such as 0x1003 or 5: never a sentence, which may quote the number.
    .transform((code) => (/^\w{1,20}$/.test(code) ? code : "")),
})

/** Nothing is to be seen here. */
export const loader = () => {
  throw notFound()
}

/**
 * What became of an SMS, told by the gateway at the address that went with it: whoever knows its proof was given it by us. An answer
 * that is no 2xx makes the gateway tell it again later, as for an SMS that is being written down this moment.
 */
export async function action({ request, params, context }: Route.ActionArgs) {
  if (request.method !== "POST") throw notFound()
  const told = report.safeParse(await request.json().catch(() => null))
  if (!told.success) throw badRequest()
  const { userref: id, status: state, code } = told.data
  const { ctx } = portalOf(context)
  if (!isReportProof(ctx.secrets, id, params.proof)) throw notFound()
  const noted = await noteSmsReport(ctx, { id, state, code })
  if (!noted.ok) throw notFound()
  return new Response(null, { status: 204 })
}
