import { data, redirect } from "react-router"
import { People, RunActs } from "#app/components/courses/run-page.tsx"
import { ErrorSummary, Field } from "#app/components/form.tsx"
import { useTranslation } from "#app/components/translation.ts"
import { Done, Trail } from "#app/components/worklist.tsx"
import { readForm } from "#app/forms/parse.ts"
import { plainText } from "#domain/typed-text.ts"
import { isId } from "#app/forms/review.ts"
import { readRules } from "#app/forms/run.ts"
import { paths } from "#app/paths.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { requirePermission } from "#app/web/require-staff.server.ts"
import { showRunForStaff } from "#app/web/run.server.ts"
import { may } from "#domain/staff/rules.ts"
import { isClock, isDay, officeInstant } from "#domain/time/office-time.ts"
import { languageCodes } from "#locales/languages.ts"
import { cancelMeeting, cancelRun, changeRun, messageRun, moveMeeting } from "#operations/courses/run.ts"
import { cancelSignUp } from "#operations/courses/seats.ts"
import type { Route } from "./+types/run"

const deeds = ["planned", "moved", "meeting-cancelled", "cancelled", "changed", "told", "removed"] as const

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const account = staffOf(context)
  requirePermission(account, "attend-courses")
  const shown = isId(params.id) ? await showRunForStaff(context, params.id) : null
  if (!shown) throw new Response("Not found", { status: 404 })
  return {
    shown,
    plans: may(account.role, "run-courses"),
    did: deeds.find((d) => d === url.searchParams.get("did")) ?? null,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const account = staffOf(context)
  requirePermission(account, "run-courses")
  if (!isId(params.id)) throw new Response("Not found", { status: 404 })
  const { ctx } = portalOf(context)
  const by = byStaff(account)
  const runId = params.id
  const form = await readForm(request)
  const text = (name: string) => plainText(String(form.get(name) ?? "")).trim()
  const typed = Object.fromEntries([...form].filter((e): e is [string, string] => typeof e[1] === "string"))
  const answer = (done: { ok: true } | { ok: false; error: string }, did: (typeof deeds)[number], field: string) =>
    done.ok
      ? redirect(paths.staff.run(runId, { did }))
      : data({ error: done.error, field, typed }, done.error === "taken" ? 409 : 422)
  switch (form.get("intent")) {
    case "move": {
      const [day, from, to, room] = [text("day"), text("from"), text("to"), text("room")]
      if (!isId(text("meeting")) || (room !== "" && !isId(room))) throw new Response("Bad request", { status: 400 })
      if (!isDay(day) || !isClock(from) || !isClock(to))
        return answer({ ok: false, error: "clock-wrong" }, "moved", "meetings")
      const moved = {
        runId,
        meetingId: text("meeting"),
        startsAt: officeInstant(day, from),
        endsAt: officeInstant(day, to),
        roomId: room === "" ? null : room,
        teacher: text("teacher").slice(0, 80),
        by,
      }
      return answer(await moveMeeting(ctx, moved), "moved", "meetings")
    }
    case "cancel-meeting":
      if (!isId(text("meeting"))) throw new Response("Bad request", { status: 400 })
      return answer(
        await cancelMeeting(ctx, { runId, meetingId: text("meeting"), by }),
        "meeting-cancelled",
        "meetings",
      )
    case "change": {
      const rules = readRules(form)
      return answer(
        typeof rules === "string" ? { ok: false, error: rules } : await changeRun(ctx, { runId, ...rules }),
        "changed",
        "seats",
      )
    }
    case "message": {
      const texts = Object.fromEntries(languageCodes.map((code) => [code, text(`message-${code}`)]))
      return answer(
        await messageRun(ctx, {
          runId,
          texts,
          to: text("to") === "all" ? ["seated", "offered", "listed"] : ["seated"],
          by,
        }),
        "told",
        "message-en",
      )
    }
    case "cancel":
      return answer(await cancelRun(ctx, { runId, reason: text("reason"), by }), "cancelled", "reason")
    case "remove":
      if (!isId(text("sign-up"))) throw new Response("Bad request", { status: 400 })
      return answer(
        await cancelSignUp(ctx, { signUpId: text("sign-up"), staffName: by.staffName }),
        "removed",
        "people",
      )
    default:
      throw new Response("Bad request", { status: 400 })
  }
}

