import { isTaughtBy } from "#domain/courses/teacher.ts"
import { languageName } from "#domain/manner.ts"
import { type Column, WorklistPage, WorklistTable, useLiveList } from "#app/parts/worklist-page.tsx"
import { data, redirect } from "react-router"
import { ErrorSummary, Field, FormActs } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readForm } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { textOf } from "#app/courses/citizen/shown.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { courseFigures, coursesOf, roomsOf, runsOf, waitingByRun } from "#db/courses/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { meetingClosedBy } from "#domain/courses/closed.ts"
import { may } from "#domain/staff/permissions.ts"
import { briefMoment } from "#domain/time/spoken.ts"
import { addRoom } from "#operations/courses/texts.ts"
import type { Route } from "./+types/runs"

const shows = ["coming", "past"] as const

export async function loader({ context, url }: Route.LoaderArgs) {
  const account = staffOf(context)
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const now = ctx.now()
  const show = shows.find((s) => s === url.searchParams.get("show")) ?? "coming"
  const [{ office }, courses, rooms, planned, waiting, figures] = await Promise.all([
    readSiteOffice(db),
    coursesOf(db),
    roomsOf(db),
    runsOf(db),
    waitingByRun(db),
    courseFigures(db, new Date(now.getTime() - 365 * 86_400_000), now),
  ])
  const over = (run: (typeof planned)[number]) => run.meetings.length === 0 || run.meetings.at(-1)!.endsAt <= now
  const all = may(account, "attend-courses")
    ? planned
    : planned.filter((run) => run.meetings.some((meeting) => isTaughtBy(meeting, account.name)))
  const runs = all.filter((run) => over(run) === (show === "past"))
  return {
    show,
    key: show,
    read: now.getTime(),
    plans: may(account, "run-courses"),
    figures,
    rooms: rooms.map((room) => `${room.name} (${room.places})`),
    courses: courses.map((c) => ({ slug: c.slug, title: textOf(c, language).title })),
    rows: (show === "past" ? runs.toReversed() : runs).slice(0, 100).map((run) => ({
      id: run.id,
      title: textOf(
        courses.find((c) => c.id === run.courseId)!,
        language,
      ).title,
      starts: run.meetings[0] ? briefMoment(run.meetings[0].startsAt, language) : "–",
      seats: run.seats,
      taken: run.taken,
      waiting: waiting.get(run.id) ?? 0,
      fewest: run.fewest,
      closed:
        run.state === "planned" &&
        run.meetings.some((m) => m.roomId !== null && m.endsAt > now && meetingClosedBy(office, m) !== null),
      risk:
        run.state === "planned" &&
        !over(run) &&
        run.taken < run.fewest &&
        run.closesAt.getTime() - now.getTime() < 14 * 86_400_000,
      state:
        run.state === "cancelled"
          ? ("cancelled" as const)
          : over(run)
            ? ("over" as const)
            : now < run.opensAt
              ? ("notOpen" as const)
              : now >= run.closesAt
                ? ("closed" as const)
                : ("open" as const),
    })),
  }
}

/** Adds a room. */
export async function action({ request, context }: Route.ActionArgs) {
  const account = staffOf(context)
  const form = await readForm(request)
  const places = String(form.get("places") ?? "")
  const done = await addRoom(portalOf(context).ctx, {
    name: String(form.get("name") ?? ""),
    places: /^\d{1,3}$/.test(places) ? Number(places) : Number.NaN,
    by: byStaff(account),
  })
  return done.ok
    ? redirect(paths.staff.courses())
    : data({ error: done.error, name: String(form.get("name") ?? ""), places }, 422)
}

type Data = Route.ComponentProps["loaderData"]
type Row = Data["rows"][number]

