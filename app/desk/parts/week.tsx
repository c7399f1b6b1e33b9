import { useTranslation } from "#app/parts/translation.ts"
import type { Load } from "#app/desk/load.server.ts"
import type { WeekShown } from "#app/desk/week.server.ts"
import { paths } from "#paths"
import { FULL } from "./month.tsx"

/** Load per day and group of counters; each day leads to its calendar. */
export function Week({ week }: { week: WeekShown }) {
  const { t } = useTranslation("desk")
  return (
    <div className="weekwork">
      <div className="wk">
        <table className="week">
          <caption className="sr">{t("weekView.caption", { number: week.number })}</caption>
          <thead>
            <tr>
              <td />
              {week.days.map((day) => (
                <DayHead key={day.day} day={day} />
              ))}
            </tr>
          </thead>
          <tbody>
            {week.groups.map((group) => (
              <tr key={group.name}>
                <th scope="row">
                  <b>{group.name}</b>
                  <span>{t("weekCounters", { count: group.count, numbers: group.counters })}</span>
                </th>
                {group.loads.map((load, i) => (
                  <Cell key={week.days[i]!.day} load={load} day={week.days[i]!.day} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <aside className="side">
        <h2>{t("weekView.coming")}</h2>
        <p className="hint">{t("weekView.comingHint")}</p>
        <ol className="weeks">
          {week.coming.map((w) => (
            <ComingWeek key={w.monday} week={w} current={w.monday === week.monday} />
          ))}
        </ol>
        <h2 className="mt">{t("weekView.firstFree")}</h2>
        <dl className="first">
          {week.firstFree.map((first) => (
            <div key={first.service}>
              <dt>{first.service}</dt>
              <dd>{first.when ?? t("weekView.none")}</dd>
            </div>
          ))}
        </dl>
      </aside>
    </div>
  )
}

/** A day of the week with its hours and how full it is, or why it is closed. */
function DayHead({ day }: { day: WeekShown["days"][number] }) {
  const { t } = useTranslation("desk")
  return (
    <th scope="col" className={day.today ? "tdy" : undefined}>
      <a href={paths.staff.calendar({ day: day.day })}>
        {day.name}
        <span>
          {day.date}
          {day.hours ? ` · ${day.hours}` : ""}
        </span>
      </a>
      {day.load ? (
        <>
          <p className="pct">
            <b>{day.load.percent} %</b> {t("weekView.legs", { count: day.load.legs })}
          </p>
          <svg className="load" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect className="t" width="100" height="6" />
            <rect width={Math.min(100, day.load.percent)} height="6" />
          </svg>
        </>
      ) : (
        <p>{day.closed?.name ? t("closedDayFor", { why: day.closed.name }) : t("closedDay")}</p>
      )}
    </th>
  )
}

/** A week to come: a bar for each day that opens. */
function ComingWeek({ week: w, current }: { week: WeekShown["coming"][number]; current: boolean }) {
  const { t } = useTranslation("desk")
  return (
    <li className={current ? "cur" : undefined}>
      <a href={paths.staff.calendar({ day: w.monday, view: "week" })}>
        <span>
          <b>{t("week", { number: w.number })}</b> {w.span}
        </span>
        <svg viewBox="0 0 58 24" aria-hidden="true">
          {w.days
            .slice(0, 5)
            .map((percent, i) =>
              percent === null ? (
                <path key={i} className="x" d={`M${i * 12} 23.5h10`} />
              ) : (
                <rect
                  key={i}
                  x={i * 12}
                  y={24 - (percent * 24) / 100}
                  width="10"
                  height={(percent * 24) / 100}
                  className={percent >= FULL * 100 ? "full" : undefined}
                />
              ),
            )}
        </svg>
        <b>{w.percent} %</b>
      </a>
    </li>
  )
}

function Cell({ load, day }: { load: Load | null; day: string }) {
  const { t } = useTranslation("desk")
  if (!load) return <td className="none">–</td>
  const width = 100 / Math.max(1, load.hours.length)
  return (
    <td>
      <a href={paths.staff.calendar({ day })}>
        <span className="cap">
          <b>{load.percent} %</b>
        </span>
        <span className={load.percent >= FULL * 100 ? "fr low" : "fr"}>
          {load.percent >= FULL * 100 ? t("weekView.full") : t("weekView.legs", { count: load.legs })}
        </span>
        <svg className="spark" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
          {load.hours.map((share, i) => (
            <rect
              key={i}
              x={i * width + 0.8}
              y={20 - share * 20}
              width={width - 1.6}
              height={share * 20}
              className={share >= FULL ? "full" : undefined}
            />
          ))}
        </svg>
      </a>
    </td>
  )
}
