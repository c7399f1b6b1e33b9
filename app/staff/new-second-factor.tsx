import { data } from "react-router"
import { readForm } from "#app/parts/parse.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { signInPlace } from "#app/web/sign-in-place.server.ts"
import { appAddress, isAppSecret, newAppSecret, turnOn } from "#operations/staff/second-factor.ts"
import { paths } from "#paths"
import { NewFactor, RecoveryCodes } from "./parts/new-factor.tsx"
import type { Route } from "./+types/new-second-factor"

export function loader({ context }: Route.LoaderArgs) {
  const secret = newAppSecret()
  return { secret, address: appAddress(staffOf(context).email, secret) }
}

/** Sets up another app, or the first one of somebody who signs in without. */
export async function action({ request, context }: Route.ActionArgs) {
  const account = staffOf(context)
  const form = await readForm(request)
  const given = String(form.get("secret") ?? "")
  const secret = isAppSecret(given) ? given : newAppSecret()
  const typed = String(form.get("code") ?? "")
  const { network } = signInPlace(request, context)
  const on = await turnOn(portalOf(context).ctx, { account, sessionId: account.sessionId, secret, typed, network })
  return on.ok
    ? data({ error: null, codes: on.value.codes, setUp: null })
    : data({ error: on.error, codes: null, setUp: { secret, address: appAddress(account.email, secret) } }, 422)
}

export default function NewSecondFactor({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("staff")
  const error = actionData?.error ? t(`factor.error.${actionData.error}`) : undefined
  const codes = actionData?.codes
  return (
    <StaffPage title={t(codes ? "factor.codes.title" : "factor.new.title")} wrong={error !== undefined}>
      <div className="edit is-single">
        <div className="ed1">
          {codes ? (
            <RecoveryCodes
              codes={codes}
              next={paths.staff.account({ did: "factor" })}
              nextText={t("factor.codes.next")}
            />
          ) : (
            <NewFactor {...(actionData?.setUp ?? loaderData)} error={error} />
          )}
        </div>
      </div>
    </StaffPage>
  )
}
