import { notFound } from "#app/parts/refusals.ts"
import { Phone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { Outlet, useMatches } from "react-router"
import { OpeningHours } from "#app/site/parts/opening-hours.tsx"
import { NoticesAbove } from "#app/parts/notices.tsx"
import { Banner } from "#app/parts/banner.tsx"
import { useRequest } from "#app/parts/request.tsx"
import { LANGUAGE_SWITCH } from "#app/parts/parse.ts"
import { inLanguage, paths } from "#paths"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { hoursShown } from "#app/web/hours-shown.server.ts"
import { officeNotices } from "#app/web/notices.server.ts"
import { responsibleOf } from "#domain/retention/notice.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { type Language, isLanguage, languages } from "#locales/languages.ts"
import type { PageHandle } from "#app/root.tsx"
import type { Route } from "./+types/layout"

/** An address in no language of ours is no address: refused before any loader or action below could use it. */
export const middleware: Route.MiddlewareFunction[] = [
  ({ params }) => {
    if (!isLanguage(params.language)) throw notFound()
  },
]

export async function loader({ params, context }: Route.LoaderArgs) {
  const language = params.language as Language
  const { ctx } = portalOf(context)
  const { site, office, notices } = await officeOf(context)
  const today = officeDay(ctx.now())
  return {
    language,
    site: {
      name: site.name,
      address: site.address,
      postalLine: site.postalLine,
      phone: site.phone,
      email: site.email,
      mapUrl: site.mapUrl,
      responsible: responsibleOf(site),
    },
    hours: hoursShown(office, today, language),
    notices: officeNotices(notices, today, language),
  }
}

export type PublicData = Awaited<ReturnType<typeof loader>>

export default function PublicLayout({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("common")
  const { path, search } = useRequest()
  // A link would lose what was typed: on a page with a form the form itself goes along to the other language.
  const keepsTyped = useMatches().some((match) => (match.handle as PageHandle | undefined)?.keepsTyped)
  const { language, site, hours, notices } = loaderData
  return (
    <>
      <a className="skipnav" href="#main">
        {t("skip")}
      </a>
      <Banner />
      <Header language={language} office={site.name} keepsTyped={keepsTyped} />
      <main id="main" tabIndex={-1}>
        <NoticesAbove notices={notices.everywhere} />
        <Outlet />
        {keepsTyped ? <OtherLanguages path={path} search={search} here={language} /> : null}
      </main>
      <Footer language={language} site={site} hours={hours} />
    </>
  )
}

/** The name of the office, the menu and the other languages; in a booking nothing leads away from it. */
function Header({ language, office, keepsTyped }: { language: string; office: string; keepsTyped: boolean }) {
  const { t } = useTranslation("common")
  const { path } = useRequest()
  const booking = /^\/[a-z]{2}\/book\//.test(path)
  const menu = menuOf(t, language, path)
  return (
    <header className="header">
      <div className="container">
        <a className="wordmark" href={paths.home(language)}>
          <span className="wordmark-name">Ankomst</span>
          <span className="wordmark-office">{office}</span>
        </a>
        <div className="header-links">
          {booking ? null : (
            <nav className="header-nav" aria-label={t("menu.main")}>
              <ul>
                {menu.map((item) => (
                  <li key={item.to}>
                    <a href={item.to} aria-current={item.current ? "page" : undefined}>
                      {item.text}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          <LanguageSwitcher language={language} keepsTyped={keepsTyped} />
          {booking ? null : (
            <details className="menu">
              <summary>{t("menu.open")}</summary>
              <nav aria-label={t("menu.main")}>
                <ul>
                  {menu.map((item) => (
                    <li key={item.to}>
                      <a href={item.to}>{item.text}</a>
                    </li>
                  ))}
                </ul>
              </nav>
            </details>
          )}
        </div>
      </div>
    </header>
  )
}

function menuOf(t: ReturnType<typeof useTranslation<"common">>["t"], language: string, path: string) {
  return [
    { to: paths.plan(language), text: t("menu.plan"), current: path.includes("/plan") },
    { to: paths.prereg(language), text: t("menu.prereg"), current: path.includes("/pre-registration") },
    { to: paths.services(language), text: t("menu.book"), current: path.includes("/book") },
    {
      to: paths.guidance(language),
      text: t("menu.guidance"),
      current: /\/(guidance|tax-card|benefit-from-home)/.test(path),
    },
    { to: paths.courses(language), text: t("menu.courses"), current: /\/(courses|my-courses|certificate)/.test(path) },
    { to: paths.mine(language), text: t("menu.mine"), current: /\/(mine|visit)/.test(path) },
  ]
}

/** The same page in each language; where something is typed, the form goes along. */
function LanguageSwitcher({ language, keepsTyped }: { language: string; keepsTyped: boolean }) {
  const { path, search, get } = useRequest()
  return (
    <div className="language-switcher">
      {languages.map((other) =>
        other.code === language ? (
          <span key={other.code} lang={other.code} aria-current="true">
            {other.name}
          </span>
        ) : (
          <a
            key={other.code}
            href={keepsTyped ? `#go-on-in-${other.code}` : inLanguage(path, other.code) + (get ? search : "")}
            data-press={keepsTyped ? `go-on-in-${other.code}` : undefined}
            lang={other.code}
            hrefLang={other.code}
          >
            {other.name}
          </a>
        ),
      )}
    </div>
  )
}

function Footer({ language, site, hours }: Omit<PublicData, "notices">) {
  const { t } = useTranslation("common")
  return (
    <footer className="footer">
      <div className="container">
        <div>
          <h2>{site.name}</h2>
          <p>
            {site.address}
            <br />
            {site.postalLine}
          </p>
          <p className="footer-gap">
            <Phone number={site.phone} />
            <br />
            <a href={`mailto:${site.email}`}>{site.email}</a>
          </p>
        </div>
        <div>
          <h2>{t("footer.hours")}</h2>
          <OpeningHours hours={hours} />
        </div>
        <div>
          <h2>{t("footer.about")}</h2>
          <ul>
            <li>
              <a href={paths.privacy(language)}>{t("footer.privacy")}</a>
            </li>
            <li>
              <a href={paths.municipalities(language)}>{t("footer.municipalities")}</a>
            </li>
            <li>
              <a href={paths.accessibility(language)}>{t("footer.accessibility")}</a>
            </li>
          </ul>
        </div>
      </div>
    </footer>
  )
}

/**
 * Goes on in another language with what is typed. These buttons stand behind the form, for Enter presses a form's first
 * button; the small script presses them from the header's link, without it the link leads here and they show.
 */
function OtherLanguages({ path, search, here }: { path: string; search: string; here: string }) {
  const { i18n } = useTranslation("common")
  return languages
    .filter((other) => other.code !== here)
    .map((other) => {
      const t = i18n.getFixedT(other.code, "common")
      return (
        <div className="go-on-in container" id={`go-on-in-${other.code}`} lang={other.code} key={other.code}>
          <p>{t("language.typedGoesAlong")}</p>
          <button
            className="button button-secondary"
            type="submit"
            form="page-form"
            name={LANGUAGE_SWITCH}
            value={other.code}
            formAction={inLanguage(path, other.code) + search}
            formNoValidate
          >
            {t("language.goOn")}
          </button>
        </div>
      )
    })
}
