import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { data } from "react-router"
import { Icon } from "#app/parts/icon.tsx"
import { DoToday } from "#app/plan/parts/today.tsx"
import { PlanEntry } from "#app/plan/parts/path.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { shelfOf } from "#app/guidance/shown.server.ts"
import { openPlan } from "./link.server.ts"
import { showPlan } from "./shown.server.ts"
import type { Language } from "#locales/languages.ts"
import type { Route } from "./+types/plan"

export async function loader({ params, context }: Route.LoaderArgs) {
  const language = params.language as Language
  const opened = await openPlan(context, params.link)
  if (!opened) return data({ language, link: params.link, shown: null }, 404)
  const { config } = portalOf(context)
  const address = `${config.portalUrl}${paths.planShown(language, params.link)}`
  const shelf = await shelfOf(context, language)
  const reading = shelf.flatMap(({ slug, title, steps }) => (steps.length > 0 ? [{ slug, title, steps }] : []))
  return { language, link: params.link, shown: { address, reading, ...showPlan(opened, params.link, language) } }
}

export default function PlanPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("plan")
  const { language, link, shown } = loaderData
  if (!shown) {
    return (
      <CitizenPage
        title={t("broken.title")}
        lead={t("broken.text")}
        more={
          <p>
            <a className="button button-primary" href={paths.plan(language)}>
              {t("ask.title")}
            </a>
          </p>
        }
      />
    )
  }
  const { answers } = shown
  const facts: [string, string[]][] = [
    [t("answers.country"), [shown.country]],
    [t("answers.purpose"), [t(`ask.purpose.${answers.purpose}`)]],
    [
      t("answers.with"),
      shown.partner || answers.children + answers.older > 0
        ? [
            ...(shown.partner ? [t("answers.partnerFrom", { country: shown.partner })] : []),
            ...(answers.children > 0 ? [t("answers.children", { count: answers.children })] : []),
            ...(answers.older > 0 ? [t("answers.older", { count: answers.older })] : []),
          ]
        : [t("answers.alone")],
    ],
    [t("answers.municipality"), [shown.municipality ?? t("ask.municipality.sweden")]],
    ...(answers.residence === null
      ? []
      : [[t("answers.residence"), [answers.residence || t("ask.municipality.otherResidence")]] as [string, string[]]]),
    [t("answers.earlier"), [t(answers.earlierNumber ? "ask.earlier.yes" : "ask.earlier.no")]],
    [
      t("answers.dates"),
      [
        ...shown.dates.map(({ what, day }) => t(`answers.${what}`, { day })),
        ...(answers.moveIn || !shown.papers.some((p) => p.purpose === "registering") ? [] : [t("answers.noHome")]),
      ],
    ],
  ]
  return (
    <CitizenPage
      title={t("title")}
      lead={
        <>
          {shown.municipality ? t(`lead.${answers.purpose}`, { municipality: shown.municipality }) : t("lead.commuter")}{" "}
          {t("made", { day: shown.made })}
        </>
      }
      more={
        <ul className="nobullet-list tools">
          <li>
            <details className="keep">
              <summary className="function-link">
                <Icon name="link" />
                {t("keep")}
              </summary>
              <label className="form-hint" htmlFor="address">
                {t("keepText")}
              </label>
              <input
                className="form-input"
                id="address"
                readOnly
                defaultValue={shown.address}
                aria-label={t("keepLabel")}
                dir="ltr"
              />
            </details>
          </li>
          <li>
            <a className="function-link" href={paths.planCalendar(language, link)}>
              <Icon name="calendar" />
              {t("calendar")}
            </a>
          </li>
          <li>
            <button className="function-link linkbutton" type="button" data-print hidden>
              <Icon name="print" />
              {t("print")}
            </button>
          </li>
        </ul>
      }
    >
      <meta name="robots" content="noindex" />
      <div className="container plan-body">
        <DoToday plan={shown} language={language} />
        <div className="cols">
          <div className="path-in">
            {shown.changes.includes("no-benefit") ? (
              <div className="alert">
                <p>{t("changes.no-benefit")}</p>
              </div>
            ) : null}
            <ol className="path dated">
              {shown.entries.map((entry, i) => (
                <PlanEntry
                  key={i}
                  entry={entry}
                  plan={shown}
                  reading={shown.reading}
                  language={language}
                  last={i === shown.entries.length - 1}
                />
              ))}
            </ol>
          </div>
          <aside className="aside plan-aside" aria-label={t("answers.title")}>
            <div className="ruled">
              <h2>{t("answers.title")}</h2>
              <dl className="facts">
                {facts.map(([name, values]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    {values.map((value) => (
                      <dd key={value}>{value}</dd>
                    ))}
                  </div>
                ))}
              </dl>
              <p>
                <a href={paths.plan(language, { from: link })}>{t("ask.change")}</a>
              </p>
            </div>
            {shown.changes.length > 0 ? (
              <div className="ruled">
                <h2>{t("changes.title")}</h2>
                <ul className="plain-list">
                  {shown.changes
                    .filter((change) => change !== "no-benefit")
                    .map((change) => (
                      <li key={change}>
                        {t(`changes.${change}`)}
                        {change === "own-service" ? (
                          <>
                            {" "}
                            <a href={paths.municipalities(language)}>{t("municipalities.link")}</a>
                          </>
                        ) : null}
                      </li>
                    ))}
                </ul>
              </div>
            ) : null}
            <div className="ruled">
              <h2>{t("reading.title")}</h2>
              <p className="small">
                <a href={paths.guidance(language, { situation: answers.purpose })}>{t("reading.situation")}</a>
              </p>
            </div>
            <div className="ruled">
              <h2>{t("nothing.title")}</h2>
              <p className="small">{t("nothing.text")}</p>
            </div>
          </aside>
        </div>
      </div>
    </CitizenPage>
  )
}
