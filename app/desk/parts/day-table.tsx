import { useMemo, useState } from "react"
import { useTranslation } from "#app/parts/translation.ts"
import type { DayShown } from "#app/desk/day.server.ts"
import { FilterField } from "./filter-field.tsx"
import { type DayFilter, type SortColumn, type Sorting, isOver, sortedRows } from "#domain/desk/day-table.ts"
import { grouped } from "#domain/grouped.ts"
import { paths } from "#paths"
import { Row } from "./day-row.tsx"
import { wordsOf } from "./words.ts"

const heads = [
  { key: "time", sorts: "time" },
  { key: "counter", sorts: "counter" },
  { key: "reference", sorts: null },
  { key: "name", sorts: "name" },
  { key: "people", sorts: null },
  { key: "service", sorts: "service" },
  { key: "state", sorts: "state" },
] as const satisfies readonly { key: string; sorts: SortColumn | null }[]

/**
 * The day as a table: the same visits, the same acts. By the clock it begins at now, with what is over folded away; it sorts by a
 * column's head and narrows to what is typed.
 */
export function DayTable({
  day,
  back,
  filter,
  setFilter,
  matching: shown,
  lost,
}: {
  day: DayShown
  back: string
  filter: DayFilter
  /** Null where it is printed. */
  setFilter: ((filter: DayFilter) => void) | null
  /** The blocks that the filter shows; null where all are. */
  matching: ReadonlySet<string> | null
  lost: boolean
}) {
  const { t, i18n } = useTranslation("desk")
  const words = useMemo(() => wordsOf(t), [t])
  const [sorting, setSorting] = useState<Sorting>({ by: "time", down: false })
  const [all, setAll] = useState(false)
  const matching = day.columns.flatMap((c) => c.blocks).filter((b) => shown === null || shown.has(b.id))
  // On the day itself what is over is out of the way, until somebody asks for it or looks for a name.
  const folds = day.now !== null && !all && shown === null
  const over = folds ? matching.filter((b) => isOver(b.state) && b.row < day.pastRows) : []
  const rows = sortedRows(
    matching.filter((b) => !over.includes(b)),
    sorting,
    i18n.language,
  )
  const byClock = sorting.by === "time"
  const hours = byClock
    ? [...grouped(rows, (b) => day.labels.findLast((l) => !l.half && l.row <= b.row)?.text ?? b.from)]
    : [["", rows] as const]
  const next = byClock && day.now && !sorting.down ? (rows.find((b) => b.row >= day.pastRows)?.id ?? null) : null
  return (
    <div className="tbl">
      <div className="tbl-tools">
        <FilterField filter={filter} setFilter={setFilter} />
        {over.length > 0 || all ? (
          <button className="btn" type="button" aria-pressed={all} onClick={() => setAll(!all)}>
            {all ? t("table.fold") : t("table.over", { count: over.length })}
          </button>
        ) : null}
      </div>
      {rows.length === 0 ? <p className="hint">{t(shown ? "table.none" : "day.noVisits")}</p> : null}
      <table role="table">
        <caption className="sr">{t("table.caption")}</caption>
        <Heads sorting={sorting} setSorting={setSorting} />
        {hours.map(([hour, inHour]) => (
          <tbody key={hour}>
            {byClock ? (
              <tr className="hour" role="row">
                <th scope="rowgroup" colSpan={8}>
                  {hour}
                  <span>{t("day.visits", { count: inHour.length })}</span>
                </th>
              </tr>
            ) : null}
            {inHour.flatMap((block) => [
              ...(block.id === next ? [<NowRow key="now" clock={day.now!.clock} />] : []),
              <Row key={block.id} t={t} words={words} block={block} day={day.day} back={back} lost={lost} />,
            ])}
          </tbody>
        ))}
      </table>
      <Meetings day={day} />
    </div>
  )
}

/** The head of each column; pressing one sorts by it, pressing it again turns the order round. */
function Heads({ sorting, setSorting }: { sorting: Sorting; setSorting: (sorting: Sorting) => void }) {
  const { t } = useTranslation("desk")
  return (
    <thead>
      <tr role="row">
        {heads.map(({ key, sorts }) => (
          <th
            key={key}
            scope="col"
            className={key === "counter" || key === "people" ? "num" : undefined}
            aria-sort={sorts !== sorting.by ? undefined : sorting.down ? "descending" : "ascending"}
          >
            {sorts ? (
              <button
                className="sort"
                type="button"
                onClick={() => setSorting({ by: sorts, down: sorts === sorting.by && !sorting.down })}
              >
                {t(`table.${key}`)}
              </button>
            ) : (
              t(`table.${key}`)
            )}
          </th>
        ))}
        <th scope="col">
          <span className="sr">{t("table.action")}</span>
        </th>
      </tr>
    </thead>
  )
}

function NowRow({ clock }: { clock: string }) {
  const { t } = useTranslation("desk")
  return (
    <tr className="now" role="row">
      <th scope="rowgroup" colSpan={8}>
        {t("table.now", { clock })}
      </th>
    </tr>
  )
}

function Meetings({ day }: { day: DayShown }) {
  const { t } = useTranslation("courses-staff")
  if (day.rooms.length === 0) return null
  return (
    <>
      <h2>{t("menu")}</h2>
      <ul>
        {day.rooms.flatMap((room) =>
          room.meetings.map((meeting) => (
            <li key={meeting.id}>
              <a href={paths.staff.meeting(meeting.id)}>{t("calendar.block", meeting)}</a>{" "}
              <span lang="da">{meeting.room}</span>
            </li>
          )),
        )}
      </ul>
    </>
  )
}
