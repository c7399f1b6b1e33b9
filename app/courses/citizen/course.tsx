import { writtenIn } from "#domain/written-in.ts"
import { languageName } from "#domain/manner.ts"
import { notFound } from "#app/parts/refusals.ts"
import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { RunBlock } from "#app/courses/citizen/parts/run.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { StructuredData } from "#app/parts/page-meta.tsx"
import { useRequest } from "#app/parts/request.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { officeOf } from "#app/web/context.server.ts"
import { catalogueOf, showRun, textOf } from "./shown.server.ts"
import type { Language } from "#locales/languages.ts"
import type { Route } from "./+types/course"

export async function loader({ params, context }: Route.LoaderArgs) {
  const language = params.language as Language
  const { courses, runs, topics } = await catalogueOf(context)
  const course = courses.find((c) => c.slug === params.slug)
  if (!course) throw notFound()
  const { site } = await officeOf(context)
  const own = runs.filter((run) => run.courseId === course.id)
  return {
    language,
    slug: course.slug,
    topic: course.topic,
    topicName: writtenIn(topics.find(({ key }) => key === course.topic)?.names ?? {}, language, course.topic),
    taughtIn: course.taughtIn,
    level: course.level,
    residentsOnly: course.residentsOnly,
    text: textOf(course, language),
    seats: own[0]?.seats ?? null,
    site: { name: site.name, address: `${site.address}, ${site.postalLine}` },
    runs: await Promise.all(own.map((run) => showRun(context, run, language))),
  }
}

export default function CoursePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("courses")
  const { origin } = useRequest()
  const { language, text, runs } = loaderData
  const priority = runs.find((run) => run.priority !== null)?.priority ?? null
  return (
    <CitizenPage
      title={text.title}
      description={text.lead}
      path={paths.course(language, loaderData.slug)}
      back={
        <p className="crumbs">
          <a href={paths.courses(language)}>{t("menu")}</a> <span aria-hidden="true">/</span>{" "}
          <a href={paths.courses(language, { topic: loaderData.topic })}>{loaderData.topicName}</a>
        </p>
      }
      lead={text.lead}
      more={<Meta course={loaderData} />}
    >
      <StructuredData data={structured(loaderData, origin)} />
      <div className="container">
        <div className="cols course">
          <div>
            {runs.length === 0 ? (
              <p>{t("noRuns")}</p>
            ) : (
              runs.map((run) => <RunBlock key={run.id} run={run} language={language} />)
            )}
            <section className="block">
              <h2>{t("forWhom")}</h2>
              <p>{text.forWhom}</p>
              {loaderData.residentsOnly ? <p>{t("residents.only")}</p> : null}
              {priority ? <p>{t(`priority.${priority}`)}</p> : null}
            </section>
            <section className="block">
              <h2>{t("gets")}</h2>
              <ul>
                {text.gets.map((thing) => (
                  <li key={thing}>{thing}</li>
                ))}
              </ul>
            </section>
          </div>
          <CourseAside course={loaderData} />
        </div>
      </div>
    </CitizenPage>
  )
}

type Course = Route.ComponentProps["loaderData"]

/** The language, how many meetings and how many seats. */
function Meta({ course }: { course: Course }) {
  const { t, i18n } = useTranslation("courses")
  const first = course.runs[0]
  return (
    <ul className="meta course-meta">
      <li>
        <b>{t("taughtIn", { language: languageName(course.taughtIn, i18n.language) })}</b>
        {course.level ? t("level", { level: course.level }) : ""}
      </li>
      {first ? (
        <li>
          <b>{t("meetings", { count: first.meetings.length })}</b>
        </li>
      ) : null}
      {course.seats ? <li>{t("upTo", { count: course.seats })}</li> : null}
    </ul>
  )
}

/** The course as search engines read it. */
const structured = ({ language, slug, text, taughtIn, site, runs }: Course, origin: string) => ({
  "@type": "Course",
  name: text.title,
  description: text.lead,
  inLanguage: taughtIn,
  url: origin + paths.course(language, slug),
  provider: { "@type": "GovernmentOrganization", name: site.name },
  hasCourseInstance: runs.map((run) => ({
    "@type": "CourseInstance",
    courseMode: run.room ? "onsite" : "online",
    startDate: run.startsAt,
    endDate: run.endsAt,
    ...(run.room ? { location: `${run.room}, ${run.address}` } : {}),
    maximumAttendeeCapacity: run.seats,
    remainingAttendeeCapacity: run.free,
  })),
})

/** How one signs up, how one changes it, and the calendar files. */
function CourseAside({ course: { language, slug, runs } }: { course: Course }) {
  const { t } = useTranslation("courses")
  return (
    <aside className="aside course-aside" aria-label={t("aside.title")}>
      <div className="ruled">
        <h2>{t("aside.how")}</h2>
        <p className="small">{t("aside.howText")}</p>
      </div>
      <div className="ruled">
        <h2>{t("aside.change")}</h2>
        <p className="small">{t("aside.changeText")}</p>
      </div>
      {runs.length > 0 ? (
        <div className="ruled">
          <h2>{t("aside.keep")}</h2>
          <ul className="nobullet-list linklist">
            {runs.map((run) => (
              <li key={run.id}>
                <a className="function-link" href={paths.courseCalendar(language, slug, run.id)}>
                  <Icon name="calendar" />
                  {t("aside.calendar")}
                  {runs.length > 1 ? ` (${run.starts})` : ""}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </aside>
  )
}
