import { Select } from "#app/parts/choices.tsx"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { data, redirect } from "react-router"
import { DatesPreview } from "#app/courses/staff/parts/dates-preview.tsx"
import { RunFields } from "#app/courses/staff/parts/run-fields.tsx"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { isId } from "#domain/id.ts"
import { readForm } from "#app/parts/parse.ts"
import { readRunPlan } from "./forms.ts"
import { paths } from "#paths"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { newRunForm, showPreview } from "./new-run.server.ts"
import { planRun, previewRun } from "#operations/courses/plan.ts"
import type { Route } from "./+types/new-run"

export function loader({ context, url }: Route.LoaderArgs) {
  const copied = url.searchParams.get("copy")
  return newRunForm(context, copied && isId(copied) ? copied : null)
}

/** Shows the dates that a rule gives, and plans them only once they have been seen. */
export async function action({ request, context }: Route.ActionArgs) {
  const account = staffOf(context)
  const { ctx } = portalOf(context)
  const form = await readForm(request)
  const typed = Object.fromEntries([...form].filter((e): e is [string, string] => typeof e[1] === "string"))
  const lists = { days: form.getAll("weekday").map(String), priorities: form.getAll("priority").map(String) }
  const answer = (error: string | null, preview: Awaited<ReturnType<typeof showPreview>> | null, status: number) =>
    data({ error, preview, typed, ...lists }, status)
  const read = readRunPlan(form)
  if (typeof read === "string") return answer(read, null, 422)
  const intent = form.get("intent")
  const plan = { ...read, makeUp: intent === "make-up" || (intent !== "as-is" && form.get("makeUp") === "yes") }
  let refused: string | null = null
  if (intent === "plan") {
    const done = await planRun(ctx, { plan, seen: String(form.get("seen") ?? ""), by: byStaff(account) })
    if (done.ok) return redirect(paths.staff.run(done.value.runId, { did: "planned" }))
    if (done.error !== "dates-changed" && done.error !== "taken") return answer(done.error, null, 422)
    refused = done.error
  }
  const preview = await previewRun(ctx, plan)
  if (!preview.ok) return answer(preview.error, null, 422)
  return answer(refused, showPreview(context, plan, preview.value), refused ? 409 : 200)
}

const fieldOf: Record<string, string> = {
  "day-wrong": "first",
  past: "first",
  "clock-wrong": "from",
  "rule-wrong": "count",
  "rule-endless": "count",
  "too-many-meetings": "count",
  "seats-wrong": "seats",
  "room-small": "seats",
  "opens-missing": "opens",
  "opens-after-closes": "opens",
  "closes-late": "closes",
  "place-missing": "room",
  "teacher-missing": "teacher",
  taken: "dates",
  "dates-changed": "dates",
  "number-wrong": "seats",
  "time-wrong": "opens",
  unknown: "course",
}

export default function NewRun({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("courses-staff")
  const sayError = useErrorWords("courses-staff")
  const typed: Record<string, string | undefined> = actionData?.typed ?? loaderData.given
  const days = actionData?.days ?? loaderData.days
  const error = actionData?.error
  return (
    <StaffPage
      title={t("new")}
      acts={
        <a className="btn" href={paths.staff.courses()}>
          {t("title")}
        </a>
      }
    >
      <div className="edit is-single">
        <form method="post" className="ed1 case-form" noValidate>
          {error ? <ErrorSummary problems={[{ field: fieldOf[error] ?? "course", message: sayError(error) }]} /> : null}
          <p>{t("form.lead")}</p>
          <div className="case-fields">
            <Select
              id="course"
              label={t("form.course")}
              value={typed.course}
              options={loaderData.courses.map((course) => ({ value: course.id, text: course.title }))}
            />
            <Field id="first" label={t("form.first")} type="date" value={typed.first} />
            <Field id="from" label={t("run.from")} inputMode="numeric" maxLength={5} value={typed.from} />
            <Field id="to" label={t("run.to")} inputMode="numeric" maxLength={5} value={typed.to} />
            <Field id="count" label={t("form.count")} value={typed.count} inputMode="numeric" />
            <Select
              id="every"
              label={t("form.every")}
              value={typed.every ?? "1"}
              options={[
                { value: "1", text: t("form.everyWeek") },
                { value: "2", text: t("form.everySecond") },
              ]}
            />
            <Select
              id="room"
              label={t("run.room")}
              value={typed.room}
              options={[
                ...loaderData.rooms.map((room) => ({ value: room.id, text: room.name })),
                { value: "", text: t("run.videoOnly") },
              ]}
            />
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
          {/* Enter looks again; planning is always pressed. */}
          <div className="form-acts">
            <button className={actionData?.preview ? "btn" : "btn primary"} type="submit" name="intent" value="look">
              {t("form.look")}
            </button>
          </div>
          {actionData?.preview ? <DatesPreview preview={actionData.preview} /> : null}
        </form>
      </div>
    </StaffPage>
  )
}
