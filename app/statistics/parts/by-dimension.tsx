import { useTranslation } from "#app/parts/translation.ts"
import type { NamedLine, Report } from "#app/statistics/report.server.ts"
import { type Bar, BarsChart } from "./bars-chart.tsx"
import { type FigureColumn, FiguresTable } from "./figures-table.tsx"

type Shown = "service" | "hour" | "weekday" | "municipality" | "language"

const waits: readonly FigureColumn[] = ["booked", "waiting", "waiting90", "walking", "serving", "serving90"]
const amounts: readonly FigureColumn[] = ["booked", "done", "missed", "cancelled", "waiting", "serving"]

/** What is drawn of each, and the columns of its table. */
const shownOf: Record<Shown, { draws: "waiting" | "booked"; columns: readonly FigureColumn[] }> = {
  hour: { draws: "waiting", columns: waits },
  weekday: { draws: "waiting", columns: waits },
  service: {
    draws: "waiting",
    columns: [
      "booked",
      "done",
      "missed",
      "cancelled",
      "waiting",
      "waiting90",
      "walking",
      "serving",
      "serving90",
      "lead",
      "whole",
    ],
  },
  municipality: { draws: "booked", columns: amounts },
  language: { draws: "booked", columns: amounts },
}

/** More bars than these are a wall; the table has them all. */
const MOST_BARS = 12

/** One way to tell visits apart: a chart, and its table beside. Absent where nothing is known of it. */
export function ByDimension({ report, dimension }: { report: Report; dimension: Shown }) {
  const { t } = useTranslation("statistics")
  const table = report.tables[dimension]
  const { draws, columns } = shownOf[dimension]
  if (table.lines.length === 0) return null
  const title = t(`titles.${dimension}`)
  return (
    <section>
      <h2>{title}</h2>
      {draws === "waiting" ? <p className="hint">{t("chart.waitingHint")}</p> : null}
      <div className={dimension === "service" ? "stat-pair is-wide" : "stat-pair"}>
        <BarsChart
          id={`chart-${dimension}`}
          title={t(draws === "waiting" ? "chart.waiting" : "chart.booked", { title })}
          bars={table.lines.slice(0, MOST_BARS).map(draws === "waiting" ? waitingBar : bookedBar)}
        />
        <FiguresTable caption={title} first={t(`by.${dimension}`)} table={table} columns={columns} />
      </div>
    </section>
  )

  function waitingBar({ key, name, waiting }: NamedLine): Bar {
    const { median, ninety } = waiting
    const says =
      median === null
        ? t("chart.tooFew")
        : ninety === null
          ? t("minutes", { count: median })
          : t("chart.minutesBoth", { median, ninety })
    return { key, name, value: ninety, inner: median, says }
  }

  function bookedBar({ key, name, booked }: NamedLine): Bar {
    return { key, name, value: null, inner: booked, says: booked === null ? t("chart.tooFew") : String(booked) }
  }
}
