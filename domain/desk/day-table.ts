import { fold } from "#domain/search/fold.ts"
import type { VisitState } from "#domain/booking/states.ts"

export type SortColumn = "time" | "counter" | "name" | "service" | "state"
export interface Sorting {
  by: SortColumn
  down: boolean
}

export interface TableRow {
  row: number
  counter: number
  fullName: string
  reference: string
  serviceName: string
  state: VisitState
}

/** What of a day is shown: one look of a state, and what holds the words typed. */
export interface DayFilter {
  look: string | null
  typed: string
}

export const isFiltered = ({ look, typed }: DayFilter): boolean => look !== null || typed.trim() !== ""

/** Those who wait stand before those who come, and what is over stands last. */
const order: Record<VisitState, number> = {
  arrived: 0,
  serving: 1,
  booked: 2,
  provisional: 3,
  held: 4,
  done: 5,
  missed: 6,
  cancelled: 7,
  lapsed: 8,
}
export const isOver = (state: VisitState): boolean => order[state] >= order.done

/**
 * The rows that hold all the words typed, in any order and without accents: in the name, reference, service or counter, or in the name
 * of who sits there.
 */
export function rowsWith<R extends TableRow & { colleague?: string }>(rows: readonly R[], typed: string): R[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    const text = fold(`${row.fullName} ${row.reference} ${row.serviceName} ${row.counter} ${row.colleague ?? ""}`)
    return words.every((word) => text.includes(word))
  })
}

/** Sorted by a column, and by the clock within it. */
export function sortedRows<R extends TableRow>(rows: readonly R[], { by, down }: Sorting, language: string): R[] {
  const { compare } = new Intl.Collator(language)
  const first = (a: R, b: R) =>
    by === "counter"
      ? a.counter - b.counter
      : by === "name"
        ? compare(a.fullName, b.fullName)
        : by === "service"
          ? compare(a.serviceName, b.serviceName)
          : by === "state"
            ? order[a.state] - order[b.state]
            : a.row - b.row
  return rows.toSorted((a, b) => (down ? -1 : 1) * first(a, b) || a.row - b.row || a.counter - b.counter)
}
