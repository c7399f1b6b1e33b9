import { notFound } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { isId } from "#domain/id.ts"
import { paths } from "#paths"
import { showAttendanceList } from "./shown.server.ts"
import type { Route } from "./+types/attendance-list"

export async function loader({ params, context }: Route.LoaderArgs) {
  const shown = isId(params.id) ? await showAttendanceList(context, params.id) : null
  if (!shown) throw notFound()
  return shown
}

/** A list for the room's door on paper: each person with a box for each meeting. What has been marked already is filled in. */
export default function AttendanceList({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("courses-staff")
  const { title, starts, meetings, rows, runId } = loaderData
  return (
    <StaffPage
      title={`${t("list.title")}: ${title}`}
      heading={
        <>
          {t("list.title")}: {title}
        </>
      }
      meta={starts}
      acts={
        <>
          <button className="btn primary" type="button" onClick={() => print()}>
            {t("list.print")}
          </button>
          <a className="btn" href={paths.staff.run(runId)}>
            {t("run.meetings")}
          </a>
        </>
      }
    >
      <div className="tbl">
        {rows.length === 0 ? (
          <p className="empty-list">{t("list.none")}</p>
        ) : (
          <table className="worklist attendance-list">
            <thead>
              <tr>
                <th scope="col">{t("list.name")}</th>
                {meetings.map((meeting) => (
                  <th scope="col" key={meeting.id}>
                    {meeting.when}
                  </th>
                ))}
                <th scope="col">{t("list.signature")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">
                    <bdi>{row.name}</bdi> <span className="ref">{row.reference}</span>
                  </th>
                  {row.marks.map((mark, i) => (
                    <td key={meetings[i]!.id}>{mark ? t(`meeting.${mark}`) : "☐"}</td>
                  ))}
                  <td />
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </StaffPage>
  )
}
