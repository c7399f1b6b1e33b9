import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { WithPhone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { useRouteLoaderData } from "react-router"
import type { PublicData } from "./layout.tsx"

export default function Accessibility() {
  const { t } = useTranslation("common")
  const { site } = useRouteLoaderData("site/layout") as PublicData
  return (
    <CitizenPage title={t("accessibility.title")} lead={t("accessibility.lead")}>
      <div className="container section">
        <div className="prose">
          {(["works", "problem", "agency"] as const).map((part) => (
            <section key={part}>
              <h2>{t(`accessibility.${part}Heading`)}</h2>
              <p>
                <WithPhone
                  text={t(`accessibility.${part}`, { email: site.email, phone: site.phone })}
                  number={site.phone}
                />
              </p>
            </section>
          ))}
        </div>
      </div>
    </CitizenPage>
  )
}
