import { dayTopic, isAbout } from "#domain/topics.ts"
import { badRequest, notFound } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { data, redirect } from "react-router"
import { useLive } from "#app/parts/use-live.ts"
import { ErrorSummary } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readForm } from "#app/parts/parse.ts"
import { isId } from "#domain/id.ts"
import { paths } from "#paths"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { showMeeting } from "./shown.server.ts"
import { marks } from "#domain/courses/attendance.ts"
import { markAttendance } from "#operations/courses/attend.ts"
import type { Route } from "./+types/meeting"

export async function loader({ params, context }: Route.LoaderArgs) {
  const shown = isId(params.id) ? await showMeeting(context, params.id) : null
  if (!shown) throw notFound()
  return shown
}

/** A button's value is "<sign-up> <person> <mark>"; pressed twice it is the same as once. Only "clear" takes a mark back. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const account = staffOf(context)
  if (!isId(params.id)) throw notFound()
  const [signUpId = "", person = "", as = ""] = String((await readForm(request)).get("mark") ?? "").split(" ")
  const mark = marks.find((m) => m === as) ?? null
  if (!isId(signUpId) || !/^[1-9]$/.test(person) || (mark === null && as !== "clear")) throw badRequest()
  const done = await markAttendance(portalOf(context).ctx, {
    meetingId: params.id,
    signUpId,
    person: Number(person),
    mark,
    by: byStaff(account),
  })
  return done.ok ? redirect(paths.staff.meeting(params.id)) : data({ error: done.error }, 409)
}

type Shown = Awaited<ReturnType<typeof loader>>

/** For a tablet: large buttons, one for each mark; it follows by itself when somebody else marks. */
export default function Attendance({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("courses-staff")
  const here = paths.staff.meeting(loaderData.id)
  const { shown } = useLive(
    loaderData,
    (topics) => isAbout(topics, dayTopic(loaderData.day)),
    paths.staff.stream(),
    `${here}?live=1`,
  )
  return (
    <StaffPage
      title={t("meeting.title")}
      heading={
        <>
          {t("meeting.title")}: {shown.title}
        </>
      }
      meta={shown.when}
      acts={
        <>
          <a className="btn" href={paths.staff.attendanceList(shown.runId)}>
            {t("list.open")}
          </a>
          <a className="btn" href={paths.staff.run(shown.runId)}>
            {t("run.meetings")}
          </a>
        </>
      }
    >
      <div className="tbl">
        {actionData ? <ErrorSummary problems={[{ field: "main", message: t(`error.${actionData.error}`) }]} /> : null}
        {shown.open ? null : <p className="mark-look">{t("meeting.notBegun")}</p>}
        {shown.rows.length === 0 ? (
          <p className="empty-list">{t("run.nobody")}</p>
        ) : (
          <form method="post">
            <table className="worklist attendance">
              <tbody>
                {shown.rows.map((row) => (
                  <Row key={`${row.signUpId} ${row.person}`} row={row} open={shown.open} />
                ))}
              </tbody>
            </table>
          </form>
        )}
      </div>
    </StaffPage>
  )
}

/** One person: their name, how often they were away, and a button for each mark. */
function Row({ row, open }: { row: Shown["rows"][number]; open: boolean }) {
  const { t } = useTranslation("courses-staff")
  return (
    <tr>
      <th scope="row">
        <bdi>{row.name}</bdi> <span className="ref">{row.reference}</span>
        {row.support ? <span className="quiet"> {row.support}</span> : null}
        {row.missed > 0 ? (
          <span className={row.twice ? "mark-look" : "quiet"}>
            {" "}
            {row.twice ? t("meeting.twice") : t("meeting.missed", { count: row.missed })}
          </span>
        ) : null}
      </th>
      <td>
        {marks.map((mark) => (
          <button
            key={mark}
            className={row.mark === mark ? "btn mark is-on" : "btn mark"}
            type="submit"
            name="mark"
            value={`${row.signUpId} ${row.person} ${mark}`}
            aria-pressed={row.mark === mark}
            disabled={!open}
          >
            {t(`meeting.${mark}`)}
            <span className="sr"> {row.name}</span>
          </button>
        ))}
        {row.mark ? (
          <button
            className="linkbutton"
            type="submit"
            name="mark"
            value={`${row.signUpId} ${row.person} clear`}
            disabled={!open}
          >
            {t("meeting.clear")}
            <span className="sr"> {row.name}</span>
          </button>
        ) : null}
      </td>
    </tr>
  )
}
