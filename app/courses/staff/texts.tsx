import { languageName } from "#domain/manner.ts"
import { Select } from "#app/parts/choices.tsx"
import { notFound } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { data, redirect } from "react-router"
import { ErrorSummary, Field, FormActs } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { Done } from "#app/parts/trail.tsx"
import { readForm } from "#app/parts/parse.ts"
import { plainText } from "#domain/typed-text.ts"
import { paths } from "#paths"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { courseBySlug, courseTopicsOf } from "#db/courses/reads.ts"
import { offeredTopics } from "#domain/courses/topics.ts"
import { writtenIn } from "#domain/written-in.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { isSlug } from "#domain/guidance/article.ts"
import { languageCodes } from "#locales/languages.ts"
import { type CourseTexts as CourseTextsShown, changeCourse, createCourse } from "#operations/courses/texts.ts"
import type { Route } from "./+types/texts"
import { LONGEST } from "#domain/longest.ts"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = localeOf(context)
  const all = await courseTopicsOf(portalOf(context).db)
  /** Those that are offered, and the one it has. */
  const topicsWith = (own: string | null) =>
    [...offeredTopics(all), ...all.filter((topic) => topic.key === own && topic.archivedAt !== null)].map((topic) => ({
      value: topic.key,
      text: writtenIn(topic.names, language, topic.key),
    }))
  if (params.slug === "new")
    return {
      slug: "new",
      isNew: true,
      topic: "",
      topics: topicsWith(null),
      level: "",
      active: true,
      residentsOnly: false,
      revision: 0,
      texts: {} as Record<string, CourseTextsShown>,
      saved: false,
    }
  const course = isSlug(params.slug) ? await courseBySlug(portalOf(context).db, params.slug) : null
  if (!course) throw notFound()
  return {
    slug: course.slug,
    topic: course.topic,
    topics: topicsWith(course.topic),
    level: course.level,
    active: course.active,
    residentsOnly: course.residentsOnly,
    revision: course.revision,
    texts: course.texts,
    saved: url.searchParams.has("saved"),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const account = staffOf(context)
  if (!isSlug(params.slug)) throw notFound()
  const form = await readForm(request)
  const text = (name: string, longest: number) =>
    [...plainText(String(form.get(name) ?? "")).trim()].slice(0, longest).join("")
  const texts = Object.fromEntries(
    languageCodes.map((code) => [
      code,
      {
        title: text(`title-${code}`, 120),
        lead: text(`lead-${code}`, LONGEST.courseLead),
        forWhom: text(`forWhom-${code}`, LONGEST.courseText),
        gets: text(`gets-${code}`, LONGEST.courseText)
          .split(/\r?\n/)
          .map((line) => line.trim())
          .filter((line) => line !== ""),
      },
    ]),
  )
  if (params.slug === "new") {
    const given = {
      slug: text("slug", 80),
      topic: text("topic", 40),
      taughtIn: languageCodes.find((code) => code === form.get("taughtIn")) ?? languageCodes[0],
      level: text("level", 10),
    }
    const made = await createCourse(portalOf(context).ctx, { ...given, texts, by: byStaff(account) })
    if (made.ok) return redirect(`${paths.staff.courseTexts(given.slug)}?saved`)
    return data({ error: made.error, texts, given, ticked: null }, 422)
  }
  const ticked = {
    topic: text("topic", 40),
    level: text("level", 10),
    active: form.get("active") === "yes",
    residentsOnly: form.get("residentsOnly") === "yes",
  }
  const done = await changeCourse(portalOf(context).ctx, {
    slug: params.slug,
    texts,
    ...ticked,
    revision: Number(form.get("revision")),
    by: byStaff(account),
  })
  if (done.ok) return redirect(`${paths.staff.courseTexts(params.slug)}?saved`)
  return data({ error: done.error, texts, given: null, ticked }, done.error === "changed-meanwhile" ? 409 : 422)
}

