import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { requireStaff } from "#app/web/require-staff.server.ts"
import { readForm } from "#app/parts/parse.ts"
import { lookAt } from "#operations/desk/look.ts"
import type { Route } from "./+types/looks"

export const middleware: Route.MiddlewareFunction[] = [requireStaff]

/** An open page says that it is, and hears who else looks at its visit: names of staff, and of nobody whom the visit is hidden from. */
export async function action({ request, params, context }: Route.ActionArgs): Promise<Response> {
  const { ctx, live } = portalOf(context)
  const account = staffOf(context)
  const form = await readForm(request)
  const tab = String(form.get("tab") ?? "")
  if (!/^[a-z0-9]{8,32}$/.test(tab)) throw new Response("Bad Request", { status: 400 })
  const given = { visitId: params.id, tab, left: form.has("left"), by: byStaff(account) }
  const answer = await lookAt(ctx, given)
  if (!answer.ok) throw new Response("Not Found", { status: 404 })
  const others = live.lookers(params.id).filter(({ staffId }) => staffId !== account.id)
  return Response.json({ names: others.map(({ name }) => name) })
}
