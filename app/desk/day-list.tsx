import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { showDayList } from "./day-list.server.ts"
import { isDay, officeDay } from "#domain/time/office-time.ts"
import type { Route } from "./+types/day-list"

export async function loader({ context, url }: Route.LoaderArgs) {
  const asked = url.searchParams.get("day") ?? ""
  const day = isDay(asked) && asked >= "2000-01-01" && asked < "2100-01-01" ? asked : null
  return showDayList(context, day ?? officeDay(portalOf(context).ctx.now()), url.searchParams.get("counter"))
}

/** Who has been here, by the box that is ticked for them already. */
const here = new Set(["arrived", "serving", "done"])

type Shown = Awaited<ReturnType<typeof loader>>

/** The day for the reception's clipboard. The head of the table stands on every sheet; the browser numbers the sheets. */
export default function DayList({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("desk")
  const { day, rows, meetings, counter } = loaderData
  const title = counter ? `${t("dayList.counter", counter)} · ${loaderData.title}` : loaderData.title
  return (
    <StaffPage
      title={t("dayList.title", { day: title })}
      heading={title}
      meta={t("day.visits", { count: rows.length })}
      acts={
        <>
          <button className="btn primary" type="button" onClick={() => print()}>
            {t("nav.print")}
          </button>
          <a className="btn" href={paths.staff.calendar({ day })}>
            {t("dayList.back")}
          </a>
        </>
      }
    >
      <Counters day={day} counters={loaderData.counters} />
      <div className="tbl">
        {rows.length === 0 ? (
          <p className="empty-list">{t("day.noVisits")}</p>
        ) : (
          <Visits rows={rows} counter={counter !== null} head={`${title} · ${t("dayList.asOf", loaderData)}`} />
        )}
        {meetings.length > 0 ? <Meetings meetings={meetings} /> : null}
      </div>
    </StaffPage>
  )
}

/** The day's list of all counters, and of each one. Stays off the paper. */
function Counters({ day, counters }: Pick<Shown, "day" | "counters">) {
  const { t } = useTranslation("desk")
  const all = counters.every(({ here: shown }) => !shown)
  return (
    <nav className="tabs" aria-label={t("dayList.whose")}>
      <a href={paths.staff.dayList(day)} aria-current={all ? "page" : undefined}>
        {t("dayList.all")}
      </a>
      {counters.map(({ id, number, here: shown }) => (
        <a key={id} href={paths.staff.dayList(day, id)} aria-current={shown ? "page" : undefined}>
          {t("feed.counter", { number })}
        </a>
      ))}
    </nav>
  )
}

function Visits({ rows, counter, head }: { rows: Shown["rows"]; counter: boolean; head: string }) {
  const { t } = useTranslation("desk")
  return (
    <table className="worklist day-list">
      <caption className="sr">{t("table.caption")}</caption>
      <thead>
        <tr>
          <th colSpan={counter ? 7 : 8}>{head}</th>
        </tr>
        <tr>
          <th scope="col">
            <span className="sr">{t("dayList.here")}</span>
          </th>
          <th scope="col">{t("table.time")}</th>
          {counter ? null : <th scope="col">{t("table.counter")}</th>}
          <th scope="col">{t("table.name")}</th>
          <th scope="col">{t("dayList.phone")}</th>
          <th scope="col">{t("table.people")}</th>
          <th scope="col">{t("table.service")}</th>
          <th scope="col">{t("table.reference")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <span aria-hidden="true">{here.has(row.state) ? "☑" : "☐"}</span>
              <span className="sr">{t(`state.${row.state}`)}</span>
            </td>
            <td>{row.time}</td>
            {counter ? null : <td>{row.counters}</td>}
            <th scope="row">
              <bdi>{row.name}</bdi>
              {row.state === "missed" || row.state === "provisional" ? (
                <span className="quiet"> {t(`state.${row.state}`)}</span>
              ) : null}
            </th>
            <td>{row.phone || "–"}</td>
            <td>{row.party}</td>
            <td>{row.services}</td>
            <td className="ref">{row.reference}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Meetings({ meetings }: { meetings: Shown["meetings"] }) {
  const { t: teaching } = useTranslation("courses-staff")
  return (
    <>
      <h2>{teaching("menu")}</h2>
      <ul>
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            {teaching("calendar.block", meeting)} {meeting.room}
          </li>
        ))}
      </ul>
    </>
  )
}
