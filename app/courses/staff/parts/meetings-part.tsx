import { Select } from "#app/parts/choices.tsx"
import { paths } from "#paths"
import type { RunForStaff } from "#app/courses/staff/shown.server.ts"
import { Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** What was typed to move a meeting, when it was refused: it stays, beside what stands now. */
export interface TypedMove {
  typed: Record<string, string>
  error: string
}

/** The meetings of a run, each with its attendance and a way to move or cancel it. */
export function MeetingsPart({
  shown,
  plans,
  refused,
}: {
  shown: RunForStaff
  plans: boolean
  refused: TypedMove | null
}) {
  const { t } = useTranslation("courses-staff")
  return (
    <section id="meetings">
      <header>
        <h2>{t("run.meetings")}</h2>
      </header>
      <ol className="trail">
        {shown.meetings.map((meeting) => (
          <li key={meeting.id}>
            <b>{meeting.when}</b>–{meeting.until}{" "}
            {meeting.room ? <span lang="da">{meeting.room}</span> : t("run.videoOnly")}, {meeting.teacher}{" "}
            {meeting.closed ? (
              <span className="mark-look">
                {meeting.closed.why === "holiday" ? t("run.closedHoliday") : t("run.closedDay", meeting.closed)}{" "}
              </span>
            ) : null}
            <a href={paths.staff.meeting(meeting.id)}>
              {t("run.attendance")}
              <span className="sr"> {meeting.when}</span>
            </a>
            {plans && !meeting.past && !shown.cancelled ? (
              <MoveMeeting
                shown={shown}
                meeting={meeting}
                refused={refused?.typed.meeting === meeting.id ? refused : null}
              />
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

function MoveMeeting({
  shown,
  meeting,
  refused,
}: {
  shown: RunForStaff
  meeting: RunForStaff["meetings"][number]
  refused: TypedMove | null
}) {
  const { t } = useTranslation("courses-staff")
  const { id } = meeting
  const value = (name: "day" | "from" | "to" | "teacher") => refused?.typed[name] ?? meeting[name]
  return (
    <details open={refused !== null}>
      <summary>
        {t("run.move")}
        <span className="sr"> {meeting.when}</span>
      </summary>
      <form method="post" className="case-fields">
        <input type="hidden" name="meeting" value={id} />
        <input type="hidden" name="revision" value={meeting.revision} />
        {refused?.error === "changed-meanwhile" ? (
          <p className="mark-look">
            {t("run.now", {
              what: `${meeting.when}–${meeting.until}, ${meeting.room ?? t("run.videoOnly")}, ${meeting.teacher}`,
            })}
          </p>
        ) : null}
        <Field id={`day-${id}`} name="day" label={t("run.day")} type="date" value={value("day")} />
        <Field
          id={`from-${id}`}
          name="from"
          label={t("run.from")}
          inputMode="numeric"
          maxLength={5}
          value={value("from")}
        />
        <Field id={`to-${id}`} name="to" label={t("run.to")} inputMode="numeric" maxLength={5} value={value("to")} />
        <Select
          id={`room-${id}`}
          name="room"
          label={t("run.room")}
          value={refused?.typed.room ?? meeting.roomId ?? ""}
          options={[
            ...shown.rooms.map((room) => ({ value: room.id, text: room.name })),
            { value: "", text: t("run.videoOnly") },
          ]}
        />
        <Field id={`teacher-${id}`} name="teacher" label={t("run.teacher")} value={value("teacher")} maxLength={80} />
        {(["day-closed", "visits-stand"] as const).map((seen) => {
          const before = refused?.typed[`despite-${seen}`] !== undefined
          return before || refused?.error === seen ? (
            <label key={seen} className="choice-line">
              <input type="checkbox" name={`despite-${seen}`} value="yes" defaultChecked={before} />{" "}
              {t(`run.despite.${seen}`)}
            </label>
          ) : null
        })}
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
  )
}