export default function RunPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("teaching")
  const { shown, plans, did } = loaderData
  const says = (error: string) => t(`error.${error}` as "error.unknown")
  return (
    <main id="main">
      <title>{`${shown.title} – Ankomst`}</title>
      <div className="tools">
        <h1>
          {shown.title}{" "}
          <span className="meta">
            {shown.starts} · {shown.taken} / {shown.seats} {shown.cancelled ? `· ${t("cancelled")}` : ""}
          </span>
        </h1>
        <span className="spring" />
        <a className="btn" href={paths.staff.runTable(shown.id)}>
          {t("run.export")}
        </a>
        {plans ? (
          <a className="btn" href={paths.staff.newRun({ copy: shown.id })}>
            {t("run.copy")}
          </a>
        ) : null}
        <a className="btn" href={paths.staff.courses()}>
          {t("title")}
        </a>
      </div>
      <div className="edit">
        <div className="ed1">
          {did && !actionData ? <Done text={t(`done.${did}`)} /> : null}
          {actionData ? (
            <ErrorSummary problems={[{ field: actionData.field, message: says(actionData.error) }]} />
          ) : null}
          <section id="meetings">
            <header>
              <h2>{t("run.meetings")}</h2>
            </header>
            <ol className="trail">
              {shown.meetings.map((meeting) => (
                <li key={meeting.id}>
                  <b>{meeting.when}</b>–{meeting.until} {meeting.room ?? t("run.videoOnly")}, {meeting.teacher}{" "}
                  <a href={paths.staff.meeting(meeting.id)}>
                    {t("run.attendance")}
                    <span className="sr"> {meeting.when}</span>
                  </a>
                  {plans && !meeting.past && !shown.cancelled ? (
                    <details>
                      <summary>
                        {t("run.move")}
                        <span className="sr"> {meeting.when}</span>
                      </summary>
                      <form method="post" className="case-fields">
                        <input type="hidden" name="meeting" value={meeting.id} />
                        <Field
                          id={`day-${meeting.id}`}
                          name="day"
                          label={t("run.day")}
                          type="date"
                          value={meeting.day}
                        />
                        <Field
                          id={`from-${meeting.id}`}
                          name="from"
                          label={t("run.from")}
                          type="time"
                          value={meeting.from}
                        />
                        <Field id={`to-${meeting.id}`} name="to" label={t("run.to")} type="time" value={meeting.to} />
                        <div className="form-group">
                          <label className="form-label" htmlFor={`room-${meeting.id}`}>
                            {t("run.room")}
                          </label>
                          <select
                            className="form-input"
                            id={`room-${meeting.id}`}
                            name="room"
                            defaultValue={meeting.roomId ?? ""}
                          >
                            {shown.rooms.map((room) => (
                              <option key={room.id} value={room.id}>
                                {room.name}
                              </option>
                            ))}
                            <option value="">{t("run.videoOnly")}</option>
                          </select>
                        </div>
                        <Field
                          id={`teacher-${meeting.id}`}
                          name="teacher"
                          label={t("run.teacher")}
                          value={meeting.teacher}
                          maxLength={80}
                        />
                        <div className="form-acts">
                          <button className="btn primary" type="submit" name="intent" value="move">
                            {t("run.saveMove")}
                          </button>
                          <button className="btn" type="submit" name="intent" value="cancel-meeting">
                            {t("run.cancelMeeting")}
                          </button>
                        </div>
                      </form>
                    </details>
                  ) : null}
                </li>
              ))}
            </ol>
          </section>
          <div id="people">
            <People heading={t("run.seated")} people={[...shown.seated, ...shown.offered]} plans={plans} />
            <People heading={t("run.list")} people={shown.listed} plans={plans} ordered />
          </div>
          {shown.rating ? (
            <section>
              <header>
                <h2>{t("run.feedback")}</h2>
              </header>
              <p>{t("run.rating", shown.rating)}</p>
              <ul>
                {shown.lines.map((line, i) => (
                  <li key={i}>{line}</li>
                ))}
              </ul>
            </section>
          ) : null}
          <Trail
            heading={t("run.history")}
            events={shown.events.map((event) => ({
              when: event.when,
              who: event.who,
              what: [
                t(`event.${event.kind}` as "event.seated"),
                event.why ? `(${t(`why.${event.why}` as "why.seat-freed")})` : "",
                event.passedOver ? t("passedOver", { who: event.passedOver }) : "",
                event.by ? `– ${event.by}` : "",
              ]
                .filter(Boolean)
                .join(" "),
            }))}
          />
        </div>
        {plans && !shown.cancelled ? <RunActs shown={shown} typed={actionData?.typed ?? null} /> : null}
      </div>
    </main>
  )
}
