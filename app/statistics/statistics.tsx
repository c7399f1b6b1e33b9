import { data } from "react-router"
import { ErrorSummary } from "#app/parts/form.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { paths } from "#paths"
import { pageShown } from "./shown.server.ts"
import { AskedForm } from "./parts/asked-form.tsx"
import { ByDimension } from "./parts/by-dimension.tsx"
import { ColumnsChart, ColumnsKey, stacked } from "./parts/columns-chart.tsx"
import { FiguresTable } from "./parts/figures-table.tsx"
import { StatisticsSide } from "./parts/statistics-side.tsx"
import { Hours, Sums } from "./parts/sums.tsx"
import type { Route } from "./+types/statistics"

export async function loader({ context, url }: Route.LoaderArgs) {
  const shown = await pageShown(context, url, portalOf(context), staffOf(context))
  return data(shown, shown.report.asked.error ? 422 : 200)
}

/** How the office does: how many came for what, how long they waited, and how far ahead they book. */
export default function Statistics({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("statistics")
  const { report, title, steps, query, asked, options, firstFree } = loaderData
  const error = report.asked.error ? t(`error.${report.asked.error}`) : undefined
  const { part } = report.tables
  // What nobody has is not explained.
  const drawn = stacked.filter((state) => part.total.states[state] !== 0)
  return (
    <StaffPage
      title={t("title")}
      meta={title}
      wrong={error !== undefined}
      acts={
        <>
          <div className="step">
            <a className="btn ic" href={paths.staff.statistics(steps.before)} aria-label={t("acts.before")}>
              <Icon name="chevron-left" className="i" />
            </a>
            <a className="btn ic" href={paths.staff.statistics(steps.after)} aria-label={t("acts.after")}>
              <Icon name="chevron-right" className="i" />
            </a>
          </div>
          <a className="btn" href={paths.staff.statisticsFile("csv", query)} download>
            {t("acts.csv")}
          </a>
          <a className="btn" href={paths.staff.statisticsFile("xlsx", query)} download>
            {t("acts.xlsx")}
          </a>
          <button className="btn ic" type="button" aria-label={t("acts.print")} onClick={() => print()}>
            <Icon name="print" className="i" />
          </button>
        </>
      }
    >
      <div className="weekwork">
        <div className="stat-main">
          <ErrorSummary problems={error ? [{ field: "first", message: error }] : []} />
          <AskedForm asked={asked} error={error} {...options} />
          <Sums report={report} />
          <section>
            <h2>{t(`titles.${report.drawnBy}`)}</h2>
            <div className="stat-pair">
              <div>
                <ColumnsChart id="chart-part" title={t(`titles.${report.drawnBy}`)} lines={part.lines} />
                <ColumnsKey states={drawn} />
              </div>
              <FiguresTable
                caption={t(`titles.${report.drawnBy}`)}
                first={t(`by.${report.drawnBy}`)}
                table={part}
                columns={["booked", ...stacked.filter((state) => state === "done" || drawn.includes(state))]}
              />
            </div>
          </section>
          {report.sums.hours ? <Hours hours={report.sums.hours} /> : null}
          {(["service", "hour", "weekday", "municipality", "language"] as const).map((dimension) => (
            <ByDimension key={dimension} report={report} dimension={dimension} />
          ))}
        </div>
        <StatisticsSide firstFree={firstFree} stops={report.stops} />
      </div>
    </StaffPage>
  )
}
