import { useTranslation } from "#app/parts/translation.ts"

export interface Bar {
  key: string
  name: string
  /** What the whole bar says, and what its dark part; null is not told. */
  value: number | null
  inner: number | null
  /** The numbers in words, at the end of the line. */
  says: string
}

const ROW = 38

/**
 * Bars below their names, one a line. Widths are in per cent of the drawing, so that the words keep their size on every screen. The
 * table beside says the same.
 */
export function BarsChart({ id, title, bars }: { id: string; title: string; bars: readonly Bar[] }) {
  const { t } = useTranslation("statistics")
  const largest = Math.max(...bars.map((bar) => Math.max(bar.value ?? 0, bar.inner ?? 0)), 0)
  const width = (value: number | null) => `${largest > 0 ? (100 * (value ?? 0)) / largest : 0}%`
  const longest = bars.find((bar) => largest > 0 && Math.max(bar.value ?? 0, bar.inner ?? 0) === largest)
  return (
    <svg
      className="stat-chart"
      width="100%"
      height={Math.max(1, bars.length) * ROW}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>
        {longest ? t("chart.longest", { name: longest.name, says: longest.says }) : t("chart.nothing")}
      </desc>
      {bars.map((bar, i) => (
        <g key={bar.key}>
          <text className="name" x="0" y={i * ROW + 14}>
            {bar.name}
          </text>
          <text className="says" x="100%" y={i * ROW + 14} textAnchor="end">
            {bar.says}
          </text>
          <rect className="rail" x="0" y={i * ROW + 20} width="100%" height="8" />
          {bar.value === null ? null : (
            <rect className="whole" x="0" y={i * ROW + 20} width={width(bar.value)} height="8" />
          )}
          {bar.inner === null ? null : (
            <rect className="inner" x="0" y={i * ROW + 20} width={width(bar.inner)} height="8" />
          )}
        </g>
      ))}
    </svg>
  )
}
