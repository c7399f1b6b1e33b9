import { paths } from "#paths"
import { EmailField } from "#app/parts/email-field.tsx"
import { ErrorSummary } from "#app/parts/form.tsx"
import { LinkBroken } from "#app/parts/link-broken.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** A link to a PD U2 that is cut or over: a new one is sent to the address that was used. */
export function BenefitLinkBroken({
  language,
  here,
  sent,
  code,
  error,
  typed,
}: {
  language: string
  here: string
  sent: boolean
  /** The code of what is wrong with the address, and its words. */
  code: string | undefined
  error: string | undefined
  typed: string
}) {
  const { t } = useTranslation("benefit")
  return (
    <LinkBroken
      language={language}
      words={{ title: t("broken.title"), lead: t("broken.lead"), isError: error !== undefined }}
    >
      <div className="narrow">
        <ErrorSummary problems={error ? [{ field: "email", message: error }] : []} />
        {sent ? <p role="status">{t("broken.sent")}</p> : null}
        <form method="post" action={here} noValidate>
          <EmailField label={t("form.email")} code={code} error={error} typed={{ email: typed }} required />
          <p className="button-group">
            <button className="button button-primary" type="submit" name="intent" value="link">
              {t("broken.send")}
            </button>
          </p>
        </form>
        <p>
          {t("broken.none")} <a href={paths.benefit(language)}>{t("broken.begin")}</a>
        </p>
      </div>
    </LinkBroken>
  )
}
