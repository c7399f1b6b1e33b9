import { paths } from "#app/paths.ts"
import { ErrorSummary, Field } from "../form.tsx"
import { LinkBroken } from "../link-broken.tsx"
import { useTranslation } from "../translation.ts"

/** A link to a PD U2 that is cut or over: a new one is sent to the address that was used. */
export function BenefitLinkBroken({
  language,
  here,
  sent,
  error,
  typed,
}: {
  language: string
  here: string
  sent: boolean
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
          <Field
            id="email"
            label={t("form.email")}
            error={error}
            value={typed}
            type="email"
            autoComplete="email"
            maxLength={254}
            required
          />
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
