interface Placed {
  row: number
  rows: number
}

/** As few columns side by side as hold all of them without overlap, each in the order of the clock. */
export function lanesOf<P extends Placed>(placed: readonly P[]): P[][] {
  const lanes: P[][] = []
  for (const next of placed.toSorted((a, b) => a.row - b.row)) {
    const free = lanes.find((lane) => lane.at(-1)!.row + lane.at(-1)!.rows <= next.row)
    if (free) free.push(next)
    else lanes.push([next])
  }
  return lanes
}
