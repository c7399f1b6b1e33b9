import type { ReactNode } from "react"
import type { NamedLine, Table } from "#app/statistics/report.server.ts"
import { useTranslation } from "#app/parts/translation.ts"
import type { CountedState } from "#domain/statistics/figures.ts"

type Measured = "waiting" | "walking" | "serving"
export type FigureColumn = "booked" | CountedState | Measured | `${Measured}90` | "lead" | "whole"

const states = new Set<string>(["done", "missed", "cancelled", "unmarked", "coming"])
const isState = (column: FigureColumn): column is CountedState => states.has(column)

function valueOf(line: NamedLine, column: FigureColumn): number | null {
  if (column === "booked" || column === "lead" || column === "whole") return line[column]
  if (isState(column)) return line.states[column]
  const measure = column.replace("90", "") as Measured
  return column.endsWith("90") ? line[measure].ninety : line[measure].median
}

/** A number, or that it is not told. */
export function Told({ value, percent = false }: { value: number | null; percent?: boolean }) {
  const { t } = useTranslation("statistics")
  if (value !== null) return percent ? t("percent", { value }) : String(value)
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="sr">{t("notTold")}</span>
    </>
  )
}

/** The numbers of a chart, one line each, and the totals of what can be added up. */
export function FiguresTable({
  caption,
  first,
  table,
  columns,
  totals = true,
}: {
  caption: string
  /** What the lines are. */
  first: string
  table: Table
  columns: readonly FigureColumn[]
  totals?: boolean
}) {
  const { t } = useTranslation("statistics")
  const heading = (column: FigureColumn): ReactNode => (isState(column) ? t(`state.${column}`) : t(`column.${column}`))
  return (
    // Whoever uses the keyboard scrolls it too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="stat-scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="worklist stat-table">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="num">
                {heading(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.name}</th>
              {columns.map((column) => (
                <td key={column} className="num">
                  <Told value={valueOf(line, column)} percent={column === "whole"} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {totals && table.lines.length > 1 ? (
          <tfoot>
            <tr>
              <th scope="row">{t("total")}</th>
              {columns.map((column) => (
                <td key={column} className="num">
                  {column === "booked" ? (
                    <Told value={table.total.booked} />
                  ) : isState(column) ? (
                    <Told value={table.total.states[column]} />
                  ) : null}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}
