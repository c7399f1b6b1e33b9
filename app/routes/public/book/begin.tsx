import { redirect } from "react-router"
import { paths } from "#app/paths.ts"
import type { Route } from "./+types/begin"

export function loader({ params }: Route.LoaderArgs) {
  return redirect(paths.services(params.language))
}
