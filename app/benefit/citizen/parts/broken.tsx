import { paths } from "#paths"
import { LinkBroken } from "#app/parts/link-broken.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** A link to a PD U2 that is cut or over: what there still is stands on one's own page. */
export function BenefitLinkBroken({ language }: { language: string }) {
  const { t } = useTranslation("benefit")
  return (
    <LinkBroken language={language} words={{ title: t("broken.title"), lead: t("broken.lead") }}>
      <p className="button-group">
        <a className="button button-primary" href={paths.mine(language)}>
          {t("broken.button")}
        </a>
      </p>
      <p>
        {t("broken.none")} <a href={paths.benefit(language)}>{t("broken.begin")}</a>
      </p>
    </LinkBroken>
  )
}
