import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { data } from "react-router"
import { Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { plainText } from "#domain/typed-text.ts"
import { paths } from "#paths"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { certificateByCode } from "#db/courses/reads.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { fullDate } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { readCertificateCode } from "#domain/courses/certificate-code.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { Route } from "./+types/certificate"

/** Anybody who holds a certificate can see that it is real: the code is 55 bits, and tries are counted. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const { db, limits } = portalOf(context)
  const typed = plainText(url.searchParams.get("code") ?? "").slice(0, 40)
  if (typed === "") return { language, typed, found: null, says: null }
  const code = readCertificateCode(typed)
  if (!(await limits.allow("check-certificate", visitorOf(context).address)))
    return data({ language, typed, found: null, says: "tooMany" as const }, 429)
  const found = code && (await certificateByCode(db, code))
  return {
    language,
    typed,
    says: found ? ("right" as const) : ("wrong" as const),
    found: found
      ? {
          name: found.name,
          course: writtenIn(found.titles, language, ""),
          dates: `${fullDate(found.firstDay, language)} – ${fullDate(found.lastDay, language)}`,
          meetings: found.meetings,
          attended: found.attended,
          issued: fullDate(officeDay(found.issuedAt), language),
        }
      : null,
  }
}

export default function CheckCertificate({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("courses")
  const { language, typed, found, says } = loaderData
  return (
    <CitizenPage
      title={t("certificate.title")}
      wrong={says !== null && says !== "right"}
      description={t("certificate.lead")}
      path={paths.certificate(language)}
      lead={t("certificate.lead")}
    >
      <meta name="robots" content="noindex" />
      <div className="container section">
        <div className="narrow">
          {says ? (
            <div className={found ? "alert" : "alert alert-error"} role="status">
              <p>
                <b>{t(`certificate.${says}`)}</b>
              </p>
            </div>
          ) : null}
          {found ? (
            <dl className="structured-list">
              {(
                [
                  [t("certificate.name"), found.name],
                  [t("certificate.course"), found.course],
                  [t("certificate.dates"), found.dates],
                  [t("certificate.attended"), t("certificate.of", found)],
                  [t("certificate.issued"), found.issued],
                ] as const
              ).map(([name, value]) => (
                <div className="row" key={name}>
                  <dt>{name}</dt>
                  <dd className="value">
                    <bdi>{value}</bdi>
                  </dd>
                </div>
              ))}
            </dl>
          ) : null}
          <form method="get" action={paths.certificate(language)}>
            <Field
              id="code"
              label={t("certificate.code")}
              value={typed}
              maxLength={40}
              autoComplete="off"
              dir="ltr"
              className="input-pay"
            />
            <div className="flow-end">
              <button className="button button-primary" type="submit">
                {t("certificate.check")}
              </button>
            </div>
          </form>
        </div>
      </div>
    </CitizenPage>
  )
}
