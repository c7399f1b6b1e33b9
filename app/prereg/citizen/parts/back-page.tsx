import type { ReactNode } from "react"
import { Icon } from "#app/parts/icon.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"

/** A page of a household besides its questions: no search engine keeps it, and a link leads back to the list. */
export function BackPage({
  title,
  language,
  back = true,
  children,
}: {
  title: string
  language: string
  back?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation("prereg")
  return (
    <div className="container flow">
      <PageTitle title={title} />
      <meta name="robots" content="noindex" />
      {back ? (
        <a className="back-link" href={paths.prereg(language)}>
          <Icon name="back" />
          {t("back")}
        </a>
      ) : null}
      {children}
    </div>
  )
}
