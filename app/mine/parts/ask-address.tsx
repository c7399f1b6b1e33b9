import { DataNotice } from "#app/parts/data-notice.tsx"
import { EmailField } from "#app/parts/email-field.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary, FlowEnd } from "#app/parts/form.tsx"
import { PageMeta } from "#app/parts/page-meta.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { OWN_PAGE_MINUTES } from "#domain/mine/own-page.ts"
import { paths } from "#paths"

/** The address whose page somebody wants to see: a code goes there, whether anything stands under it or not. */
export function AskAddress({
  language,
  closed,
  plan,
  code,
  typed,
}: {
  language: string
  /** The page was open here and has closed. */
  closed: boolean
  /** The link of a plan that is to stand on the page. */
  plan: string | undefined
  code: string | null
  typed: string
}) {
  const { t } = useTranslation("mine")
  const sayError = useErrorWords("mine")
  const error = sayError(code ?? undefined)
  return (
    <div className="container flow">
      <PageMeta
        title={t("title")}
        description={t("ask.lead")}
        path={paths.mine(language)}
        wrong={error !== undefined}
      />
      <div className="narrow">
        <ErrorSummary problems={error ? [{ field: "email", message: error }] : []} />
        <h1>{t("title")}</h1>
        {closed && !error ? (
          <div className="alert" role="status">
            <p>{t("closed", { count: OWN_PAGE_MINUTES })}</p>
          </div>
        ) : null}
        <p className="lead">{t(plan ? "ask.leadPlan" : "ask.lead")}</p>
        <form id="page-form" method="post" action={paths.mine(language, plan ? { plan } : {})} noValidate>
          <EmailField
            label={t("ask.email")}
            hint={t(plan ? "ask.emailHintPlan" : "ask.emailHint")}
            code={code ?? undefined}
            error={error}
            typed={{ email: typed }}
            required
          />
          {plan ? <DataNotice of="plan" language={language} /> : null}
          <FlowEnd>{t("ask.button")}</FlowEnd>
        </form>
      </div>
    </div>
  )
}
