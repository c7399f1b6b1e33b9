import { PageTitle } from "./page-title.tsx"
import { useTranslation } from "./translation.ts"
import { isLanguage } from "#locales/languages.ts"
import { paths } from "#paths"
import { Banner } from "./banner.tsx"
import { useRequest } from "./request.tsx"
import { hasKey } from "./has-key.ts"

const known = { 403: "403", 404: "404", 429: "429", 503: "503" } as const

/** A page for what went wrong, in the reader's language. It needs nothing from the database: so it names no office. */
export function ErrorPage({ status }: { status: number }) {
  const { t, i18n } = useTranslation("common")
  const { requestId, path, get } = useRequest()
  const language = isLanguage(i18n.language) ? i18n.language : "en"
  const kind = hasKey(known, status) ? known[status] : "500"
  const staff = path.startsWith("/staff")
  return (
    <>
      <PageTitle title={t(`errorPage.${kind}.title`)} />
      {staff ? null : <Banner />}
      <header className={staff ? "bar" : "header"}>
        <div className={staff ? "" : "container"}>
          <a className={staff ? "mark" : "wordmark"} href={staff ? paths.staff.calendar() : paths.home(language)}>
            {staff ? "Ankomst" : <span className="wordmark-name">Ankomst</span>}
          </a>
        </div>
      </header>
      <main id="main">
        <div className="container notice">
          <h1>{t(`errorPage.${kind}.title`)}</h1>
          <p className="lead">{t(`errorPage.${kind}.lead`)}</p>
          {status === 503 && !get ? <p>{t("errorPage.503.typed")}</p> : null}
          {kind === "500" && requestId ? <p className="small">{t("errorPage.500.reference", { requestId })}</p> : null}
          <p className="button-group">
            <a
              className={staff ? "btn primary" : "button button-primary"}
              href={staff ? paths.staff.calendar() : paths.home(language)}
            >
              {t(staff ? "errorPage.toCalendar" : "errorPage.toHome")}
            </a>
          </p>
        </div>
      </main>
    </>
  )
}
