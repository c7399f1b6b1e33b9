import { useTranslation } from "#app/components/translation.ts"
import { data, redirect } from "react-router"
import { EmailField } from "#app/components/email-field.tsx"
import { ErrorSummary } from "#app/components/form.tsx"
import { findVisitForm } from "#app/forms/booking.ts"
import { parseForm } from "#app/forms/parse.ts"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { sendLink } from "#operations/booking/send-link.ts"
import { paths } from "#app/paths.ts"
import type { Route } from "./+types/find-visit"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const { site } = await readSiteOffice(portalOf(context).db)
  return { language: params.language, phone: site.phone, sent: url.searchParams.has("sent") }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx, limits } = portalOf(context)
  const form = await parseForm(request, findVisitForm)
  if (!form.ok) return data({ error: form.errors.email ?? "email-missing", typed: form.typed.email ?? "" }, 422)
  const allowed =
    (await limits.allow("mail-from", visitorOf(context).address)) && (await limits.allow("mail-to", form.value.email))
  if (!allowed) return data({ error: "too-many", typed: form.value.email }, 429)
  await sendLink(ctx, { email: form.value.email, language: params.language })
  return redirect(`${paths.findVisit(params.language)}?sent`)
}

export default function FindVisit({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("visit")
  const { t: booking } = useTranslation("booking")
  const error = actionData ? booking(`error.${actionData.error}` as "error.email-wrong") : undefined
  const sent = loaderData.sent && !error
  return (
    <div className="container flow">
      <title>{`${sent ? t("find.sentTitle") : t("find.title")} – Ankomst`}</title>
      <div className="narrow">
        <ErrorSummary problems={error ? [{ field: "email", message: error }] : []} />
        <h1>{sent ? t("find.sentTitle") : t("find.title")}</h1>
        <p className="lead">{sent ? t("find.sentLead") : t("find.lead")}</p>
        {sent ? (
          <p>{t("find.none", { phone: loaderData.phone })}</p>
        ) : (
          <form method="post" noValidate>
            <EmailField
              label={t("find.email")}
              code={actionData?.error}
              error={error}
              typed={{ email: actionData?.typed }}
              required
            />
            <div className="flow-end">
              <button className="button button-primary xs-full-width" type="submit">
                {t("find.send")}
              </button>
            </div>
          </form>
        )}
      </div>
    </div>
  )
}
