import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { CODE_DIGITS, CODE_MINUTES } from "#domain/booking/rules.ts"

/** The code from the mail: it confirms the address, or opens the household on this device. */
export function CodeForm({
  language,
  email,
  sent,
  pending,
  error,
  typed,
  confirms,
}: {
  language: string
  /** Masked where the reader has not shown who they are yet. */
  email: string
  sent: boolean
  /** Whether a code is on its way or in the mailbox. */
  pending: boolean
  error: string | null
  typed: string
  confirms: boolean
}) {
  const { t } = useTranslation("prereg")
  const sayError = useErrorWords("prereg")
  const message = sayError(error, { count: CODE_DIGITS })
  const title = t(confirms ? "code.title" : "resume.openTitle")
  return (
    <div className="container flow">
      <PageTitle title={title} />
      <meta name="robots" content="noindex" />
      {confirms ? (
        <a className="back-link" href={paths.prereg(language)}>
          <Icon name="back" />
          {t("back")}
        </a>
      ) : null}
      <div className="narrow">
        <ErrorSummary problems={message ? [{ field: "code", message }] : []} />
        <h1>{title}</h1>
        <p className="lead">
          {pending ? t("code.lead", { digits: CODE_DIGITS, email, minutes: CODE_MINUTES }) : t("code.none", { email })}
        </p>
        {sent && !message ? (
          <div className="alert" role="status">
            <p>{t("code.sent")}</p>
          </div>
        ) : null}
        <form method="post" noValidate>
          <Field
            id="code"
            label={t("code.label")}
            value={typed}
            error={message}
            className="input-code"
            inputMode="numeric"
            autoComplete="one-time-code"
            dir="ltr"
            required
            maxLength={20}
          />
          <div className="flow-end">
            <button className="button button-primary xs-full-width" type="submit" name="intent" value="code">
              {t("code.confirm")}
            </button>
          </div>
        </form>
        <form method="post" className="flow-end button-group">
          <button className="linkbutton" type="submit" name="intent" value="again">
            {t("code.again")}
          </button>
          {confirms ? <a href={paths.preregPage(language, "contact")}>{t("code.change")}</a> : null}
          {confirms ? <a href={paths.preregPage(language, "person-1")}>{t("code.later")}</a> : null}
        </form>
      </div>
    </div>
  )
}
