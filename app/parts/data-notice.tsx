import { useRouteLoaderData } from "react-router"
import { paths } from "#paths"
import type { NoticeKey, Responsible } from "#domain/retention/notice.ts"
import { useTranslation } from "./translation.ts"

interface Site {
  site: { responsible: Responsible }
}

/** At the button that sends a form: who answers for what it holds, what for, and where the rest is told (GDPR art. 13). */
export function DataNotice({
  of,
  language,
}: {
  of: Exclude<NoticeKey, "staff" | "tax-card" | "identity">
  language: string
}) {
  const { t } = useTranslation("retention")
  const layout = useRouteLoaderData<Site>("site/layout")
  return (
    <p className="small data-notice">
      {t(`note.${of}`, { controller: layout?.site.responsible.name ?? "" })}{" "}
      <a href={`${paths.privacy(language)}#${of}`}>{t("note.more")}</a>
    </p>
  )
}
