import { BackPage } from "#app/prereg/citizen/parts/back-page.tsx"
import { data, redirect } from "react-router"
import { DataNotice } from "#app/parts/data-notice.tsx"
import { ErrorSummary } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { needPrereg, openPages } from "#app/prereg/session.server.ts"
import { askedShown, readSealed, showPage, titleOf } from "./page.server.ts"
import { holds, answersOf } from "#domain/prereg/household.ts"
import { pagesOf } from "#domain/prereg/pages.ts"
import { sendPrereg } from "#operations/prereg/send.ts"
import { unfinished } from "#operations/prereg/unfinished.ts"
import type { Route } from "./+types/check"

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const opened = await needPrereg(request, context, params.language)
  const { prereg, household } = opened
  if (prereg.state !== "draft" && prereg.state !== "returned") throw redirect(paths.prereg(params.language))
  const open = new Set(openPages(opened).map((p) => p.key))
  const sealed = await readSealed(opened)
  const shown = pagesOf(household).map((page) => {
    const { key, title, blocks } = showPage(opened, page, sealed)
    return {
      key,
      title,
      change: open.has(key) ? paths.preregPage(params.language, key) : null,
      blocks: blocks.map((block, i) => ({
        legend: page.blocks.length > 1 ? block.legend : null,
        rows: block.fields
          .filter((f) => !f.condition || holds(f.condition, answersOf(household, page.blocks[i]!)))
          // What was optional and is empty says nothing.
          .filter((f) => f.saved !== "" || !f.optional)
          .map((f) => ({ name: f.name, label: f.label, text: f.saved, masked: f.masked !== null })),
      })),
    }
  })
  const waits = unfinished(opened, opened.residences, opened.today)
  return {
    language: params.language,
    again: prereg.state === "returned",
    pages: shown,
    waits: [
      ...[...new Set(waits.map((w) => w.page))].map((key) => ({
        key,
        title: titleOf(
          opened,
          pagesOf(household).find((p) => p.key === key)!,
        ),
        href: paths.preregPage(params.language, key),
      })),
      ...(prereg.email === "" || prereg.confirmedEmail === prereg.email
        ? []
        : [{ key: "confirm", title: null, href: paths.preregCode(params.language) }]),
      ...openPages(opened)
        .filter((page) => askedShown(opened, page).length > 0)
        .map((page) => ({
          key: `asked-${page.key}`,
          title: titleOf(opened, page),
          href: paths.preregPage(params.language, page.key),
        })),
    ],
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { portal, prereg } = await needPrereg(request, context, params.language)
  const sent = await sendPrereg(portal.ctx, { preregId: prereg.id })
  if (sent.ok || sent.error === "unknown") return redirect(paths.prereg(params.language))
  return data({ error: sent.error }, 409)
}

export default function Check({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("prereg")
  const { language, pages, waits, again } = loaderData
  return (
    <BackPage title={t("check.title")} language={language}>
      <div className="narrow">
        <ErrorSummary problems={actionData ? [{ field: "waits", message: t(`error.${actionData.error}`) }] : []} />
        <h1>{t("check.title")}</h1>
        <p className="lead">{t("check.lead")}</p>
        {pages
          .filter((page) => page.blocks.some((block) => block.rows.length > 0))
          .map((page) => (
            <CheckPage key={page.key} page={page} />
          ))}
        {waits.length > 0 ? (
          <div className="alert" id="waits">
            <h2 className="alert-heading">{t("check.waits")}</h2>
            <ul>
              {waits.map((wait) => (
                <li key={wait.key}>
                  <a href={wait.href}>{wait.title ?? t("page.confirm")}</a>
                </li>
              ))}
            </ul>
          </div>
        ) : (
          <form method="post" className="flow-end" id="waits">
            <p>{t("check.true")}</p>
            <DataNotice of="pre-registration" language={language} />
            <button className="button button-primary button-big xs-full-width" type="submit">
              {t(again ? "check.sendAgain" : "check.send")}
            </button>
          </form>
        )}
      </div>
    </BackPage>
  )
}

/** What was answered on one page, with the way back to it. */
function CheckPage({ page }: { page: Route.ComponentProps["loaderData"]["pages"][number] }) {
  const { t } = useTranslation("prereg")
  const { t: common } = useTranslation("common")
  return (
    <section className="block check-page">
      <div className="check-head">
        <h2>
          <bdi>{page.title}</bdi>
        </h2>
        {page.change ? (
          <a className="check-change" href={page.change}>
            {common("change")}
            <span className="sr-only"> {page.title}</span>
          </a>
        ) : null}
      </div>
      {page.blocks
        .filter((block) => block.rows.length > 0)
        .map((block, i) => (
          <div key={i}>
            {block.legend ? (
              <h3>
                <bdi>{block.legend}</bdi>
              </h3>
            ) : null}
            <dl className="structured-list">
              {block.rows.map((row) => (
                <div className="row" key={row.name}>
                  <dt>{row.label}</dt>
                  <dd className="value">
                    {row.text === "" ? (
                      <span className="quiet">{t("check.notProvided")}</span>
                    ) : (
                      <bdi className="lines">{row.text}</bdi>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
    </section>
  )
}
