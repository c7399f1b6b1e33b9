import { useTranslation } from "./translation.ts"
import { paths } from "#paths"
import { useRequest } from "./request.tsx"

/** Says on every page that this is a demonstration, and where its mail can be read. Nothing where a mail server is set. */
export function Banner() {
  const { t } = useTranslation("common")
  const { demo } = useRequest()
  if (!demo) return null
  return (
    <aside className="demo-banner" aria-label={t("demo.label")}>
      <p>
        {t("demo.text")} <a href={paths.demoMail()}>{t("demo.link")}</a>
      </p>
    </aside>
  )
}
