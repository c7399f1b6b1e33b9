import type { MonthDay, MonthShown } from "#app/desk/month.server.ts"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"

/** A day or an hour this full is drawn dark. */
export const FULL = 0.92

/** A month: how full each day is, and what is closed; each day leads to its calendar, each number to its week. */
export function Month({ month }: { month: MonthShown }) {
  const { t } = useTranslation("desk")
  return (
    <div className="wk">
      <table className="month">
        <caption className="sr">{t("monthView.caption", { month: month.title })}</caption>
        <thead>
          <tr>
            <td />
            {month.weekdays.map(({ name, short }) => (
              <th scope="col" key={name}>
                <span className="wide-only">{name}</span>
                <span className="narrow-only" aria-hidden="true">
                  {short}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week) => (
            <tr key={week.monday}>
              <th scope="row">
                <a href={paths.staff.calendar({ day: week.monday, view: "week" })}>
                  {t("week", { number: week.number })}
                </a>
              </th>
              {week.days.map((day, i) => (day ? <Day key={day.day} day={day} /> : <td key={i} className="none" />))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Day({ day }: { day: MonthDay }) {
  const { t } = useTranslation("desk")
  const { load, closed } = day
  const full = load !== null && load.percent >= FULL * 100
  return (
    <td
      className={[closed ? "is-closed" : "", day.past ? "is-past" : "", day.today ? "tdy" : ""]
        .filter(Boolean)
        .join(" ")}
    >
      <a href={paths.staff.calendar({ day: day.day })} aria-label={day.name} aria-describedby={`of-${day.day}`}>
        {day.date}
      </a>
      <div id={`of-${day.day}`}>
        {load ? (
          <>
            <p className={full ? "low" : undefined}>
              <b>{load.percent} %</b>{" "}
              <span className="wide-only">{full ? t("monthView.full") : t("weekView.legs", { count: load.legs })}</span>
            </p>
            <svg className="load" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect className="t" width="100" height="6" />
              <rect width={Math.min(100, load.percent)} height="6" className={full ? "full" : undefined} />
            </svg>
          </>
        ) : (
          <p className="wide-only">
            {closed ? (closed.name ? t("closedDayFor", { why: closed.name }) : t("closedDay")) : t("monthView.none")}
          </p>
        )}
        {day.closures.map((reason) => (
          <p className="part" key={reason}>
            {reason}
          </p>
        ))}
        {day.meetings > 0 ? (
          <p className="part is-course">
            <span className="narrow-only" aria-hidden="true">
              <Icon name="calendar" className="i" /> {day.meetings}
            </span>
            <span className="wide-only">{t("monthView.meetings", { count: day.meetings })}</span>
          </p>
        ) : null}
      </div>
    </td>
  )
}
