import { useErrorWords } from "#app/parts/error-words.ts"
import { data, redirect } from "react-router"
import { ErrorSummary, Field, FlowEnd } from "#app/parts/form.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { parseFields, readForm } from "#app/parts/parse.ts"
import { printedCodeForm } from "./forms.ts"
import { paths } from "#paths"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { openByPrintedCode } from "#operations/prereg/resume.ts"
import type { Route } from "./+types/continue"

export function loader({ params }: Route.LoaderArgs) {
  return { language: params.language }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const language = params.language
  const { ctx, limits, config } = portalOf(context)
  const { address } = visitorOf(context)
  const fields = await readForm(request)
  const form = parseFields(fields, printedCodeForm)
  if (!form.ok) return data({ error: form.errors.code ?? "code-missing", typed: form.typed.code ?? "" }, 422)
  if (!(await limits.allow("try-code", address))) return data({ error: "too-many", typed: form.value.code }, 429)
  const opened = await openByPrintedCode(ctx, { code: form.value.code })
  if (!opened.ok)
    return data({ error: opened.error === "code-shape" ? "printed-shape" : opened.error, typed: form.value.code }, 422)
  return redirect(paths.prereg(language), {
    headers: { "set-cookie": setCookie(config, "prereg", opened.value.token) },
  })
}

export default function Continue({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("prereg")
  const sayError = useErrorWords("prereg")
  const { language } = loaderData
  const message = sayError(actionData?.error)
  return (
    <div className="container flow">
      <PageTitle title={t("resume.title")} />
      <div className="narrow">
        <ErrorSummary problems={message ? [{ field: "code", message }] : []} />
        <h1>{t("resume.title")}</h1>
        <section className="block">
          <h2>{t("resume.codeTitle")}</h2>
          <form method="post" noValidate>
            <Field
              id="code"
              label={t("resume.codeLabel")}
              hint={t("resume.codeHint")}
              value={actionData?.typed}
              error={message}
              autoComplete="off"
              dir="ltr"
              maxLength={120}
            />
            <FlowEnd>{t("resume.codeButton")}</FlowEnd>
          </form>
        </section>
        <section className="block">
          <h2>{t("resume.mineTitle")}</h2>
          <p>{t("resume.mineLead")}</p>
          <p>
            <a className="button button-secondary xs-full-width" href={paths.mine(language)}>
              {t("resume.mineButton")}
            </a>
          </p>
        </section>
      </div>
    </div>
  )
}
