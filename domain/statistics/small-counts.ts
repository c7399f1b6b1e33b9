import { LEAST_SHOWN, shownOutside } from "./counts.ts"

/** A table of counts with its totals; null is a number too small to be told, or one that would tell such a one. */
export interface Shown {
  cells: (number | null)[][]
  rows: (number | null)[]
  columns: (number | null)[]
  total: number | null
}

type Cell = { amount: number; hidden: boolean }

/**
 * Hides what is too small to be told, and then so much more that nobody can work it out: in each row and each column with its total,
 * either nothing is hidden, or two numbers at least that come to five or more together. The smallest other number goes first, and a
 * total only where nothing else is left. None (0) is no person and stays.
 */
export function withoutSmall(counts: readonly (readonly number[])[]): Shown {
  const width = counts[0]?.length ?? 0
  const cell = (amount: number): Cell => ({ amount, hidden: shownOutside(amount) === null })
  const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0)
  const cells = counts.map((row) => row.map(cell))
  const rows = counts.map((row) => cell(sum(row)))
  const columns = Array.from({ length: width }, (_, i) => cell(sum(counts.map((row) => row[i]!))))
  const total = cell(sum(counts.flat()))
  const lines = [
    ...cells.map((row, i) => [...row, rows[i]!]),
    ...columns.map((column, i) => [...cells.map((row) => row[i]!), column]),
    [...rows, total],
    [...columns, total],
  ]
  // Each round hides one number more; so it ends.
  while (lines.some(hideOneMore));
  const told = ({ amount, hidden }: Cell) => (hidden ? null : amount)
  return {
    cells: cells.map((row) => row.map(told)),
    rows: rows.map(told),
    columns: columns.map(told),
    total: told(total),
  }
}

/** A line is its parts and, last, its total. Answers whether it had to hide another of them. */
function hideOneMore(line: readonly Cell[]): boolean {
  const hidden = line.filter((cell) => cell.hidden)
  if (hidden.length === 0) return false
  if (hidden.length > 1 && hidden.reduce((sum, cell) => sum + cell.amount, 0) >= LEAST_SHOWN) return false
  const parts = line.slice(0, -1).filter((cell) => !cell.hidden && cell.amount > 0)
  const smallest = Math.min(...parts.map((cell) => cell.amount))
  const next = parts.find((cell) => cell.amount === smallest) ?? line.findLast((cell) => !cell.hidden)
  // What is left shown are nones, which tell nothing: the total is not among them.
  if (!next || next.amount === 0) return false
  next.hidden = true
  return true
}
