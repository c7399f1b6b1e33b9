import { Phone } from "#app/parts/phone.tsx"
import { PageMeta } from "#app/parts/page-meta.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { useRouteLoaderData } from "react-router"
import { OpeningHours } from "#app/site/parts/opening-hours.tsx"
import { HomeRoutes } from "#app/site/parts/home-routes.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { Notices, NoticesAbove } from "#app/parts/notices.tsx"
import { serviceNotices } from "#app/web/notices.server.ts"
import { paths } from "#paths"
import { holdsOn, nameInSentence } from "#domain/office/municipality.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { readJourney } from "#app/booking/journey.server.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { PublicData } from "./layout.tsx"
import type { Route } from "./+types/home"

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { at, language, draft, found, now } = await readJourney(request, context, params.language)
  const today = officeDay(now)
  const unfinished =
    draft !== null && (found === null || found.visit.state === "held" || found.visit.state === "lapsed")
  const served = (kind: "host" | "partner") =>
    at.municipalities.filter((m) => m.terms.some((term) => term.kind === kind && holdsOn(term, today)))
  return {
    language,
    unfinished,
    host: nameInSentence(served("host")[0]?.name ?? "", language),
    alone: served("partner").length === 0,
    services: at.services
      .filter((s) => s.active && s.whoMayBook === "anyone")
      .map(({ id, key, texts }) => {
        const { name, about } = writtenIn(texts, language)
        return { key, name, about, notices: serviceNotices(at.notices, [{ id }], today, language) }
      }),
  }
}

export default function Home({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("site")
  const { language, services, unfinished, host, alone } = loaderData
  const { notices } = useRouteLoaderData("site/layout") as PublicData
  return (
    <>
      <PageMeta title={t("pageTitle")} description={t("lead")} path={paths.home(language)} />
      <NoticesAbove notices={notices.here} />
      <div className="band hero">
        <Hero language={language} unfinished={unfinished} />
        <HomeRoutes />
      </div>
      <div className="container section">
        <h2>{t("servicesTitle")}</h2>
        <ul className="tasks nobullet-list">
          {services.map((s) => (
            <li key={s.key}>
              <h3>
                <a href={paths.services(language, [s.key])}>{s.name}</a>
              </h3>
              <p>{s.about}</p>
              <Notices notices={s.notices} />
            </li>
          ))}
        </ul>
      </div>
      <VisitUs language={language} serves={t(alone ? "serveAlone" : "serve", { host })} />
    </>
  )
}

/** What the office does for one, the two ways to begin, and the way back to what was begun. */
function Hero({ language, unfinished }: { language: string; unfinished: boolean }) {
  const { t } = useTranslation("site")
  const { t: prereg } = useTranslation("prereg")
  return (
    <div className="container hero-grid">
      <div>
        <h1 className="display">
          {t("title")} <span className="soft">{t("titleSoft")}</span>
        </h1>
        <p className="lead">{t("lead")}</p>
        <div className="button-group hero-actions">
          <a className="button button-primary button-big" href={paths.plan(language)}>
            {t("plan")}
          </a>
          <a className="button button-secondary button-big" href={paths.services(language)}>
            {t("book")}
          </a>
        </div>
        <p className="hero-note">{t("note")}</p>
        <p className="hero-note">
          <a href={paths.prereg(language)}>{prereg("title")}</a>
        </p>
      </div>
      <div className="hero-again">
        <h2 className="h-aside">{t("again")}</h2>
        <ul className="nobullet-list linklist">
          <li>
            <a href={paths.mine(language)}>{t("againVisit")}</a>
          </li>
          {unfinished ? (
            <li>
              <a href={paths.people(language)}>{t("againBook")}</a>
            </li>
          ) : null}
        </ul>
      </div>
    </div>
  )
}

/** Where the office is, when it is open, how it is asked. */
function VisitUs({ language, serves }: { language: string; serves: string }) {
  const { t } = useTranslation("site")
  const { t: plan } = useTranslation("plan")
  const { site, hours } = useRouteLoaderData("site/layout") as PublicData
  return (
    <div className="container visit-us">
      <div className="ruled">
        <h2>{t("visitUs")}</h2>
        <p>
          {site.address}, {site.postalLine}
          <br />
          {t("appointment")}
        </p>
        <p>
          <a className="function-link" href={site.mapUrl}>
            <Icon name="map-pin" />
            {t("map")}
          </a>
        </p>
        <p className="small">
          {serves} <a href={paths.municipalities(language)}>{plan("municipalities.link")}</a>
        </p>
      </div>
      <div className="ruled">
        <h2>{t("open")}</h2>
        <OpeningHours hours={hours} today />
      </div>
      <div className="ruled">
        <h2>{t("askUs")}</h2>
        <p>
          <Phone number={site.phone} />
          <br />
          <span className="small">{t("sameHours")}</span>
        </p>
        <p>
          <a href={`mailto:${site.email}`}>{site.email}</a>
        </p>
      </div>
    </div>
  )
}
