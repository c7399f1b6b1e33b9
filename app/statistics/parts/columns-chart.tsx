import type { NamedLine } from "#app/statistics/report.server.ts"
import { useTranslation } from "#app/parts/translation.ts"
import type { CountedState } from "#domain/statistics/figures.ts"

/** From the foot of a column upwards. */
export const stacked = ["done", "coming", "unmarked", "missed", "cancelled"] as const satisfies readonly CountedState[]

const HEIGHT = 200
const FOOT = 22
const TOP = 16
/** So many names fit below the columns on a phone. */
const MOST_NAMES = 8

/** A round number that is not below the largest, and its half: where the lines are drawn. */
function scaleFor(largest: number): number {
  if (largest <= 10) return 10
  const power = 10 ** Math.floor(Math.log10(largest))
  return [1, 2, 4, 5, 10].map((step) => step * power).find((step) => step >= largest) ?? 10 * power
}

/**
 * Visits of each day or week as stacked columns. Places are in per cent of the width and heights in pixels, so that the words keep
 * their size on every screen. The table beside says the same, and more.
 */
export function ColumnsChart({ id, title, lines }: { id: string; title: string; lines: readonly NamedLine[] }) {
  const { t } = useTranslation("statistics")
  const heights = lines.map((line) => stacked.reduce((sum, state) => sum + (line.states[state] ?? 0), 0))
  const largest = Math.max(...heights, 0)
  const scale = scaleFor(largest)
  const pixels = (amount: number) => (amount / scale) * (HEIGHT - FOOT - TOP)
  const foot = HEIGHT - FOOT
  const width = 100 / Math.max(1, lines.length)
  const each = Math.ceil(lines.length / MOST_NAMES)
  const highest = lines[heights.indexOf(largest)]
  return (
    <svg className="stat-chart" width="100%" height={HEIGHT} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>
        {highest && largest > 0 ? t("chart.highest", { name: highest.name, count: largest }) : t("chart.nothing")}
      </desc>
      {[scale, scale / 2].map((value) => (
        <g key={value}>
          <line className="grid" x1="0" x2="100%" y1={foot - pixels(value)} y2={foot - pixels(value)} />
          <text className="tick" x="0" y={foot - pixels(value) - 4}>
            {value}
          </text>
        </g>
      ))}
      {lines.map((line, i) => (
        <Column key={line.key} line={line} x={i * width} width={width} foot={foot} pixels={pixels} />
      ))}
      <line className="axis" x1="0" x2="100%" y1={foot} y2={foot} />
      {lines.map((line, i) =>
        i % each === 0 ? (
          <text key={line.key} className="tick" x={`${(i + 0.5) * width}%`} y={HEIGHT - 6} textAnchor="middle">
            {line.short}
          </text>
        ) : null,
      )}
    </svg>
  )
}

function Column({
  line,
  x,
  width,
  foot,
  pixels,
}: {
  line: NamedLine
  x: number
  width: number
  foot: number
  pixels(amount: number): number
}) {
  const gap = Math.min(width * 0.2, 1.5)
  let top = foot
  return stacked.map((state) => {
    const height = pixels(line.states[state] ?? 0)
    if (height === 0) return null
    top -= height
    return (
      <rect
        key={state}
        className={`is-${state}`}
        x={`${x + gap / 2}%`}
        y={top}
        width={`${width - gap}%`}
        height={Math.max(1, height - 1)}
      />
    )
  })
}

/** What the colours mean. */
export function ColumnsKey({ states }: { states: readonly CountedState[] }) {
  const { t } = useTranslation("statistics")
  return (
    <ul className="stat-key nobullet-list">
      {states.map((state) => (
        <li key={state}>
          <svg width="12" height="12" aria-hidden="true" className="stat-chart">
            <rect className={`is-${state}`} x="0.5" y="0.5" width="11" height="11" />
          </svg>
          {t(`state.${state}`)}
        </li>
      ))}
    </ul>
  )
}
