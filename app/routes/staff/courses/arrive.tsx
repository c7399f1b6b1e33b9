import { data, redirect } from "react-router"
import { useTranslation } from "#app/components/translation.ts"
import { paths } from "#app/paths.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { textOf } from "#app/web/courses.server.ts"
import { requirePermission } from "#app/web/require-staff.server.ts"
import { signUpByReference, wholeRun } from "#db/courses/reads.ts"
import { readReference } from "#domain/booking/reference.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { briefMoment } from "#domain/time/spoken.ts"
import { markAttendance } from "#operations/courses/attend.ts"
import type { Route } from "./+types/arrive"

type Context = Route.LoaderArgs["context"]

async function found(context: Context, typed: string) {
  const { db, ctx } = portalOf(context)
  const reference = readReference(typed)
  const own = reference ? await signUpByReference(db, reference) : null
  const whole = own && (await wholeRun(db, own.runId))
  if (!own || !whole || own.state !== "seated") throw new Response("Not found", { status: 404 })
  const today = officeDay(ctx.now())
  return { own, whole, meeting: whole.run.meetings.find((m) => officeDay(m.startsAt) === today) ?? null }
}

/** What the code at the door opens: a scanner's look marks nobody, the button does. */
export async function loader({ params, context }: Route.LoaderArgs) {
  requirePermission(staffOf(context), "attend-courses")
  const { own, whole, meeting } = await found(context, params.reference)
  const language = localeOf(context)
  return {
    reference: own.reference,
    names: own.names,
    title: textOf(whole.course, language).title,
    when: meeting && briefMoment(meeting.startsAt, language),
  }
}

export async function action({ params, context }: Route.ActionArgs) {
  const account = staffOf(context)
  requirePermission(account, "attend-courses")
  const { own, meeting } = await found(context, params.reference)
  if (!meeting) return data({ error: "not-begun" as const }, 409)
  for (const [i] of own.names.entries()) {
    const done = await markAttendance(portalOf(context).ctx, {
      meetingId: meeting.id,
      signUpId: own.id,
      person: i + 1,
      mark: "present",
      by: byStaff(account),
    })
    if (!done.ok) return data({ error: done.error }, 409)
  }
  return redirect(paths.staff.meeting(meeting.id))
}

export default function Arrive({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("teaching")
  const heading = t("meeting.arriveTitle", { name: loaderData.names.join(", ") })
  return (
    <main id="main">
      <title>{`${heading} – Ankomst`}</title>
      <div className="tools">
        <h1>{heading}</h1>
      </div>
      <div className="tbl">
        {actionData ? <p role="alert">{t(`error.${actionData.error}`)}</p> : null}
        <p>
          {loaderData.title} {loaderData.when ?? ""}
        </p>
        {loaderData.when ? (
          <form method="post">
            <button className="btn primary" type="submit">
              {t("meeting.arrive")}
            </button>
          </form>
        ) : (
          <p>{t("meeting.arriveNone")}</p>
        )}
      </div>
    </main>
  )
}
