import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { WithPhone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { useRouteLoaderData } from "react-router"
import { portalOf } from "#app/web/context.server.ts"
import { readTerms } from "#db/retention/reads.ts"
import type { PublicData } from "./layout.tsx"
import type { Route } from "./+types/privacy"

export const loader = async ({ context }: Route.LoaderArgs) => ({ terms: await readTerms(portalOf(context).db) })

export default function Privacy({ loaderData }: Route.ComponentProps) {
  const { terms } = loaderData
  const { t } = useTranslation("common")
  const { site } = useRouteLoaderData("site/layout") as PublicData
  return (
    <CitizenPage title={t("privacy.title")} lead={t("privacy.lead")}>
      <div className="container section">
        <div className="prose">
          <h2>{t("privacy.whatHeading")}</h2>
          <ul>
            <li>{t("privacy.draft", { count: terms.draftHours })}</li>
            <li>{t("privacy.visit", { count: terms.visitDays })}</li>
            <li>{t("privacy.preregDraft", { count: terms.preregDraftDays })}</li>
            <li>{t("privacy.prereg", { count: terms.preregVisitDays })}</li>
          </ul>
          {(["why", "who", "cookies", "rights"] as const).map((part) => (
            <section key={part}>
              <h2>{t(`privacy.${part}Heading`)}</h2>
              <p>{t(`privacy.${part}`)}</p>
            </section>
          ))}
          <p>
            <WithPhone text={t("privacy.contact", { email: site.email, phone: site.phone })} number={site.phone} />
          </p>
        </div>
      </div>
    </CitizenPage>
  )
}
