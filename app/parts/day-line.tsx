const WIDTH = 240
const x = (place: number) => Math.round((6 + place * (WIDTH - 12)) * 10) / 10

/** The line of a day as SVG paths: the office's hours, and a dot for each free time. */
export interface DayLineDrawn {
  open: string
  dots: string
}

/** Places lie between 0 and 1 on the longest day of the month. */
export function drawDayLine(from: number, to: number, dots: readonly number[]): DayLineDrawn {
  // A stroke of no length with round ends is a dot: one element for a day, however many times are free.
  return { open: `M${x(from)} 10H${x(to)}`, dots: dots.map((dot) => `M${x(dot)} 10h0`).join("") }
}

/** Small line of a day with a dot for each free time. The number stands beside it as text, so it is decoration. */
export function DayLine({ line }: { line: DayLineDrawn | null }) {
  if (!line) return null
  return (
    <svg className="dayline" aria-hidden="true" viewBox={`0 0 ${WIDTH} 20`} width={WIDTH} height="20">
      <path className="open" d={line.open} />
      {line.dots ? <path className="dots" d={line.dots} /> : null}
    </svg>
  )
}
