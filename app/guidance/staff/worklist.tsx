import { PageTitle } from "#app/parts/page-title.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { Worklist } from "#app/parts/worklist.tsx"
import { paths } from "#paths"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { showWork } from "./shown.server.ts"
import { requirePermission } from "#app/web/require-staff.server.ts"
import { readMisses } from "#db/guidance/reads.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { languages } from "#locales/languages.ts"
import type { Route } from "./+types/worklist"

const shows = ["work", "all", "misses"] as const
const MISSES_DAYS = 90

export async function loader({ context, url }: Route.LoaderArgs) {
  requirePermission(staffOf(context), "edit-guidance")
  const { db, ctx } = portalOf(context)
  const show = shows.find((s) => s === url.searchParams.get("show")) ?? "work"
  const { rows, runningOut } = await showWork(context)
  return {
    show,
    runningOut,
    rows: show === "misses" ? [] : show === "all" ? rows : rows.filter((row) => row.needsWork),
    misses: show === "misses" ? await readMisses(db, addDays(officeDay(ctx.now()), -MISSES_DAYS)) : [],
  }
}

export default function Guidance({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("guidance-staff")
  const { show, rows, misses, runningOut } = loaderData
  const nameOf = (code: string) => languages.find((l) => l.code === code)?.name ?? code
  return (
    <main id="main">
      <PageTitle title={t("title")} />
      <Worklist
        title={t("title")}
        filterLabel={t("filter.label")}
        filters={shows.map((name) => ({
          text: t(`filter.${name}`),
          to: paths.staff.guidance(name === "work" ? {} : { show: name }),
          current: name === show,
        }))}
        acts={
          <>
            {runningOut.length > 0 ? (
              <span className="mark-look">{t("figuresRunOut", { count: runningOut.length })}</span>
            ) : null}
            <a className="btn" href={paths.staff.figures()}>
              {t("toFigures")}
            </a>
          </>
        }
        none={
          show === "misses"
            ? misses.length === 0
              ? t("misses.none")
              : null
            : rows.length === 0 && (show === "all" || runningOut.length === 0)
              ? t("none")
              : null
        }
      >
        {show === "work" && runningOut.length > 0 ? (
          <table className="worklist">
            <thead>
              <tr>
                <th scope="col">{t("figures.name")}</th>
                <th scope="col">{t("figures.runsOut")}</th>
              </tr>
            </thead>
            <tbody>
              {runningOut.map((figure) => (
                <tr key={figure.key}>
                  <th scope="row">
                    <a href={`${paths.staff.figures({ key: figure.key })}#enter`}>{figure.name}</a>
                  </th>
                  <td className={figure.expired ? "bad" : "mark-look"}>
                    {figure.expired ? t("figures.expired") : figure.ends}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {show === "misses" ? (
          <table className="worklist">
            <thead>
              <tr>
                <th scope="col">{t("misses.words")}</th>
                <th scope="col">{t("misses.language")}</th>
                <th scope="col">{t("misses.count")}</th>
              </tr>
            </thead>
            <tbody>
              {misses.map((miss) => (
                <tr key={miss.language + miss.words}>
                  <th scope="row">
                    <bdi>{miss.words}</bdi>
                  </th>
                  <td>{nameOf(miss.language)}</td>
                  <td>{miss.count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <table className="worklist">
            <thead>
              <tr>
                <th scope="col">{t("col.article")}</th>
                <th scope="col">{t("col.languages")}</th>
                <th scope="col">{t("col.review")}</th>
                <th scope="col">{t("col.owner")}</th>
                <th scope="col">{t("col.readers")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.slug}>
                  <th scope="row">{row.title}</th>
                  <td>
                    {row.texts.map((text) => (
                      <span key={text.code} className="text-state">
                        <a href={paths.staff.article(row.slug, { language: text.code })}>
                          {nameOf(text.code)}
                          <span className="sr"> {row.title}</span>
                        </a>{" "}
                        <span className={text.state === "stale" || text.state === "missing" ? "mark-look" : "quiet"}>
                          {t(text.state, { when: text.when })}
                        </span>
                      </span>
                    ))}
                  </td>
                  <td className={row.review === "overdue" ? "bad" : undefined}>
                    {row.nextReview} {row.review === "ahead" ? null : t(row.review)}
                  </td>
                  <td>{row.owner ?? <span className="quiet">{t("nobody")}</span>}</td>
                  <td>
                    {row.yes + row.no > 0 ? t("readers", { yes: row.yes, no: row.no }) : "–"}
                    {row.unread > 0 ? <b> {t("unread", { count: row.unread })}</b> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Worklist>
    </main>
  )
}