export default function CourseTexts({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("courses-staff")
  const texts = actionData?.texts ?? loaderData.texts
  const stands = actionData?.ticked ?? loaderData
  const stale = actionData?.error === "changed-meanwhile"
  return (
    <StaffPage
      title={t("texts")}
      heading={loaderData.isNew ? t("text.new") : t("texts")}
      meta={loaderData.isNew ? "" : loaderData.slug}
      acts={
        <a className="btn" href={paths.staff.courses()}>
          {t("title")}
        </a>
      }
    >
      <div className="edit is-single">
        <form method="post" className="ed1 article-form">
          <input type="hidden" name="revision" value={loaderData.revision} />
          {loaderData.saved && !actionData ? <Done text={t("done.texts")} /> : null}
          {actionData ? (
            <ErrorSummary
              problems={[
                {
                  field: actionData.error.startsWith("slug")
                    ? "slug"
                    : actionData.error.startsWith("topic")
                      ? "topic"
                      : "title-en",
                  message: t(`error.${actionData.error}`),
                },
              ]}
            />
          ) : null}
          {loaderData.isNew ? <NewCourse given={actionData?.given ?? null} /> : null}
          <Select
            id="topic"
            label={t("text.topic")}
            value={actionData?.given?.topic ?? stands.topic}
            options={loaderData.topics}
          />
          {languageCodes.map((code) => (
            <TextFields key={code} code={code} text={texts[code]} now={stale ? loaderData.texts[code] : undefined} />
          ))}
          <Field id="level" label={t("text.level")} value={actionData?.given?.level ?? stands.level} maxLength={10} />
          {loaderData.isNew ? null : <Ticks active={stands.active} residentsOnly={stands.residentsOnly} />}
          <FormActs primary>{t("text.save")}</FormActs>
        </form>
      </div>
    </StaffPage>
  )
}

/** What only a new course has: its address and language. */
function NewCourse({ given }: { given: { slug: string; taughtIn: string } | null }) {
  const { t, i18n } = useTranslation("courses-staff")
  return (
    <div className="case-fields">
      <Field
        id="slug"
        label={t("text.slug")}
        hint={t("text.slugHint")}
        value={given?.slug ?? ""}
        maxLength={80}
        dir="ltr"
      />
      <Select
        id="taughtIn"
        label={t("text.taughtIn")}
        value={given?.taughtIn}
        options={languageCodes.map((code) => ({ value: code, text: languageName(code, i18n.language) }))}
      />
    </div>
  )
}

/** The texts of a course in one language, under what a colleague saved of them meanwhile. */
function TextFields({
  code,
  text,
  now,
}: {
  code: (typeof languageCodes)[number]
  text: CourseTextsShown | undefined
  now: CourseTextsShown | undefined
}) {
  const { t } = useTranslation("courses-staff")
  const { i18n } = useTranslation("courses")
  const language = languageName(code, i18n.language)
  return (
    <div lang={code}>
      {now ? <StandsNow text={now} typed={text} language={language} /> : null}
      <Field id={`title-${code}`} label={t("text.title", { language })} value={text?.title} maxLength={120} />
      <Field
        id={`lead-${code}`}
        label={t("text.lead", { language })}
        value={text?.lead}
        rows={2}
        maxLength={LONGEST.courseLead}
      />
      <Field
        id={`forWhom-${code}`}
        label={t("text.forWhom", { language })}
        value={text?.forWhom}
        rows={4}
        maxLength={LONGEST.courseText}
      />
      <Field
        id={`gets-${code}`}
        label={t("text.gets", { language })}
        value={text?.gets.join("\n")}
        rows={4}
        maxLength={LONGEST.courseText}
      />
    </div>
  )
}

/** Whether it is offered, and to whom. */
function Ticks({ active, residentsOnly }: { active: boolean; residentsOnly: boolean }) {
  const { t } = useTranslation("courses-staff")
  return (
    <>
      <label className="choice-line">
        <input type="checkbox" name="active" value="yes" defaultChecked={active} /> {t("text.active")}
      </label>
      <label className="choice-line">
        <input type="checkbox" name="residentsOnly" value="yes" defaultChecked={residentsOnly} />{" "}
        {t("text.residentsOnly")}
      </label>
    </>
  )
}

/** What a colleague saved meanwhile, where it is not what was typed. */
function StandsNow({
  text,
  typed,
  language,
}: {
  text: CourseTextsShown
  typed: CourseTextsShown | undefined
  language: string
}) {
  const { t } = useTranslation("courses-staff")
  const fields = (["title", "lead", "forWhom", "gets"] as const).flatMap((name) => {
    const [now, mine] = [[text[name]].flat().join("\n"), [typed?.[name] ?? ""].flat().join("\n")]
    return now === mine ? [] : [{ name, now }]
  })
  if (fields.length === 0) return null
  return (
    <section>
      <h2>{t("text.now", { language })}</h2>
      <dl className="review-facts">
        {fields.map(({ name, now }) => (
          <div key={name}>
            <dt>{t(`text.${name}`, { language })}</dt>
            <dd>{now}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
