import { useTranslation } from "#app/parts/translation.ts"
import type { Report } from "#app/statistics/report.server.ts"
import { BarsChart } from "./bars-chart.tsx"
import { Told } from "./figures-table.tsx"

/** The numbers of the whole period at a glance. */
export function Sums({ report }: { report: Report }) {
  const { t } = useTranslation("statistics")
  const { total } = report.tables.part
  const { sums } = report
  const minutes = (value: number | null) => (value === null ? null : t("minutes", { count: value }))
  const figures = [
    { key: "booked", value: total.booked, says: null },
    { key: "done", value: total.states.done, says: null },
    {
      key: "missed",
      value: total.states.missed,
      says: sums.missedPercent === null ? null : t("sums.ofExpected", { value: sums.missedPercent }),
    },
    { key: "cancelled", value: total.states.cancelled, says: null },
    { key: "waiting", value: minutes(sums.waiting.median), says: ninety(sums.waiting.ninety) },
    { key: "serving", value: minutes(sums.serving.median), says: ninety(sums.serving.ninety) },
    { key: "lead", value: sums.lead === null ? null : t("days", { count: sums.lead }), says: t("sums.leadSays") },
    {
      key: "whole",
      value: sums.whole === null ? null : t("percent", { value: sums.whole }),
      says: t("sums.wholeSays"),
    },
  ] as const
  return (
    <dl className="stat-sums">
      {figures.map(({ key, value, says }) => (
        <div key={key}>
          <dt>{t(`sums.${key}`)}</dt>
          <dd>
            <b>{typeof value === "string" ? value : <Told value={value} />}</b>
            {says ? <span className="quiet">{says}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  )

  function ninety(value: number | null) {
    return value === null ? null : t("sums.ninety", { count: value })
  }
}

/** Hours in which somebody stood at a counter, was booked, was served. */
export function Hours({ hours }: { hours: NonNullable<Report["sums"]["hours"]> }) {
  const { t } = useTranslation("statistics")
  const share = (value: number) =>
    hours.planned ? ` (${t("percent", { value: Math.round((100 * value) / hours.planned) })})` : ""
  const rows = (["planned", "booked", "served"] as const).flatMap((key) => {
    const value = hours[key]
    return value === null
      ? []
      : [{ key, value, says: t("hours", { count: value }) + (key === "planned" ? "" : share(value)) }]
  })
  return (
    <section>
      <h2>{t("hoursAt.title")}</h2>
      <div className="stat-pair">
        <BarsChart
          id="hours"
          title={t("hoursAt.title")}
          bars={rows.map((row) => ({
            ...row,
            name: t(`hoursAt.${row.key}`),
            inner: row.key === "served" ? row.value : null,
          }))}
        />
        <table className="worklist stat-table">
          <caption className="sr">{t("hoursAt.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("hoursAt.what")}</th>
              <th scope="col" className="num">
                {t("hoursAt.hours")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  {t(`hoursAt.${row.key}`)}
                  <span className="quiet">{t(`hoursAt.means.${row.key}`)}</span>
                </th>
                <td className="num">{row.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
