import { useTranslation } from "#app/components/translation.ts"
import { useRouteLoaderData } from "react-router"
import { keptFor } from "#domain/retention/policy.ts"
import type { PublicData } from "./layout.tsx"

export default function Privacy() {
  const { t } = useTranslation("common")
  const { site } = useRouteLoaderData("routes/public/layout") as PublicData
  return (
    <>
      <title>{`${t("privacy.title")} – Ankomst`}</title>
      <div className="band page-head">
        <div className="container">
          <h1>{t("privacy.title")}</h1>
          <p className="lead">{t("privacy.lead")}</p>
        </div>
      </div>
      <div className="container section">
        <div className="prose">
          <h2>{t("privacy.whatHeading")}</h2>
          <ul>
            <li>{t("privacy.draft", { count: keptFor.draftHours })}</li>
            <li>{t("privacy.visit", { count: keptFor.visitDays })}</li>
          </ul>
          {(["why", "who", "cookies", "rights"] as const).map((part) => (
            <section key={part}>
              <h2>{t(`privacy.${part}Heading`)}</h2>
              <p>{t(`privacy.${part}`)}</p>
            </section>
          ))}
          <p>{t("privacy.contact", { email: site.email, phone: site.phone })}</p>
        </div>
      </div>
    </>
  )
}
