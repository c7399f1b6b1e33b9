import { data, redirect } from "react-router"
import { ErrorSummary, Field, FormActs } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { signInPlace } from "#app/web/sign-in-place.server.ts"
import { PASSWORD_MOST } from "#domain/staff/password.ts"
import { CONFIRMED_MINUTES } from "#domain/staff/rules.ts"
import { confirmSelf } from "#operations/staff/confirm.ts"
import { paths, safeBack } from "#paths"
import { readConfirm } from "./forms.ts"
import type { Route } from "./+types/confirm"

export function loader({ context, url }: Route.LoaderArgs) {
  const { config } = portalOf(context)
  const { passwordHash, totpSecret, subject } = staffOf(context)
  const asked = url.searchParams.get("answer")
  // The tab in which somebody has signed in at the office's own sign-in.
  const answer: "yes" | "no" | null = asked === "yes" || asked === "no" ? asked : null
  return {
    back: safeBack(url.searchParams.get("back"), paths.staff.begin()),
    ways: {
      password: passwordHash !== null,
      code: totpSecret !== null,
      office: config.oidc !== null && subject !== null,
    },
    answer,
  }
}

/**
 * Takes a form that must not be carried out before somebody has shown again that it is them, as `requireStaff` sends it on, and asks
 * for that; what was typed goes along in the page. With the right answer the browser sends the same form where it was going.
 */
export async function action({ request, context, url }: Route.ActionArgs) {
  const { ctx } = portalOf(context)
  const account = staffOf(context)
  const back = safeBack(url.searchParams.get("back"), paths.staff.begin())
  const { given, empty } = readConfirm(await request.clone().formData())
  const form = await readForm(request)
  const typed = [...form].map(([name, value]) => [name, String(value)] as const)
  if (!given) return data({ typed, error: null }, 403)
  const { network } = signInPlace(request, context)
  const confirmed = await confirmSelf(ctx, { account, sessionId: account.sessionId, ...given, network })
  if (confirmed.ok) return empty ? redirect(back) : redirect(back, 307)
  const status = { "confirm-wait": 429, "password-busy": 503, "confirm-missing": 422, "confirm-wrong": 422 } as const
  return data({ typed: empty ? null : typed, error: confirmed.error }, status[confirmed.error])
}

export default function Confirm({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("staff")
  const { answer, ways } = loaderData
  if (answer)
    return (
      <StaffPage title={t("confirm.title")} wrong={answer === "no"}>
        <div className="edit is-single">
          <div className="ed1">
            <p className={answer === "yes" ? "alert alert-done" : "alert alert-error"} role="status">
              {t(`confirm.answer.${answer}`)}
            </p>
          </div>
        </div>
      </StaffPage>
    )
  const error = actionData?.error ? t(`confirm.error.${actionData.error}`) : undefined
  const going = { back: loaderData.back, typed: actionData?.typed ?? null }
  return (
    <StaffPage title={t("confirm.title")} wrong={error !== undefined}>
      <div className="edit is-single">
        <div className="ed1">
          <ErrorSummary
            problems={error ? [{ field: ways.password ? "confirm-password" : "confirm-code", message: error }] : []}
          />
          <p>{t("confirm.lead", { minutes: CONFIRMED_MINUTES })}</p>
          {ways.password || ways.code ? <Own ways={ways} going={going} wrong={actionData?.error ?? null} /> : null}
          {ways.office ? <Office going={going} only={!ways.password && !ways.code} /> : null}
          {ways.password || ways.code || ways.office ? null : (
            <p>{t("confirm.noWay", { minutes: CONFIRMED_MINUTES })}</p>
          )}
          <div className="form-acts">
            <a className="btn" href={going.back}>
              {t("confirm.leave")}
            </a>
          </div>
        </div>
      </div>
    </StaffPage>
  )
}

interface Going {
  back: string
  typed: readonly (readonly [string, string])[] | null
}

/** What was being sent, as it was. */
const Typed = ({ typed }: Pick<Going, "typed">) =>
  typed ? (
    typed.map(([name, value], index) => <input key={`${index} ${name}`} type="hidden" name={name} value={value} />)
  ) : (
    <input type="hidden" name="__empty" value="yes" />
  )

function Own({
  ways,
  going,
  wrong,
}: {
  ways: { password: boolean; code: boolean }
  going: Going
  wrong: string | null
}) {
  const { t } = useTranslation("staff")
  const error = wrong === "confirm-wrong" || wrong === "confirm-missing" ? t(`confirm.error.${wrong}`) : undefined
  return (
    <form method="post" noValidate>
      <Typed typed={going.typed} />
      {ways.password ? (
        <Field
          id="confirm-password"
          name="__password"
          label={t("confirm.password")}
          error={error}
          type="password"
          autoComplete="current-password"
          dir="ltr"
          maxLength={PASSWORD_MOST}
        />
      ) : null}
      {ways.code ? (
        <Field
          id="confirm-code"
          name="__code"
          label={t(ways.password ? "confirm.orCode" : "factor.code")}
          hint={t("confirm.codeHint")}
          error={ways.password ? undefined : error}
          autoComplete="one-time-code"
          inputMode="numeric"
          dir="ltr"
          maxLength={12}
        />
      ) : null}
      <input type="hidden" name="__confirm" value="yes" />
      <FormActs primary>{t("confirm.button")}</FormActs>
    </form>
  )
}

/** The office's own sign-in opens in another tab: this one keeps what was typed, and sends it. */
function Office({ going, only }: { going: Going; only: boolean }) {
  const { t } = useTranslation("staff")
  return (
    <section>
      <header>
        <h2>{t("confirm.office")}</h2>
        <p>{t("confirm.officeLead")}</p>
      </header>
      <div className="form-acts">
        <a className={only ? "btn primary" : "btn"} href={paths.staff.officeAgain()} target="_blank" rel="noopener">
          {t("confirm.officeButton")}
        </a>
        {going.typed ? (
          <form method="post" action={going.back}>
            <Typed typed={going.typed} />
            <button className="btn" type="submit">
              {t("confirm.goOn")}
            </button>
          </form>
        ) : null}
      </div>
    </section>
  )
}
