import { useTranslation } from "#app/parts/translation.ts"

interface HoursOfDay {
  day: string
  today: boolean
  /** Null when the office is closed. */
  hours: string | null
}

/** The week's hours; with `today`, today's row says so. */
export function OpeningHours({ hours, today = false }: { hours: readonly HoursOfDay[]; today?: boolean }) {
  const { t } = useTranslation("site")
  const { t: common } = useTranslation("common")
  return (
    <table className="hours">
      <caption className="sr-only">{common("footer.openingHours")}</caption>
      <tbody>
        {hours.map((row) => {
          const marked = today && row.today
          return (
            <tr key={row.day} className={marked ? "today" : undefined}>
              <th scope="row">{marked ? t("todayMark", { day: row.day }) : row.day}</th>
              <td>{row.hours ?? common("footer.closed")}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
