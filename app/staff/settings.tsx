import { redirect } from "react-router"
import { readForm } from "#app/parts/parse.ts"
import { paths, safeBack } from "#paths"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { isLanguage } from "#locales/languages.ts"
import { changeSettings } from "#operations/staff/settings.ts"
import type { Route } from "./+types/settings"

export const loader = () => redirect(paths.staff.calendar())

/** Language and single keys, from the account's menu. */
export async function action({ request, context }: Route.ActionArgs) {
  const { config, ctx } = portalOf(context)
  const form = await readForm(request)
  const language = String(form.get("language") ?? "")
  const shortcuts = form.get("shortcuts")
  const headers = new Headers()
  await changeSettings(ctx, {
    staffId: staffOf(context).id,
    ...(isLanguage(language) ? { language } : {}),
    ...(shortcuts === null ? {} : { shortcuts: shortcuts === "on" }),
  })
  if (isLanguage(language)) headers.append("set-cookie", setCookie(config, "staff-language", language))
  return redirect(safeBack(String(form.get("back") ?? ""), paths.staff.calendar()), { headers })
}
