import { capital } from "#domain/capital.ts"
import { Phone, WithPhone } from "#app/parts/phone.tsx"
import { Trans } from "react-i18next"
import { useTranslation } from "#app/parts/translation.ts"
import { Bring } from "#app/booking/parts/bring.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { data } from "react-router"
import { Icon } from "#app/parts/icon.tsx"
import { LinkBroken } from "#app/parts/link-broken.tsx"
import { paths } from "#paths"
import { shelfOf } from "#app/guidance/shown.server.ts"
import { openVisit, visitShown } from "#app/booking/visit.server.ts"
import { unbrokenDate } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import type { Route } from "./+types/visit"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const opened = await openVisit(context, params.key)
  if (!opened) return data({ language, key: params.key, visit: null, news: null, reading: [] }, 404)
  const news = ["booked", "moved", "error"].find((name) => url.searchParams.has(name)) ?? null
  const visit = visitShown(opened, language)
  const reading = (await shelfOf(context, language)).flatMap(({ slug, title, services }) =>
    services.some((key) => visit.services.includes(key)) ? [{ slug, title }] : [],
  )
  return data({
    language,
    key: params.key,
    visit,
    reading,
    news: news === "error" ? `error.${url.searchParams.get("error")}` : news,
  })
}

const known = ["too-late", "not-booked", "changed-meanwhile", "unknown"] as const

