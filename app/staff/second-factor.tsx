import { data, redirect } from "react-router"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { portalOf } from "#app/web/context.server.ts"
import { readCookie } from "#app/web/cookies.server.ts"
import { signInPlace } from "#app/web/sign-in-place.server.ts"
import { appAddress, giveSecondFactor, isAppSecret, newAppSecret, turnOn } from "#operations/staff/second-factor.ts"
import { waitingSession } from "#operations/staff/sign-in.ts"
import { paths, safeBack } from "#paths"
import { NewFactor, RecoveryCodes } from "./parts/new-factor.tsx"
import { OutsidePage } from "./parts/outside-page.tsx"
import type { Route } from "./+types/second-factor"

/** Requests in which the phone was just set up: the session waits no more, and its page still shows the codes on paper, once. */
const justSetUp = new WeakSet<object>()

async function waiting(request: Request, context: Route.LoaderArgs["context"], back: string) {
  const { config, ctx } = portalOf(context)
  const token = readCookie(config, request, "staff")
  const found = token ? await waitingSession(ctx, token) : null
  if (!found) throw redirect(paths.staff.signIn(back))
  return found
}

export async function loader({ request, context, url }: Route.LoaderArgs) {
  const back = safeBack(url.searchParams.get("back"), paths.staff.begin())
  if (justSetUp.has(context)) return { back, setUp: null }
  const { account } = await waiting(request, context, back)
  if (account.totpSecret) return { back, setUp: null }
  const secret = newAppSecret()
  return { back, setUp: { secret, address: appAddress(account.email, secret) } }
}

/** Takes the code of a session that waits for it; for an account without an app, the first code of a new one. */
export async function action({ request, context, url }: Route.ActionArgs) {
  const { ctx } = portalOf(context)
  const back = safeBack(url.searchParams.get("back"), paths.staff.begin())
  const { account, session } = await waiting(request, context, back)
  const form = await readForm(request)
  const typed = String(form.get("code") ?? "")
  const { network } = signInPlace(request, context)
  if (account.totpSecret) {
    const given = await giveSecondFactor(ctx, { account, session, typed, network })
    return given.ok ? redirect(back) : data({ error: given.error, codes: null, setUp: null }, 422)
  }
  const secret = String(form.get("secret") ?? "")
  const setUp = { secret, address: isAppSecret(secret) ? appAddress(account.email, secret) : "" }
  if (!setUp.address) return redirect(paths.staff.secondFactor(back))
  const on = await turnOn(ctx, { account, sessionId: session.id, secret, typed, network })
  if (!on.ok) return data({ error: on.error, codes: null, setUp }, 422)
  justSetUp.add(context)
  return data({ error: null, codes: on.value.codes, setUp: null })
}

export default function SecondFactor({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("staff")
  const error = actionData?.error ? t(`factor.error.${actionData.error}`) : undefined
  const setUp = actionData?.setUp ?? loaderData.setUp
  if (actionData?.codes)
    return (
      <OutsidePage title={t("factor.codes.title")}>
        <RecoveryCodes codes={actionData.codes} next={loaderData.back} nextText={t("factor.codes.next")} />
      </OutsidePage>
    )
  if (setUp)
    return (
      <OutsidePage title={t("factor.new.title")} lead={t("factor.new.why")} wrong={error !== undefined}>
        <NewFactor {...setUp} error={error} />
      </OutsidePage>
    )
  return (
    <OutsidePage title={t("factor.title")} lead={t("factor.lead")} wrong={error !== undefined}>
      <ErrorSummary problems={error ? [{ field: "code", message: error }] : []} />
      <form method="post" noValidate>
        <Field
          id="code"
          label={t("factor.code")}
          autoComplete="one-time-code"
          inputMode="numeric"
          dir="ltr"
          maxLength={12}
          required
        />
        <button className="btn primary" type="submit">
          {t("factor.button")}
        </button>
      </form>
      <p className="hint">{t("factor.lost")}</p>
    </OutsidePage>
  )
}
