import { useTranslation } from "./translation.ts"
import { paths } from "#app/paths.ts"

/** A link of one's own that leads nowhere, and the way to a new one. Without words of its own it is a visit's. */
export function LinkBroken({
  language,
  words,
}: {
  language: string
  words?: { title: string; lead: string; button: string; to: string }
}) {
  const { t } = useTranslation("visit")
  const title = words?.title ?? t("notFound.title")
  return (
    <div className="container notice">
      <title>{`${title} – Ankomst`}</title>
      <meta name="robots" content="noindex" />
      <h1>{title}</h1>
      <p className="lead">{words?.lead ?? t("notFound.lead")}</p>
      <p className="button-group">
        <a className="button button-primary" href={words?.to ?? paths.findVisit(language)}>
          {words?.button ?? t("notFound.button")}
        </a>
      </p>
    </div>
  )
}
