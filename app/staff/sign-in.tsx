import { data, redirect } from "react-router"
import { z } from "zod"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { parseForm } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { readCookie } from "#app/web/cookies.server.ts"
import { signInPlace } from "#app/web/sign-in-place.server.ts"
import { currentStaff, signIn, signOut } from "#operations/staff/sign-in.ts"
import { paths, safeBack } from "#paths"
import { OutsidePage } from "./parts/outside-page.tsx"
import { signedIn } from "./signed-in.server.ts"
import type { Route } from "./+types/sign-in"

const form = z.object({
  email: z.string().optional().default(""),
  password: z.string().optional().default(""),
  back: z.string().optional(),
})

/** Why the office's own sign-in let nobody in: it said no, or it did not answer. */
const isRefused = (text: string | null): text is "office" | "away" => text === "office" || text === "away"

export async function loader({ request, context, url }: Route.LoaderArgs) {
  const { config, ctx } = portalOf(context)
  const back = safeBack(url.searchParams.get("back"), paths.staff.begin())
  const token = readCookie(config, request, "staff")
  if (token && (await currentStaff(ctx, { token, active: false }))) throw redirect(back)
  const refused = url.searchParams.get("refused")
  return {
    back,
    officeName: (await officeOf(context)).site.name,
    founded: url.searchParams.has("founded"),
    office: config.oidc !== null,
    refused: isRefused(refused) ? refused : null,
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { config, ctx } = portalOf(context)
  const parsed = await parseForm(request, form)
  if (!parsed.ok) return data({ error: "sign-in-wrong" as const, email: "", seconds: 0 }, 422)
  const { email, password, back } = parsed.value
  const { secondFactor } = config
  const signed = await signIn(ctx, { email, password, place: signInPlace(request, context), secondFactor })
  if (!signed.ok) {
    const seconds = signed.error === "sign-in-wait" ? signed.seconds : 0
    return data({ error: signed.error, email, seconds }, statusOf[signed.error])
  }
  // Whoever signs in again leaves no session of before behind.
  const before = readCookie(config, request, "staff")
  if (before) await signOut(ctx, { token: before })
  return signedIn(config, signed, back ?? null)
}

const statusOf = { "sign-in-wrong": 422, "sign-in-wait": 429, "sign-in-busy": 503 } as const

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { t, i18n } = useTranslation("staff")
  const error = actionData ? t(`signIn.error.${actionData.error}`, { count: actionData.seconds }) : undefined
  // Nothing that was typed is wrong, so nothing is to be corrected.
  const refused = actionData ? null : loaderData.refused
  return (
    <OutsidePage
      title={t("signIn.title")}
      lead={loaderData.founded ? t("signIn.founded") : t("signIn.lead", { office: loaderData.officeName })}
      wrong={error !== undefined || refused !== null}
    >
      <ErrorSummary problems={error ? [{ field: "email", message: error }] : []} />
      {refused ? (
        <p className="alert alert-warning" role="alert">
          {t(`signIn.error.${refused}`)}
        </p>
      ) : null}
      {loaderData.office ? (
        <p>
          <a className="btn primary" href={paths.staff.office(loaderData.back)}>
            {t("signIn.office")}
          </a>
        </p>
      ) : null}
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
        <a href={paths.staff.forgotten()}>{t("signIn.forgotten")}</a>
      </p>
      <p className="hint">
        <a href={paths.home(i18n.language)}>{t("signIn.toCitizens")}</a>
      </p>
    </OutsidePage>
  )
}
