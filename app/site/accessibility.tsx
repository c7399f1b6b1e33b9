import { useRouteLoaderData } from "react-router"
import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { WithPhone } from "#app/parts/phone.tsx"
import { useRequest } from "#app/parts/request.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { accessibility } from "#domain/accessibility.ts"
import { fullDate } from "#domain/time/spoken.ts"
import type { PublicData } from "./layout.tsx"

const AGENCY = "https://digst.dk/"

/** The accessibility statement, in the order of the law's model (BEK 904/2019). */
export default function Accessibility() {
  const { t } = useTranslation("site")
  const { origin } = useRequest()
  const { language, site } = useRouteLoaderData("site/layout") as PublicData
  const { measured, problems } = accessibility
  const day = (date: string) => fullDate(date, language)
  const [narrow, wide] = measured.widths
  return (
    <CitizenPage title={t("accessibility.title")} lead={t("accessibility.lead", { controller: site.responsible.name })}>
      <div className="container section">
        <div className="prose">
          <section>
            <h2>{t("accessibility.aboutHeading")}</h2>
            <p>
              {t("accessibility.about", {
                host: origin.replace(/^https?:\/\//, ""),
                office: site.name,
                standard: accessibility.standard,
              })}
            </p>
          </section>
          <section>
            <h2>{t("accessibility.statusHeading")}</h2>
            <p>{t(`accessibility.${accessibility.status}`)}</p>
          </section>
          <section>
            <h2>{t("accessibility.problemsHeading")}</h2>
            <ul>
              {problems.map(({ key, criteria }) => (
                <li key={key}>
                  {t(`accessibility.problem.${key}.what`)}{" "}
                  {t("accessibility.criteria", { list: new Intl.ListFormat(language).format(criteria) })}
                  <br />
                  <b>{t("accessibility.instead")}</b> {t(`accessibility.problem.${key}.way`)}
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{t("accessibility.worksHeading")}</h2>
            <p>{t("accessibility.works")}</p>
          </section>
          <section>
            <h2>{t("accessibility.testHeading")}</h2>
            <p>
              {t("accessibility.test", {
                count: measured.pages,
                day: day(measured.on),
                axe: measured.axe,
                narrow,
                wide,
                violations: measured.violations,
              })}
            </p>
            <p>{t("accessibility.limits")}</p>
            <p>
              {t("accessibility.dates", {
                published: day(accessibility.published),
                reviewed: day(accessibility.reviewed),
              })}
            </p>
          </section>
          <section>
            <h2>{t("accessibility.problemHeading")}</h2>
            <p>
              <WithPhone text={t("accessibility.tell", { email: site.email, phone: site.phone })} number={site.phone} />
            </p>
          </section>
          <section>
            <h2>{t("accessibility.agencyHeading")}</h2>
            <p>
              {t("accessibility.agency")} <a href={AGENCY}>digst.dk</a>
            </p>
          </section>
        </div>
      </div>
    </CitizenPage>
  )
}
