import { useTranslation } from "#app/parts/translation.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import { data, redirect } from "react-router"
import { z } from "zod"
import { Banner } from "#app/parts/banner.tsx"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { parseForm } from "#app/parts/parse.ts"
import { paths, safeBack } from "#paths"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { readCookie, setCookie } from "#app/web/cookies.server.ts"
import { LOCK_MINUTES } from "#domain/staff/rules.ts"
import { currentStaff, signIn } from "#operations/staff/sign-in.ts"
import type { Route } from "./+types/sign-in"

const form = z.object({
  email: z.string().optional().default(""),
  password: z.string().optional().default(""),
  back: z.string().optional(),
})

export async function loader({ request, context, url }: Route.LoaderArgs) {
  const { config, ctx } = portalOf(context)
  const back = safeBack(url.searchParams.get("back"), paths.staff.calendar())
  const token = readCookie(config, request, "staff")
  if (token && (await currentStaff(ctx, { token, active: false }))) throw redirect(back)
  return { back }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { config, ctx, limits } = portalOf(context)
  const parsed = await parseForm(request, form)
  if (!parsed.ok) return data({ error: "sign-in-wrong" as const, email: "" }, 422)
  const { email, password, back } = parsed.value
  if (!(await limits.allow("sign-in", visitorOf(context).address)))
    return data({ error: "too-many" as const, email }, 429)
  const signed = await signIn(ctx, { email, password })
  if (!signed.ok) return data({ error: signed.error, email }, 422)
  const headers = new Headers()
  headers.append("set-cookie", setCookie(config, "staff", signed.value.token))
  headers.append("set-cookie", setCookie(config, "staff-language", signed.value.account.language))
  return redirect(safeBack(back ?? null, paths.staff.calendar()), { headers })
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { t, i18n } = useTranslation("staff")
  const error = actionData ? t(`signIn.error.${actionData.error}`, { minutes: LOCK_MINUTES }) : undefined
  return (
    <>
      <PageTitle title={t("signIn.title")} />
      <Banner />
      <main className="signin" id="main">
        <a className="mark" href={paths.home(i18n.language)}>
          Ankomst
        </a>
        <h1>{t("signIn.title")}</h1>
        <p className="hint">{t("signIn.lead")}</p>
        <ErrorSummary problems={error ? [{ field: "email", message: error }] : []} />
        <form method="post" noValidate>
          <input type="hidden" name="back" value={loaderData.back} />
          <Field
            id="email"
            label={t("signIn.email")}
            value={actionData?.email}
            type="email"
            autoComplete="username"
            dir="ltr"
            required
          />
          <Field
            id="password"
            label={t("signIn.password")}
            type="password"
            autoComplete="current-password"
            dir="ltr"
            required
          />
          <button className="btn primary" type="submit">
            {t("signIn.button")}
          </button>
        </form>
        <p className="hint">
          <a href={paths.home(i18n.language)}>{t("signIn.toCitizens")}</a>
        </p>
      </main>
    </>
  )
}
