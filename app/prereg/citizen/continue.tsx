import { useErrorWords } from "#app/parts/error-words.ts"
import { data, redirect } from "react-router"
import { EmailField } from "#app/parts/email-field.tsx"
import { ErrorSummary, Field, FlowEnd } from "#app/parts/form.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { addressForm, parseFields, readForm } from "#app/parts/parse.ts"
import { printedCodeForm } from "./forms.ts"
import { paths } from "#paths"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { openByPrintedCode, sendResumeLinks } from "#operations/prereg/resume.ts"
import type { Route } from "./+types/continue"

export function loader({ params, url }: Route.LoaderArgs) {
  return { language: params.language, mailed: url.searchParams.has("mailed") }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const language = params.language
  const { ctx, limits, config } = portalOf(context)
  const { address } = visitorOf(context)
  const fields = await readForm(request)
  if (fields.get("intent") === "mail") {
    const form = parseFields(fields, addressForm)
    if (!form.ok)
      return data({ field: "email", error: form.errors.email ?? "email-missing", typed: form.typed.email ?? "" }, 422)
    const allowed = await limits.allowMail({ address, email: form.value.email })
    if (!allowed) return data({ field: "email", error: "too-many", typed: form.value.email }, 429)
    await sendResumeLinks(ctx, { email: form.value.email })
    return redirect(paths.preregContinue(language, { mailed: "" }))
  }
  const form = parseFields(fields, printedCodeForm)
  if (!form.ok)
    return data({ field: "code", error: form.errors.code ?? "code-missing", typed: form.typed.code ?? "" }, 422)
  if (!(await limits.allow("try-code", address)))
    return data({ field: "code", error: "too-many", typed: form.value.code }, 429)
  const opened = await openByPrintedCode(ctx, { code: form.value.code })
  if (!opened.ok)
    return data(
      { field: "code", error: opened.error === "code-shape" ? "printed-shape" : opened.error, typed: form.value.code },
      422,
    )
  return redirect(paths.prereg(language), {
    headers: { "set-cookie": setCookie(config, "prereg", opened.value.token) },
  })
}

export default function Continue({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("prereg")
  const sayError = useErrorWords("prereg")
  const { mailed } = loaderData
  const message = sayError(actionData?.error)
  const at = (field: string) => (actionData?.field === field ? { value: actionData.typed, error: message } : {})
  return (
    <div className="container flow">
      <PageTitle title={t("resume.title")} />
      <div className="narrow">
        <ErrorSummary problems={message ? [{ field: actionData!.field, message }] : []} />
        {mailed ? (
          <div className="alert" role="status">
            <p>{t("resume.mailSent")}</p>
          </div>
        ) : null}
        <h1>{t("resume.title")}</h1>
        <section className="block">
          <h2>{t("resume.codeTitle")}</h2>
          <form method="post" noValidate>
            <Field
              id="code"
              label={t("resume.codeLabel")}
              hint={t("resume.codeHint")}
              {...at("code")}
              autoComplete="off"
              dir="ltr"
              maxLength={120}
            />
            <FlowEnd>{t("resume.codeButton")}</FlowEnd>
          </form>
        </section>
        <section className="block">
          <h2>{t("resume.mailTitle")}</h2>
          <form method="post" noValidate>
            <input type="hidden" name="intent" value="mail" />
            <EmailField
              label={t("resume.mailLabel")}
              code={actionData?.field === "email" ? actionData.error : undefined}
              error={at("email").error}
              typed={{ email: at("email").value }}
            />
            <div className="flow-end">
              <button className="button button-secondary xs-full-width" type="submit">
                {t("resume.mailButton")}
              </button>
            </div>
          </form>
        </section>
      </div>
    </div>
  )
}
