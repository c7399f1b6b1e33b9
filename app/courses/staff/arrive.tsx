import { notFound } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { data, redirect } from "react-router"
import { useTranslation } from "#app/parts/translation.ts"
import { readForm } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { textOf } from "#app/courses/citizen/shown.server.ts"
import { attendanceOf, signUpByReference, wholeRun } from "#db/courses/reads.ts"
import { readReference } from "#domain/booking/reference.ts"
import { meetingAtDoor } from "#domain/courses/attendance.ts"
import { briefMoment } from "#domain/time/spoken.ts"
import { markAttendance } from "#operations/courses/attend.ts"
import type { Route } from "./+types/arrive"

type Context = Route.LoaderArgs["context"]

async function found(context: Context, typed: string) {
  const { db, ctx } = portalOf(context)
  const reference = readReference(typed)
  const own = reference ? await signUpByReference(db, reference) : null
  const whole = own && (await wholeRun(db, own.runId))
  if (!own || !whole || own.state !== "seated") throw notFound()
  const door = whole.run.state === "planned" ? meetingAtDoor(whole.run.meetings, ctx.now()) : null
  const marks = door ? await attendanceOf(db, [door.meeting.id]) : []
  const people = own.names.map((name, i) => ({
    person: i + 1,
    name,
    mark: marks.find((a) => a.signUpId === own.id && a.person === i + 1)?.mark ?? null,
  }))
  return { own, whole, door, people }
}

/** What the code at the door opens: a scanner's look marks nobody, the button does. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { own, whole, door, people } = await found(context, params.reference)
  const language = localeOf(context)
  return {
    reference: own.reference,
    people,
    title: textOf(whole.course, language).title,
    when: door && briefMoment(door.meeting.startsAt, language),
    meetingId: door?.meeting.id ?? "",
    as: door?.as ?? "present",
  }
}

/** Marks those who were ticked, in the meeting that was looked at. A mark somebody has made already stays. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const account = staffOf(context)
  const { own, door } = await found(context, params.reference)
  const form = await readForm(request)
  if (!door || form.get("meeting") !== door.meeting.id) return data({ error: "door-changed" as const }, 409)
  const ticked = own.names.flatMap((_, i) => (form.getAll("person").includes(String(i + 1)) ? [i + 1] : []))
  if (ticked.length === 0) return data({ error: "nobody-ticked" as const }, 422)
  for (const person of ticked) {
    const done = await markAttendance(portalOf(context).ctx, {
      meetingId: door.meeting.id,
      signUpId: own.id,
      person,
      mark: door.as,
      onlyUnmarked: true,
      by: byStaff(account),
    })
    if (!done.ok) return data({ error: done.error }, 409)
  }
  return redirect(paths.staff.meeting(door.meeting.id))
}

export default function Arrive({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("courses-staff")
  const { people, title, when, meetingId, as } = loaderData
  const heading = t("meeting.arriveTitle", { name: people.map((p) => p.name).join(", ") })
  const unmarked = people.filter((p) => p.mark === null)
  return (
    <StaffPage title={heading}>
      <div className="tbl">
        {actionData ? <p role="alert">{t(`error.${actionData.error}`)}</p> : null}
        <p>
          {title} {when ?? ""}
        </p>
        <ul>
          {people
            .filter((p) => p.mark !== null)
            .map((p) => (
              <li key={p.person}>
                <bdi>{p.name}</bdi>: {t(`meeting.${p.mark!}`)}
              </li>
            ))}
        </ul>
        {when === null ? (
          <p>{t("meeting.arriveNone")}</p>
        ) : unmarked.length === 0 ? (
          <p>
            <a className="btn" href={paths.staff.meeting(meetingId)}>
              {t("meeting.title")}
            </a>
          </p>
        ) : (
          <form method="post">
            <input type="hidden" name="meeting" value={meetingId} />
            <fieldset className="form-group">
              <legend>{t("meeting.arriveWho")}</legend>
              {unmarked.map((p) => (
                <label key={p.person} className="choice-line">
                  {/* Of a group everybody who came is ticked by hand: one code does not say who stands at the door. */}
                  <input type="checkbox" name="person" value={p.person} defaultChecked={people.length === 1} />{" "}
                  <bdi>{p.name}</bdi>
                </label>
              ))}
            </fieldset>
            <button className="btn primary" type="submit">
              {t(as === "late" ? "meeting.arriveLate" : "meeting.arrive")}
            </button>
          </form>
        )}
      </div>
    </StaffPage>
  )
}
