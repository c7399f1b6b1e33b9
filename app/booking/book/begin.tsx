import { redirect } from "react-router"
import { paths } from "#paths"
import type { Route } from "./+types/begin"

export function loader({ params }: Route.LoaderArgs) {
  return redirect(paths.services(params.language))
}
