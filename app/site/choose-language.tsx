import { redirect } from "react-router"
import { paths } from "#paths"
import { languageOfBrowser } from "#app/web/locale.server.ts"
import type { Route } from "./+types/choose-language"

export function loader({ request }: Route.LoaderArgs) {
  return redirect(paths.home(languageOfBrowser(request)), { headers: { vary: "accept-language" } })
}
