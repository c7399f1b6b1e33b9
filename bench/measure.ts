import process from "node:process"

export interface Row {
  measure: string
  measured: string
  target: string
  reached: boolean
}

export interface Findings {
  rows: Row[]
  /** Sentences for below the table. */
  notes?: string[]
}

/** Runs a measurement and hands what it found to `bin/bench.mjs`; started by itself, it shows it. */
export async function measure(work: () => Promise<Findings>): Promise<void> {
  const { rows, notes = [] } = await work()
  if (process.send) {
    process.send({ rows, notes }, () => process.disconnect())
    return
  }
  process.stdout.write(`${JSON.stringify({ rows, notes }, null, 2)}\n`)
}

/** One line of progress. */
export function tell(text: string): void {
  process.stdout.write(`    ${text}\n`)
}

/** The value below which the share `p` of all values lies (nearest rank). */
export function percentile(values: readonly number[], p: number): number {
  if (values.length === 0) throw new Error("no values")
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]!
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`

export const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`
