import { redirect } from "react-router"
import { readForm } from "#app/parts/parse.ts"
import { paths, safeBack } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { readCookie } from "#app/web/cookies.server.ts"
import { extend } from "#operations/booking/extend.ts"
import type { Route } from "./+types/extend"

/** Only a button leads here; a link followed by hand goes back to the times. */
export function loader({ params }: Route.LoaderArgs) {
  return redirect(paths.time(params.language))
}

/** Keeps the held time longer, and leads back to the page where the button was pressed. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx, config } = portalOf(context)
  const form = await readForm(request)
  const extended = await extend(ctx, { draftKey: readCookie(config, request, "booking") ?? "" })
  if (!extended.ok && extended.error !== "extended-already") return redirect(paths.taken(params.language))
  return redirect(safeBack(String(form.get("back") ?? ""), paths.details(params.language)))
}
