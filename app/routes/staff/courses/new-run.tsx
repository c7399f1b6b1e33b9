import { data, redirect } from "react-router"
import { RunFields } from "#app/components/courses/run-fields.tsx"
import { ErrorSummary, Field } from "#app/components/form.tsx"
import { useTranslation } from "#app/components/translation.ts"
import { isId } from "#app/forms/review.ts"
import { readForm } from "#app/forms/parse.ts"
import { instantValue, readRunPlan, weekdayCodes } from "#app/forms/run.ts"
import { paths } from "#app/paths.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { textOf } from "#app/web/courses.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { requirePermission } from "#app/web/require-staff.server.ts"
import { coursesOf, roomsOf, wholeRun } from "#db/courses/reads.ts"
import { addDays, officeDay, officeInstant } from "#domain/time/office-time.ts"
import { weekdayName } from "#domain/time/spoken.ts"
import { planRun, seriesOf } from "#operations/courses/run.ts"
import type { Route } from "./+types/new-run"

export async function loader({ context, url }: Route.LoaderArgs) {
  requirePermission(staffOf(context), "run-courses")
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const [courses, rooms] = await Promise.all([coursesOf(db), roomsOf(db)])
  const copied = url.searchParams.get("copy")
  const whole = copied && isId(copied) ? await wholeRun(db, copied) : null
  const today = officeDay(ctx.now())
  const first = addDays(today, 28)
  const series = seriesOf(whole?.run.meetings ?? [], first)
  const run = whole?.run
  const days = /BYDAY=([A-Z,]+)/.exec(series.rule)?.[1]?.split(",") ?? []
  return {
    courses: courses.map((c) => ({ id: c.id, title: textOf(c, language).title })),
    rooms: rooms.map((r) => ({ id: r.id, name: `${r.name} (${r.places})` })),
    weekdays: weekdayCodes.map((code, i) => ({ code, name: weekdayName(`2026-11-${23 + i}`, language) })),
    copies: whole !== null,
    given: {
      course: whole?.course.id ?? "",
      first,
      count: String(run?.meetings.length ?? 3),
      from: series.from,
      to: series.to,
      room: run?.meetings[0]?.roomId ?? rooms[0]?.id ?? "",
      teacher: run?.meetings[0]?.teacher ?? "",
      video: run?.videoUrl ?? "",
      seats: String(run?.seats ?? 20),
      largest: String(run?.largestGroup ?? 2),
      fewest: String(run?.fewest ?? 6),
      offerHours: String(run?.offerHours ?? 24),
      opens: instantValue(officeInstant(today, "09:00")),
      closes: instantValue(officeInstant(addDays(first, -2), "12:00")),
    } as Record<string, string>,
    days: whole ? days : [],
    priorities: run?.priorities ?? ["pd-u2", "partner"],
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const account = staffOf(context)
  requirePermission(account, "run-courses")
  const form = await readForm(request)
  const typed = Object.fromEntries([...form].filter((e): e is [string, string] => typeof e[1] === "string"))
  const lists = { days: form.getAll("weekday").map(String), priorities: form.getAll("priority").map(String) }
  const plan = readRunPlan(form)
  if (typeof plan === "string") return data({ error: plan, typed, ...lists }, 422)
  const done = await planRun(portalOf(context).ctx, { plan, by: byStaff(account) })
  if (!done.ok) return data({ error: done.error, typed, ...lists }, done.error === "taken" ? 409 : 422)
  return redirect(paths.staff.run(done.value.runId, { did: "planned" }))
}

const fieldOf: Record<string, string> = {
  "day-wrong": "first",
  "clock-wrong": "from",
  "rule-wrong": "count",
  "rule-endless": "count",
  "too-many-meetings": "count",
  "seats-wrong": "seats",
  "room-small": "seats",
  "opens-after-closes": "opens",
  "closes-late": "closes",
  "place-missing": "room",
  "teacher-missing": "teacher",
  taken: "room",
  "number-wrong": "seats",
  "time-wrong": "opens",
  unknown: "course",
}

export default function NewRun({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("teaching")
  const typed: Record<string, string | undefined> = actionData?.typed ?? loaderData.given
  const days = actionData?.days ?? loaderData.days
  return (
    <main id="main">
      <title>{`${t("new")} – Ankomst`}</title>
      <div className="tools">
        <h1>{t("new")}</h1>
        <span className="spring" />
        <a className="btn" href={paths.staff.courses()}>
          {t("title")}
        </a>
      </div>
      <div className="edit is-single">
        <form method="post" className="ed1 case-form" noValidate>
          {actionData ? (
            <ErrorSummary
              problems={[{ field: fieldOf[actionData.error] ?? "course", message: t(`error.${actionData.error}`) }]}
            />
          ) : null}
          <p>{t("form.lead")}</p>
          <div className="case-fields">
            <div className="form-group">
              <label className="form-label" htmlFor="course">
                {t("form.course")}
              </label>
              <select className="form-input" id="course" name="course" defaultValue={typed.course}>
                {loaderData.courses.map((course) => (
                  <option key={course.id} value={course.id}>
                    {course.title}
                  </option>
                ))}
              </select>
            </div>
            <Field id="first" label={t("form.first")} type="date" value={typed.first} />
            <Field id="from" label={t("run.from")} type="time" value={typed.from} />
            <Field id="to" label={t("run.to")} type="time" value={typed.to} />
            <Field id="count" label={t("form.count")} value={typed.count} inputMode="numeric" />
            <div className="form-group">
              <label className="form-label" htmlFor="every">
                {t("form.every")}
              </label>
              <select className="form-input" id="every" name="every" defaultValue={typed.every ?? "1"}>
                <option value="1">{t("form.everyWeek")}</option>
                <option value="2">{t("form.everySecond")}</option>
              </select>
            </div>
            <div className="form-group">
              <label className="form-label" htmlFor="room">
                {t("run.room")}
              </label>
              <select className="form-input" id="room" name="room" defaultValue={typed.room}>
                {loaderData.rooms.map((room) => (
                  <option key={room.id} value={room.id}>
                    {room.name}
                  </option>
                ))}
                <option value="">{t("run.videoOnly")}</option>
              </select>
            </div>
            <Field id="teacher" label={t("run.teacher")} value={typed.teacher} maxLength={80} />
          </div>
          <fieldset className="form-group">
            <legend>{t("form.weekdays")}</legend>
            {loaderData.weekdays.map((day) => (
              <label key={day.code} className="choice-line">
                <input type="checkbox" name="weekday" value={day.code} defaultChecked={days.includes(day.code)} />{" "}
                {day.name}
              </label>
            ))}
          </fieldset>
          <RunFields typed={typed} priorities={actionData?.priorities ?? loaderData.priorities} />
          <div className="form-acts">
            <button className="btn primary" type="submit">
              {t("form.plan")}
            </button>
          </div>
        </form>
      </div>
    </main>
  )
}
