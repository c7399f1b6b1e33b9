import { redirect } from "react-router"
import { paths } from "#paths"
import { visitorOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { needPrereg } from "#app/prereg/session.server.ts"
import { beginVisit } from "#operations/prereg/visit.ts"
import type { Route } from "./+types/time"

export const loader = ({ params }: Route.LoaderArgs) => redirect(paths.prereg(params.language))

/** Begins the booking for the whole household and goes on where its time is chosen. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { portal, prereg } = await needPrereg(request, context, params.language)
  if (!(await portal.limits.allow("begin-booking", visitorOf(context).address)))
    return redirect(paths.prereg(params.language))
  const begun = await beginVisit(portal.ctx, { preregId: prereg.id })
  if (!begun.ok) return redirect(paths.prereg(params.language))
  return redirect(paths.time(params.language), {
    headers: { "set-cookie": setCookie(portal.config, "booking", begun.value.draftKey) },
  })
}
