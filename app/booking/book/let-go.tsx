import { redirect } from "react-router"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { readCookie } from "#app/web/cookies.server.ts"
import { releaseHold } from "#operations/booking/let-go.ts"
import type { Route } from "./+types/let-go"

/** Only a button leads here; a link followed by hand goes back to the times. */
export function loader({ params }: Route.LoaderArgs) {
  return redirect(paths.time(params.language))
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx, config } = portalOf(context)
  const draftKey = readCookie(config, request, "booking")
  if (draftKey) await releaseHold(ctx, { draftKey })
  return redirect(paths.time(params.language))
}
