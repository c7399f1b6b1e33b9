import { languageName } from "#domain/manner.ts"
import { type Language, languageCodes } from "#locales/languages.ts"
import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { Select } from "#app/parts/choices.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { type SeatsShown, catalogueOf, inEvening, showSeats, textOf } from "./shown.server.ts"
import { offeredTopics } from "#domain/courses/topics.ts"
import { writtenIn } from "#domain/written-in.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { monthName, spokenDay } from "#domain/time/spoken.ts"
import type { Route } from "./+types/catalogue"

const times = ["day", "evening"] as const

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const { courses, runs, waiting, topics } = await catalogueOf(context)
  const asked = (name: string) => (url.searchParams.get(name) ?? "").slice(0, 40)
  const filter = { topic: asked("topic"), month: asked("month"), language: asked("language"), time: asked("time") }
  const fits = (run: (typeof runs)[number]) =>
    (!filter.month || run.meetings.some((m) => officeDay(m.startsAt).startsWith(filter.month))) &&
    (!filter.time || inEvening(run) === (filter.time === "evening"))
  const byDate = filter.month !== "" || filter.time !== ""
  const months = [
    ...new Set(runs.flatMap((run) => run.meetings.map((m) => officeDay(m.startsAt).slice(0, 7)))),
  ].toSorted()
  const now = portalOf(context).ctx.now()
  const today = officeDay(now)
  const shown = courses
    .filter(
      (course) =>
        (!filter.topic || course.topic === filter.topic) && (!filter.language || course.taughtIn === filter.language),
    )
    .map((course) => {
      const next = runs.find((run) => run.courseId === course.id && fits(run))
      const { title, lead } = textOf(course, language)
      const { slug, taughtIn, level } = course
      return {
        slug,
        taughtIn,
        level,
        title,
        lead,
        meetings: next?.meetings.length ?? null,
        next: next
          ? {
              starts: spokenDay(officeDay(next.meetings[0]!.startsAt), language, today),
              ...showSeats(next, waiting.get(next.id) ?? 0, now),
            }
          : null,
      }
    })
  return {
    language,
    filter,
    topics: offeredTopics(topics).map(({ key, names }) => ({ value: key, text: writtenIn(names, language, key) })),
    months: months.map((month) => ({
      value: month,
      text: `${monthName(month, language)}${month.slice(0, 4) === today.slice(0, 4) ? "" : ` ${month.slice(0, 4)}`}`,
    })),
    courses: shown.filter((course) => !byDate || course.next !== null),
  }
}

export default function Catalogue({ loaderData }: Route.ComponentProps) {
  const { t, i18n } = useTranslation("courses")
  const { language, filter, months, courses } = loaderData
  const any = Object.values(filter).some((value) => value !== "")
  return (
    <CitizenPage title={t("title")} description={t("lead")} path={paths.courses(language)} lead={t("lead")}>
      <div className="container shelf">
        <form method="get" action={paths.courses(language)} className="filters">
          <Select
            id="topic"
            label={t("filter.topic")}
            choose={t("filter.any")}
            value={filter.topic}
            options={loaderData.topics}
          />
          <Select id="month" label={t("filter.month")} choose={t("filter.any")} value={filter.month} options={months} />
          <Select
            id="language"
            label={t("filter.language")}
            choose={t("filter.any")}
            value={filter.language}
            options={languageCodes.map((code) => ({ value: code, text: languageName(code, i18n.language) }))}
          />
          <Select
            id="time"
            label={t("filter.time")}
            choose={t("filter.any")}
            value={filter.time}
            options={times.map((time) => ({ value: time, text: t(`filter.${time}`) }))}
          />
          <button className="button button-secondary" type="submit">
            {t("filter.show")}
          </button>
        </form>
        {any ? (
          <p role="status">{courses.length > 0 ? t("filter.found", { count: courses.length }) : t("filter.none")}</p>
        ) : null}
        <ul className="articles nobullet-list">
          {courses.map((course) => (
            <li key={course.slug}>
              <h2>
                <a href={paths.course(language, course.slug)}>{course.title}</a>
              </h2>
              <p>{course.lead}</p>
              <ul className="meta">
                <li>
                  <b>{t("taughtIn", { language: languageName(course.taughtIn, i18n.language) })}</b>
                  {course.level ? t("level", { level: course.level }) : ""}
                </li>
                {course.meetings ? <li>{t("meetings", { count: course.meetings })}</li> : null}
              </ul>
              <p className="course-next">
                {course.next ? (
                  <>
                    {t("next", { day: course.next.starts })}. <Seats run={course.next} />
                  </>
                ) : (
                  t("noRun")
                )}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </CitizenPage>
  )
}

function Seats({ run }: { run: SeatsShown }) {
  const { t } = useTranslation("courses")
  if (run.state === "full") return run.waiting > 0 ? t("full", { count: run.waiting }) : t("fullNone")
  if (run.state === "closed") return t("closed")
  return <b className="num">{t("seatsFree", { count: run.free, seats: run.seats })}</b>
}
