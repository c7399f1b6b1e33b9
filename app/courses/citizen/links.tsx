import { useErrorWords } from "#app/parts/error-words.ts"
import { WithPhone } from "#app/parts/phone.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { data, redirect } from "react-router"
import { EmailField } from "#app/parts/email-field.tsx"
import { ErrorSummary, FlowEnd } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { addressForm, parseForm } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { officeOf, portalOf, visitorOf } from "#app/web/context.server.ts"
import { sendCourseLinks } from "#operations/courses/sign-up.ts"
import type { Route } from "./+types/links"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const { site } = await officeOf(context)
  return { language: params.language, phone: site.phone, sent: url.searchParams.has("sent") }
}

/** The answer is the same whether the address has courses: nobody learns that from here. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx, limits } = portalOf(context)
  const form = await parseForm(request, addressForm)
  if (!form.ok) return data({ error: form.errors.email ?? "email-missing", typed: form.typed.email ?? "" }, 422)
  const allowed = await limits.allowMail({ address: visitorOf(context).address, email: form.value.email })
  if (!allowed) return data({ error: "too-many", typed: form.value.email }, 429)
  await sendCourseLinks(ctx, { email: form.value.email, language: params.language })
  return redirect(paths.courseLinks(params.language, { sent: "" }))
}

export default function CourseLinks({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("courses")
  const sayError = useErrorWords("courses")
  const error = sayError(actionData?.error)
  const sent = loaderData.sent && !error
  const title = sent ? t("links.sentTitle") : t("links.title")
  return (
    <div className="container flow">
      <PageTitle title={title} />
      <meta name="robots" content="noindex" />
      <div className="narrow">
        <ErrorSummary problems={error ? [{ field: "email", message: error }] : []} />
        <h1>{title}</h1>
        <p className="lead">{sent ? t("links.sentLead") : t("links.lead")}</p>
        {sent ? (
          <p>
            <WithPhone text={t("links.none", { phone: loaderData.phone })} number={loaderData.phone} />
          </p>
        ) : (
          <form method="post" action={paths.courseLinks(loaderData.language)} noValidate>
            <EmailField
              label={t("form.email")}
              code={actionData?.error}
              error={error}
              typed={{ email: actionData?.typed }}
              required
            />
            <FlowEnd>{t("links.send")}</FlowEnd>
          </form>
        )}
      </div>
    </div>
  )
}
