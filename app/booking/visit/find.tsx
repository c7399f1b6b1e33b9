import { useErrorWords } from "#app/parts/error-words.ts"
import { WithPhone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import { data, redirect } from "react-router"
import { EmailField } from "#app/parts/email-field.tsx"
import { ErrorSummary, FlowEnd } from "#app/parts/form.tsx"
import { addressForm, parseForm } from "#app/parts/parse.ts"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { sendLink, visitsToLink } from "#operations/booking/send-link.ts"
import { paths } from "#paths"
import type { PageHandle } from "#app/root.tsx"
import type { Route } from "./+types/find"

export const handle: PageHandle = { keepsTyped: true }

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const { site } = await readSiteOffice(portalOf(context).db)
  return { language: params.language, phone: site.phone, sent: url.searchParams.has("sent") }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx, limits } = portalOf(context)
  const form = await parseForm(request, addressForm)
  if (!form.ok) return data({ error: form.errors.email ?? null, typed: form.typed.email ?? "" }, 422)
  const { email } = form.value
  const { address } = visitorOf(context)
  if (!(await limits.allow("find-visit", address))) return data({ error: "too-many", typed: email }, 429)
  // Counted only when there is something to send, and refused in silence: otherwise the answer would tell who has a visit here.
  const due = (await visitsToLink(ctx, email)).length > 0
  if (due && (await limits.allowMail({ address, email }))) await sendLink(ctx, { email, language: params.language })
  return redirect(`${paths.findVisit(params.language)}?sent`)
}

export default function FindVisit({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const sayError = useErrorWords("booking")
  const error = sayError(actionData?.error)
  const sent = loaderData.sent && !actionData
  return (
    <div className="container flow">
      <PageTitle title={sent ? t("visit.find.sentTitle") : t("visit.find.title")} />
      <div className="narrow">
        <ErrorSummary problems={error ? [{ field: "email", message: error }] : []} />
        <h1>{sent ? t("visit.find.sentTitle") : t("visit.find.title")}</h1>
        <p className="lead">{sent ? t("visit.find.sentLead") : t("visit.find.lead")}</p>
        {sent ? (
          <p>
            <WithPhone text={t("visit.find.none", { phone: loaderData.phone })} number={loaderData.phone} />
          </p>
        ) : (
          <form id="page-form" method="post" noValidate>
            <EmailField
              label={t("visit.find.email")}
              code={actionData?.error ?? undefined}
              error={error}
              typed={{ email: actionData?.typed }}
              required
            />
            <FlowEnd>{t("visit.find.send")}</FlowEnd>
          </form>
        )}
      </div>
    </div>
  )
}
