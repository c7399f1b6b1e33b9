import { useMemo } from "react"
import { useNavigation } from "react-router"
import type { DayShown } from "#app/desk/day.server.ts"
import type { PanelShown } from "#app/desk/panel.server.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { type DayFilter, isFiltered, rowsWith } from "#domain/desk/day-table.ts"
import { DayGrid } from "./day-grid.tsx"
import { DayTable } from "./day-table.tsx"
import { Panel } from "./panel.tsx"
import { Filtered, Side } from "./side.tsx"
import { type Did, Toast } from "./toast.tsx"
import { usePrinting } from "./use-printing.ts"
import { lookOf } from "./words.ts"

/** A day as counters side by side or as a table, with the visit that is open or the list of what needs a person. */
export function DayView({
  day,
  view,
  panel,
  back,
  close,
  did,
  saved,
  lost,
  hint,
  filter,
  setFilter,
  focused,
  keys,
}: {
  day: DayShown
  view: "day" | "table"
  panel: PanelShown | null
  /** Where acts return to, and where closing the panel leads. */
  back: string
  close: string
  did: Omit<Did, "name"> | null
  /** Changes each time a note of the open visit has been saved. */
  saved: string
  lost: boolean
  /** What a key or an act could not do. */
  hint: string
  filter: DayFilter
  setFilter: (filter: DayFilter) => void
  /** The block that last had the focus. */
  focused: string | null
  keys: boolean
}) {
  const navigation = useNavigation()
  const sending = navigation.state !== "idle" && navigation.formMethod === "POST"
  const blocks = day.columns.flatMap((c) => c.blocks)
  const matching = useMemo(() => matchingOf(day, filter), [day, filter])
  const nameOfVisit = (id: string) =>
    blocks.find((b) => b.visitId === id)?.name ?? (panel?.id === id ? panel.firstName : "")
  return (
    <>
      <div className="work">
        {day.empty ? (
          <Empty closed={day.closed} />
        ) : view === "table" ? (
          <DayTable day={day} back={back} filter={filter} setFilter={setFilter} matching={matching} lost={lost} />
        ) : (
          <div>
            {matching && panel ? <Filtered count={matching.size} of={blocks.length} setFilter={setFilter} /> : null}
            <DayGrid
              day={day}
              open={panel?.id ?? null}
              focusable={focusableOf(day, focused, panel?.id ?? null)}
              matching={matching}
            />
          </div>
        )}
        {panel ? (
          <Panel
            visit={panel}
            back={back}
            close={close}
            lost={lost}
            contact={null}
            keys={keys}
            day={day.day}
            saved={saved}
            key={panel.id}
          />
        ) : (
          <Side day={day} filter={filter} setFilter={setFilter} matching={matching} view={view} keys={keys} />
        )}
      </div>
      <Toast
        did={did && { ...did, name: nameOfVisit(did.visitId) }}
        back={back}
        panel={panel}
        sending={sending}
        hint={hint}
      />
      {view === "day" ? <Printed day={day} back={back} /> : null}
    </>
  )
}

/** The blocks that a filter shows, by their ids; null where all are shown. */
function matchingOf(day: DayShown, filter: DayFilter): ReadonlySet<string> | null {
  if (!isFiltered(filter)) return null
  const rows = day.columns.flatMap((column) => column.blocks.map((block) => ({ ...block, colleague: column.staff })))
  const found = rowsWith(rows, filter.typed).filter((b) => filter.look === null || lookOf(b.state) === filter.look)
  return new Set(found.map((block) => block.id))
}

/** The day as a list, for the printer only. */
function Printed({ day, back }: { day: DayShown; back: string }) {
  const printing = usePrinting()
  return printing ? (
    <section className="print print-only">
      <h2>{day.title}</h2>
      <DayTable day={day} back={back} filter={{ look: null, typed: "" }} setFilter={null} matching={null} lost />
    </section>
  ) : null
}

/** The one block that the tab key reaches: where the focus was, the open visit, the first that is not over, or the first of all. */
function focusableOf(day: DayShown, focused: string | null, open: string | null): string | null {
  const blocks = day.columns.flatMap((c) => c.blocks)
  return (
    blocks.find((b) => b.id === focused)?.id ??
    blocks.find((b) => b.visitId === open)?.id ??
    blocks.find((b) => b.row >= day.pastRows)?.id ??
    blocks[0]?.id ??
    null
  )
}

/** A day on which the office is closed and nobody comes. */
function Empty({ closed }: { closed: DayShown["closed"] }) {
  const { t } = useTranslation("desk")
  return (
    <div className="empty">
      <div>
        <h2>{t("day.emptyTitle")}</h2>
        <p>
          {closed?.why === "holiday"
            ? t("day.emptyHoliday", { holiday: closed.name })
            : closed?.name
              ? t("day.emptyFor", { why: closed.name })
              : t("day.emptyClosed")}
        </p>
      </div>
    </div>
  )
}