export default function Runs({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("courses-staff")
  const to = (show: (typeof shows)[number]) => paths.staff.courses(show === "coming" ? {} : { show })
  const shown = useLiveList(loaderData, "courses", to(loaderData.show))
  return (
    <WorklistPage
      title={t("title")}
      filterLabel={t("filter.label")}
      filters={shows.map((show) => ({ text: t(`filter.${show}`), to: to(show), current: show === shown.show }))}
      acts={
        shown.plans ? (
          <a className="btn primary" href={paths.staff.newRun()}>
            {t("new")}
          </a>
        ) : null
      }
      none={shown.rows.length === 0 ? t("none") : null}
      below={
        <div className="tbl">
          <h2>{t("statistics.title")}</h2>
          <Statistics figures={shown.figures} />
          {shown.plans ? <CoursesAndRooms shown={shown} refused={actionData ?? null} /> : null}
        </div>
      }
    >
      <WorklistTable rows={shown.rows} columns={useColumns()} keyOf={(row) => row.id} />
    </WorklistPage>
  )
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation("courses-staff")
  return [
    {
      key: "course",
      title: t("col.course"),
      names: true,
      cell: (row) => <a href={paths.staff.run(row.id)}>{row.title}</a>,
    },
    { key: "starts", title: t("col.starts"), cell: (row) => row.starts },
    { key: "seats", title: t("col.seats"), cell: (row) => `${row.taken} / ${row.seats}` },
    { key: "waiting", title: t("col.waiting"), cell: (row) => row.waiting },
    {
      key: "state",
      title: t("col.state"),
      cell: (row) => (
        <>
          {t(row.state)} {row.closed ? <span className="mark-look">{t("closedMeetings")}</span> : null}{" "}
          {row.risk ? <span className="mark-look">{t("risk", { fewest: row.fewest })}</span> : null}
        </>
      ),
    },
  ]
}

/** The last year of the courses in figures. */
function Statistics({ figures }: { figures: Data["figures"] }) {
  const { t } = useTranslation("courses-staff")
  const { i18n } = useTranslation("courses")
  const all = figures.marks.reduce((sum, m) => sum + m.n, 0)
  const absent = figures.marks.find((m) => m.mark === "absent")?.n ?? 0
  return (
    <dl className="review-facts">
      <div>
        <dt>{t("statistics.filled")}</dt>
        <dd>{t("statistics.filledOf", { taken: figures.taken, seats: figures.seats, count: figures.runs })}</dd>
      </div>
      <div>
        <dt>{t("statistics.attendance")}</dt>
        <dd>{t("statistics.attendanceOf", { there: all - absent, all })}</dd>
      </div>
      <div>
        <dt>{t("statistics.waiting")}</dt>
        <dd>{figures.waiting}</dd>
      </div>
      <div>
        <dt>{t("statistics.languages")}</dt>
        <dd>{figures.languages.map((l) => `${languageName(l.language, i18n.language)} ${l.n}`).join(", ") || "–"}</dd>
      </div>
    </dl>
  )
}

/** The texts of each course, and the rooms with a form for one more. */
function CoursesAndRooms({
  shown,
  refused: actionData,
}: {
  shown: Pick<Data, "courses" | "rooms">
  refused: Route.ComponentProps["actionData"] | null
}) {
  const { t } = useTranslation("courses-staff")
  const { t: topics } = useTranslation("courses-topics")
  return (
    <>
      <h2>{t("texts")}</h2>
      <ul>
        {shown.courses.map((c) => (
          <li key={c.slug}>
            <a href={paths.staff.courseTexts(c.slug)}>{c.title}</a>
          </li>
        ))}
        <li>
          <a href={paths.staff.courseTexts("new")}>{t("text.new")}</a>
        </li>
        <li>
          <a href={paths.staff.courseTopics()}>{topics("title")}</a>
        </li>
      </ul>
      <h2>{t("room.title")}</h2>
      <p>{shown.rooms.join(", ") || "–"}</p>
      <form method="post" className="case-fields">
        {actionData ? (
          <ErrorSummary problems={[{ field: "room-name", message: t(`error.${actionData.error}`) }]} />
        ) : null}
        <Field id="room-name" name="name" label={t("room.name")} value={actionData?.name ?? ""} maxLength={60} />
        <Field
          id="room-places"
          name="places"
          label={t("room.places")}
          value={actionData?.places ?? ""}
          inputMode="numeric"
        />
        <FormActs>{t("room.add")}</FormActs>
      </form>
    </>
  )
}
