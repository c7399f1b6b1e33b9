import { useTranslation } from "#app/parts/translation.ts"
import type { HoursShown } from "#app/web/hours-shown.server.ts"

/**
 * The week's hours, and below them the days at hand that are not as every week: nobody stands before a closed door because a page
 * showed only half. With `today`, today's row says so, and what holds today.
 */
export function OpeningHours({ hours, today = false }: { hours: HoursShown; today?: boolean }) {
  const { t } = useTranslation("site")
  const { t: common } = useTranslation("common")
  return (
    <>
      <table className="hours">
        <caption className="sr-only">{common("footer.openingHours")}</caption>
        <tbody>
          {hours.week.map((row) => {
            const marked = today && row.today
            return (
              <tr key={row.day} className={marked ? "today" : undefined}>
                <th scope="row">{marked ? t("todayMark", { day: row.day }) : row.day}</th>
                <td>{(marked ? row.now : null) ?? row.hours ?? common("footer.closed")}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {hours.ahead.length > 0 ? (
        <table className="hours hours-ahead">
          <caption>{common("hours.ahead")}</caption>
          <tbody>
            {hours.ahead.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.when}</th>
                <td>{row.hours}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  )
}
