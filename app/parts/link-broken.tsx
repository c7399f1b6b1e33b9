import { PageTitle } from "./page-title.tsx"
import type { ReactNode } from "react"
import { useTranslation } from "./translation.ts"
import { paths } from "#paths"

/** A link of one's own that leads nowhere, and the way to a new one: to a visit, or to what `words` and what stands inside say. */
export function LinkBroken({
  language,
  words,
  children,
}: {
  language: string
  words?: { title: string; lead: string; isError?: boolean }
  children?: ReactNode
}) {
  const { t } = useTranslation("booking")
  const title = words?.title ?? t("visit.notFound.title")
  return (
    <div className="container notice">
      <PageTitle title={title} wrong={words?.isError ?? false} />
      <meta name="robots" content="noindex" />
      <h1>{title}</h1>
      <p className="lead">{words?.lead ?? t("visit.notFound.lead")}</p>
      {children ?? (
        <p className="button-group">
          <a className="button button-primary" href={paths.mine(language)}>
            {t("visit.notFound.button")}
          </a>
        </p>
      )}
    </div>
  )
}
