import { redirect } from "react-router"
import { paths } from "#paths"
import { staffOf } from "#app/web/context.server.ts"
import { may } from "#domain/staff/permissions.ts"
import type { Route } from "./+types/begin"

/** Where somebody's day begins: in the calendar, or in what they may see instead. */
export function loader({ context }: Route.LoaderArgs) {
  const account = staffOf(context)
  if (may(account, "see-calendar")) return redirect(paths.staff.calendar())
  if (may(account, "attend-own-courses") || may(account, "attend-courses")) return redirect(paths.staff.courses())
  return redirect(may(account, "see-prereg") ? paths.staff.preregs() : paths.staff.account())
}
