import type { ReactNode } from "react"
import { type Topic, isAbout } from "#domain/topics.ts"
import { paths } from "#paths"
import { StaffPage } from "./staff-page.tsx"
import { useLive } from "./use-live.ts"

export interface Column<Row> {
  key: string
  title: string
  cell(row: Row): ReactNode
  /** The cell that names the row. */
  names?: boolean
  /** Figures stand at the end of their cell. */
  number?: boolean
  /** How a cell that needs somebody looks. */
  look?(row: Row): "bad" | "mark-look" | undefined
}

/** A table of cases or things, one row each. */
export function WorklistTable<Row>({
  rows,
  columns,
  keyOf,
}: {
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  keyOf(row: Row): string
}) {
  return (
    <table className="worklist">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.number ? "num" : undefined}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column) =>
              column.names ? (
                <th key={column.key} scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.key} className={column.number ? "num" : column.look?.(row)}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A list of staff: heading, filters as links, a search, what to do, and the table or why it is empty. */
export function WorklistPage({
  title,
  meta,
  filters,
  filterLabel,
  find,
  acts,
  hint,
  none,
  children,
  below,
}: {
  title: string
  meta?: ReactNode
  filters: readonly { text: string; to: string; current: boolean }[]
  filterLabel: string
  find?: { label: string; button: string; words: string }
  acts?: ReactNode
  hint?: string | null
  /** Why there are no rows; null where there are. */
  none: string | null
  children: ReactNode
  /** What stands under the list. */
  below?: ReactNode
}) {
  return (
    <StaffPage
      title={title}
      {...(meta === undefined ? {} : { meta })}
      acts={
        <>
          {find ? <Find {...find} /> : null}
          {acts}
        </>
      }
    >
      <nav className="worklist-filter" aria-label={filterLabel}>
        {filters.map((filter) => (
          <a key={filter.to} href={filter.to} aria-current={filter.current ? "page" : undefined}>
            {filter.text}
          </a>
        ))}
      </nav>
      <div className="tbl">
        {hint ? <p className="hint">{hint}</p> : null}
        {none ? <p className="empty-list">{none}</p> : children}
      </div>
      {below}
    </StaffPage>
  )
}

function Find({ label, button, words }: { label: string; button: string; words: string }) {
  return (
    <form method="get" role="search" className="worklist-find">
      <label className="sr-only" htmlFor="worklist-q">
        {label}
      </label>
      <input id="worklist-q" name="q" type="search" placeholder={label} defaultValue={words} maxLength={100} />
      <button className="btn" type="submit">
        {button}
      </button>
    </form>
  )
}

/** What the list loaded, and re-reads by itself on each change that is about its topic. `here` is its address with its filters. */
export function useLiveList<T extends { key: string; read: number }>(loaded: T, topic: Topic, here: string): T {
  const concerns = (topics: readonly Topic[]) => isAbout(topics, topic)
  const reload = `${here}${here.includes("?") ? "&" : "?"}live=1`
  return useLive(loaded, concerns, paths.staff.stream(), reload).shown
}
