import { useTranslation } from "./translation.ts"
import { paths } from "#app/paths.ts"

/** A visit's link that leads nowhere, and the way to a new one. */
export function LinkBroken({ language }: { language: string }) {
  const { t } = useTranslation("visit")
  return (
    <div className="container notice">
      <title>{`${t("notFound.title")} – Ankomst`}</title>
      <h1>{t("notFound.title")}</h1>
      <p className="lead">{t("notFound.lead")}</p>
      <p className="button-group">
        <a className="button button-primary" href={paths.findVisit(language)}>
          {t("notFound.button")}
        </a>
      </p>
    </div>
  )
}