export default function VisitPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { t: common } = useTranslation("common")
  const { language, key, visit, news, reading } = loaderData
  if (!visit) return <LinkBroken language={language} />
  const standing = visit.state === "booked" || visit.state === "provisional"
  const comes = standing || visit.state === "arrived" || visit.state === "serving"
  const headline =
    visit.state === "cancelled"
      ? t("visit.cancelled")
      : visit.asked
        ? t("visit.asked")
        : visit.state === "provisional"
          ? t("visit.provisional")
          : visit.state in stateWords
            ? t(`visit.state.${visit.state as keyof typeof stateWords}`)
            : t(visit.moved ? "visit.moved" : "visit.booked")
  const refused = known.find((code) => news === `error.${code}`)
  return (
    <>
      <PageTitle title={headline} />
      <meta name="robots" content="noindex" />
      <div className="band arrive">
        <div className="container">
          {refused ? (
            <div className="alert alert-error" role="alert">
              <p>{t(`visit.error.${refused}`)}</p>
            </div>
          ) : null}
          <p className="arrived">
            <span className="stop" aria-hidden="true">
              {visit.state === "cancelled" ||
              visit.state === "missed" ||
              visit.state === "provisional" ||
              visit.asked ? null : (
                <svg aria-hidden="true" focusable="false" viewBox="0 -960 960 960">
                  <path d="M382-240 154-468l57-57 171 171 367-367 57 57-424 424Z" />
                </svg>
              )}
            </span>
            {headline}
          </p>
          <h1 className="display">
            {unbrokenDate(capital(visit.day))}{" "}
            <span className="soft nowrap">{t("visit.at", { clock: visit.clock })}</span>
          </h1>
          <div className="arrive-grid">
            <div>
              {visit.asked ? (
                <div className="alert">
                  <p>
                    <WithPhone text={t("visit.askedText", { phone: visit.phone })} number={visit.phone} />
                  </p>
                  {visit.changeable ? (
                    <p>
                      <a className="button button-primary" href={paths.moveVisit(language, key)}>
                        {t("visit.asked")}
                      </a>
                    </p>
                  ) : null}
                </div>
              ) : null}
              <p className="lead">{visit.address}</p>
              {visit.state === "provisional" ? (
                <p>
                  {t("visit.provisionalText")} <a href={paths.prereg(language)}>{t("visit.provisionalBack")}</a>
                </p>
              ) : null}
              {visit.state === "cancelled" ? (
                <p>{t("visit.cancelledText")}</p>
              ) : visit.state === "missed" ? (
                <p>{t("visit.missedText")}</p>
              ) : comes ? (
                <p>{t("visit.sent", { email: visit.email })}</p>
              ) : null}
            </div>
            <dl className="ref">
              <dt>{t("visit.reference")}</dt>
              <dd className="num">{visit.reference}</dd>
              {standing ? <dd className="small">{t("visit.referenceHint")}</dd> : null}
            </dl>
          </div>
          {standing ? (
            <ul className="nobullet-list tools">
              <li>
                <a className="function-link" href={paths.visitCalendar(language, key)}>
                  <Icon name="calendar" />
                  {t("visit.addToCalendar")}
                </a>
              </li>
              <li>
                <a className="function-link" href={visit.mapUrl}>
                  <Icon name="map-pin" />
                  {t("visit.map")}
                </a>
              </li>
              <li>
                <button className="function-link linkbutton" type="button" data-print hidden>
                  <Icon name="print" />
                  {common("print")}
                </button>
              </li>
            </ul>
          ) : comes ? null : (
            <p>
              <a className="button button-secondary" href={paths.book(language)}>
                {t("visit.bookAgain")}
              </a>
            </p>
          )}
        </div>
      </div>
      {comes ? (
        <div className="container section-tight">
          <div className="cols">
            <div>
              <h2>{t("visit.bringTitle")}</h2>
              <p>{t("visit.bringLead")}</p>
              <Bring visit={visit} />
              <section className="block">
                <h2>{t("visit.hourTitle")}</h2>
                <ol className="path timed">
                  <li className="is-here">
                    <span className="stop" aria-hidden="true" />
                    <p className="when num">
                      <b>{visit.arrive}</b>
                    </p>
                    <div>
                      <h3>{t("visit.reception")}</h3>
                      <p>{t("visit.receptionText")}</p>
                    </div>
                  </li>
                  {visit.legs.map((leg) => (
                    <li key={leg.clock}>
                      <span className="stop" aria-hidden="true" />
                      <p className="when num">
                        <b>{leg.clock}</b>
                      </p>
                      <div>
                        <h3>{leg.name}</h3>
                        <p>{t("visit.minutes", { text: leg.at, minutes: t("minutes", { count: leg.minutes }) })}</p>
                      </div>
                    </li>
                  ))}
                  <li className="is-end">
                    <span className="stop" aria-hidden="true" />
                    <p className="when num">
                      <b>{visit.ends}</b>
                    </p>
                    <div>
                      <h3>{t("visit.done")}</h3>
                      <p>{t("visit.doneText")}</p>
                    </div>
                  </li>
                </ol>
              </section>
            </div>
            <aside className="aside" aria-label={t("visit.cannotCome")}>
              {standing ? (
                <div className="ruled">
                  <h2>{t("visit.cannotCome")}</h2>
                  {visit.changeable ? (
                    <>
                      <p>
                        <Trans
                          t={t}
                          i18nKey="visit.until"
                          count={visit.cutoffHours}
                          values={{ when: visit.until }}
                          components={{ b: <b /> }}
                        />
                      </p>
                      <div className="stack">
                        <a className="button button-secondary" href={paths.moveVisit(language, key)}>
                          {t("visit.move")}
                        </a>
                        <a className="cancel" href={paths.cancelVisit(language, key)}>
                          {t("visit.cancel")}
                        </a>
                      </div>
                      <p className="small keep">{t("visit.keep")}</p>
                    </>
                  ) : (
                    <p>{t("visit.tooLate")}</p>
                  )}
                </div>
              ) : null}
              {reading.length > 0 ? (
                <div className="ruled">
                  <h2>{t("visit.reading")}</h2>
                  <ul className="nobullet-list linklist">
                    {reading.map((article) => (
                      <li key={article.slug}>
                        <a href={paths.article(language, article.slug)}>{article.title}</a>
                      </li>
                    ))}
                  </ul>
                </div>
              ) : null}
              <div className="ruled">
                <h2>{t("visit.help")}</h2>
                <p>
                  <Phone number={visit.phone} />
                </p>
              </div>
            </aside>
          </div>
        </div>
      ) : null}
    </>
  )
}

const stateWords = { arrived: 1, serving: 1, done: 1, missed: 1 }
