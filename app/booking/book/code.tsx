import { useErrorWords } from "#app/parts/error-words.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { data, redirect } from "react-router"
import { BookingPage } from "#app/booking/parts/booking-page.tsx"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { codeForm } from "#app/parts/parse.ts"
import { parseFields, readForm } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { holdShown, needSteps, readJourney } from "#app/booking/journey.server.ts"
import { visitorOf } from "#app/web/context.server.ts"
import { CODE_DIGITS, CODE_MINUTES } from "#domain/booking/rules.ts"
import { confirmEmail, sendNewCode } from "#operations/booking/give-details.ts"
import type { Route } from "./+types/code"
import { emailShown } from "#app/web/email-shown.server.ts"

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const journey = await readJourney(request, context, params.language)
  needSteps(journey, "code")
  const { draft, language } = journey
  if (draft.confirmedEmail === draft.email) throw redirect(paths.check(language))
  return { language, email: emailShown(draft.email), hold: holdShown(journey), sent: url.searchParams.has("sent") }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const journey = await readJourney(request, context, params.language)
  needSteps(journey, "code")
  const { portal, draft, draftKey, language } = journey
  const { address } = visitorOf(context)
  const fields = await readForm(request)
  if (fields.get("intent") === "again") {
    const allowed = await portal.limits.allowMail("mail-to", { address, email: draft.email, browser: draft.id })
    if (!allowed) return data({ error: "too-many", typed: "" }, 429)
    await sendNewCode(portal.ctx, { draftKey })
    return redirect(`${paths.code(language)}?sent`)
  }
  const form = parseFields(fields, codeForm)
  if (!form.ok) return data({ error: form.errors.code ?? "code-missing", typed: form.typed.code ?? "" }, 422)
  if (!(await portal.limits.allow("type-code", address)))
    return data({ error: "too-many", typed: form.value.code }, 429)
  const confirmed = await confirmEmail(portal.ctx, { draftKey, code: form.value.code })
  if (confirmed.ok) return redirect(paths.check(language))
  if (confirmed.error === "no-draft") return redirect(`${paths.services(language)}?lost`)
  return data({ error: confirmed.error, typed: form.value.code }, 422)
}

export default function Code({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const sayError = useErrorWords("booking")
  const { language, email, hold, sent } = loaderData
  const error = sayError(actionData?.error)
  return (
    <BookingPage step="details" language={language} title={t("code.title")} back={paths.details(language)} hold={hold}>
      <div className="narrow">
        <ErrorSummary problems={error ? [{ field: "code", message: error }] : []} />
        <h1>{t("code.title")}</h1>
        <p className="lead">{t("code.lead", { digits: CODE_DIGITS, email, minutes: CODE_MINUTES })}</p>
        {sent && !error ? (
          <div className="alert" role="status">
            <p>{t("code.sent")}</p>
          </div>
        ) : null}
        <form method="post" noValidate>
          <Field
            id="code"
            label={t("code.label")}
            hint={t("code.hint", { digits: CODE_DIGITS })}
            value={actionData?.typed}
            error={error}
            className="input-code"
            inputMode="numeric"
            autoComplete="one-time-code"
            dir="ltr"
            required
            maxLength={20}
          />
          <div className="flow-end">
            <button className="button button-primary xs-full-width" type="submit">
              {t("code.confirm")}
            </button>
          </div>
        </form>
        <form method="post" className="flow-end">
          <button className="linkbutton" type="submit" name="intent" value="again">
            {t("code.again")}
          </button>
        </form>
        <p className="flow-end">
          {t("code.wrongAddress")} <a href={paths.details(language)}>{t("code.changeAddress")}</a>
        </p>
      </div>
    </BookingPage>
  )
}
