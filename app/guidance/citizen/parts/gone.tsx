import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { Search } from "#app/guidance/citizen/parts/search.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"

/** The article is kept no longer: what it was called, and where to look now. */
export function Gone({
  gone,
}: {
  gone: { language: string; slug: string; title: string; instead: { slug: string; title: string } | null }
}) {
  const { t } = useTranslation("guidance")
  const { language } = gone
  return (
    <CitizenPage
      title={t("gone.title")}
      path={paths.article(language, gone.slug)}
      back={
        <p className="crumbs">
          <a href={paths.guidance(language)}>{t("shelf.title")}</a>
        </p>
      }
      lead={t("gone.text", { title: gone.title })}
      more={<Search language={language} question="" />}
    >
      <meta name="robots" content="noindex" />
      <div className="container section">
        <div className="narrow">
          {gone.instead ? (
            <p>
              {t("gone.instead")} <a href={paths.article(language, gone.instead.slug)}>{gone.instead.title}</a>
            </p>
          ) : null}
          <p>{t("gone.search")}</p>
          <p>
            <a className="button button-secondary" href={paths.guidance(language)}>
              {t("gone.all")}
            </a>
          </p>
        </div>
      </div>
    </CitizenPage>
  )
}
