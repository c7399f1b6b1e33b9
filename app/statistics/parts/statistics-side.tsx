import { useTranslation } from "#app/parts/translation.ts"
import type { Report } from "#app/statistics/report.server.ts"
import { BarsChart } from "./bars-chart.tsx"
import { Told } from "./figures-table.tsx"

/** What holds now, where bookings on the web stop, and how everything is counted. */
export function StatisticsSide({
  firstFree,
  stops,
}: {
  firstFree: readonly { service: string; when: string | null; days: number | null }[]
  stops: Report["stops"]
}) {
  const { t } = useTranslation("statistics")
  return (
    <aside className="side" aria-label={t("side.label")}>
      <h2>{t("side.firstFree")}</h2>
      <p className="hint">{t("side.firstFreeHint")}</p>
      <dl className="first stat-first">
        {firstFree.map((first) => (
          <div key={first.service}>
            <dt>{first.service}</dt>
            <dd>
              {first.when ?? t("side.none")}
              {first.days === null ? null : <span className="quiet">{t("side.inDays", { count: first.days })}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {stops ? <Stops stops={stops} /> : null}
      <h2 className="mt">{t("side.counted")}</h2>
      <dl className="stat-words">
        {(["waiting", "walking", "serving", "ninety", "lead", "whole", "unmarked", "small", "kept"] as const).map(
          (word) => (
            <div key={word}>
              <dt>{t(`words.${word}.term`)}</dt>
              <dd>{t(`words.${word}.means`)}</dd>
            </div>
          ),
        )}
      </dl>
    </aside>
  )
}

function Stops({ stops }: { stops: NonNullable<Report["stops"]> }) {
  const { t } = useTranslation("statistics")
  const percent = (value: number | null) => (value === null ? "–" : t("percent", { value }))
  // Nobody stops at the services: without them there is no booking yet.
  const rows = stops.rows.filter((row) => row.stop !== "services")
  return (
    <>
      <h2 className="mt">{t("stops.title")}</h2>
      <p className="hint">{stops.began === null ? t("stops.lead") : t("stops.leadOf", { count: stops.began })}</p>
      <BarsChart
        id="stops"
        title={t("stops.title")}
        bars={rows.map((row) => ({
          key: row.stop,
          name: t(`stops.at.${row.stop}`),
          value: row.stop === "booked" ? null : row.amount,
          inner: row.stop === "booked" ? row.amount : null,
          says: percent(row.percent),
        }))}
      />
      <table className="worklist stat-table">
        <caption className="sr">{t("stops.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("stops.step")}</th>
            <th scope="col" className="num">
              {t("stops.amount")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.stop}>
              <th scope="row">{t(`stops.at.${row.stop}`)}</th>
              <td className="num">
                <Told value={row.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
