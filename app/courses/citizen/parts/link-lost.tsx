import { paths } from "#paths"
import { LinkBroken } from "#app/parts/link-broken.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** The page of a lost or cut link to one's own courses. */
export function CourseLinkLost({ language }: { language: string }) {
  const { t } = useTranslation("courses")
  return (
    <LinkBroken language={language} words={{ title: t("lost.title"), lead: t("lost.lead") }}>
      <p className="button-group">
        <a className="button button-primary" href={paths.mine(language)}>
          {t("lost.button")}
        </a>
      </p>
    </LinkBroken>
  )
}
