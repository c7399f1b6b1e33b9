import { readCookie, setCookie } from "#app/web/cookies.server.ts"
import { data, redirect } from "react-router"
import { ErrorSummary } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { portalOf } from "#app/web/context.server.ts"
import { signInPlace } from "#app/web/sign-in-place.server.ts"
import { FORGOTTEN_HOURS, INVITED_DAYS } from "#domain/staff/accounts.ts"
import { PASSWORD_LEAST, PASSWORD_MOST } from "#domain/staff/password.ts"
import { type JoinRefusal, invitationFor, join } from "#operations/staff/accounts.ts"
import { beginSession } from "#operations/staff/sign-in.ts"
import { paths } from "#paths"
import { NewPassword } from "./parts/new-password.tsx"
import { OutsidePage } from "./parts/outside-page.tsx"
import { signedIn } from "./signed-in.server.ts"
import type { Route } from "./+types/join"

/** A mail scanner that opens the link uses nothing up: only the button does. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { config, ctx } = portalOf(context)
  const found = await invitationFor(ctx, params.key)
  // The first page somebody sees of the portal speaks the language of their invitation.
  if (found.ok && !readCookie(config, request, "staff-language"))
    throw redirect(paths.staff.join(params.key), {
      headers: { "set-cookie": setCookie(config, "staff-language", found.value.account.language) },
    })
  return found.ok
    ? { broken: null, kind: found.value.kind, name: found.value.account.name, email: found.value.account.email }
    : data({ broken: found.error, kind: null, name: "", email: "" }, 404)
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { config, ctx } = portalOf(context)
  const form = await readForm(request)
  const text = (name: string) => String(form.get(name) ?? "").slice(0, PASSWORD_MOST + 1)
  const joined = await join(ctx, { key: params.key, password: text("password"), again: text("again") })
  if (!joined.ok) return data({ error: joined.error }, statusOf(joined.error))
  const { account } = joined.value
  const { secondFactor } = config
  const place = signInPlace(request, context)
  return signedIn(config, await beginSession(ctx, { account, place, secondFactor, way: "password" }), null)
}

const statusOf = (error: JoinRefusal) => (error.startsWith("link-") ? 409 : error === "password-busy" ? 503 : 422)

export default function Join({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("staff")
  const broken = actionData?.error.startsWith("link-") ? actionData.error : loaderData.broken
  if (broken)
    return (
      <OutsidePage
        title={t("join.broken.title")}
        lead={t(`join.error.${broken}`, { days: INVITED_DAYS, hours: FORGOTTEN_HOURS })}
      >
        <p>
          <a className="btn" href={paths.staff.forgotten()}>
            {t("join.broken.again")}
          </a>
        </p>
      </OutsidePage>
    )
  const error = actionData
    ? t(`join.error.${actionData.error}`, { count: PASSWORD_LEAST, days: 0, hours: 0 })
    : undefined
  const { kind, name, email } = loaderData
  return (
    <OutsidePage
      title={t(kind === "invited" ? "join.title" : "join.again")}
      lead={t("join.lead", { name, email })}
      wrong={error !== undefined}
    >
      <ErrorSummary problems={error ? [{ field: "password", message: error }] : []} />
      <form method="post" noValidate>
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <NewPassword error={actionData?.error === "password-busy" ? undefined : error} />
        <button className="btn primary" type="submit">
          {t("join.button")}
        </button>
      </form>
    </OutsidePage>
  )
}
