import { OrderMoves } from "#app/parts/order-moves.tsx"
import { type RouterContextProvider, data, redirect } from "react-router"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { History } from "#app/parts/history.tsx"
import { readForm } from "#app/parts/parse.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { Done } from "#app/parts/trail.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { TOPIC_NAME_LONGEST, type TopicChange, offeredTopics, orderWith, topicWhats } from "#domain/courses/topics.ts"
import { languageName } from "#domain/manner.ts"
import { oneLine } from "#domain/typed-text.ts"
import { writtenIn } from "#domain/written-in.ts"
import { courseTopicsOf, coursesOf } from "#db/courses/reads.ts"
import { changeTopics, seenOfTopics } from "#operations/courses/topics.ts"
import { languageCodes } from "#locales/languages.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { historyOf, takeBackLine } from "#app/web/history.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { paths } from "#paths"
import type { Route } from "./+types/topics"

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db } = portalOf(context)
  const language = localeOf(context)
  const [all, courses, history] = await Promise.all([courseTopicsOf(db), coursesOf(db), historyOf(context, topicWhats)])
  const offered = offeredTopics(all)
  const keys = offered.map(({ key }) => key)
  const shown = ({ key, names }: (typeof all)[number]) => ({
    key,
    names,
    name: writtenIn(names, language, key),
    courses: courses.filter((course) => course.topic === key).length,
    up: orderWith(keys, key, -1)?.join(" ") ?? null,
    down: orderWith(keys, key, 1)?.join(" ") ?? null,
  })
  const edit = url.searchParams.get("topic")
  return {
    offered: offered.map(shown),
    archived: all.filter((topic) => topic.archivedAt !== null).map(shown),
    edited: all.filter(({ key }) => key === edit).map(shown)[0] ?? null,
    seen: seenOfTopics(all),
    history,
    saved: url.searchParams.has("saved"),
  }
}

/** What a button of the page asks for; what is none of them changes names. */
function readTopicChange(form: FormData): TopicChange {
  const text = (name: string, longest: number) => oneLine(String(form.get(name) ?? "")).slice(0, longest)
  const key = text("key", 100).toLowerCase()
  const names = Object.fromEntries(languageCodes.map((code) => [code, text(`name-${code}`, 300)]))
  switch (form.get("what")) {
    case "order-topics":
      return { what: "order-topics", keys: text("order", 4_000).split(" ") }
    case "archive-topic":
      return { what: "archive-topic", key }
    case "return-topic":
      return { what: "return-topic", key }
    case "new-topic":
      return { what: "new-topic", key, names }
    default:
      return { what: "topic", key, names }
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await readForm(request)
  const back = form.get("intent") === "take-back-change"
  const change = back ? null : readTopicChange(form)
  const done = change ? await make(context, change, String(form.get("seen") ?? "")) : await takeBackLine(context, form)
  if (done.ok) return redirect(`${paths.staff.courseTopics()}?saved`)
  const error = codes.find((code) => code === done.error) ?? "not-back"
  const typed = change && "names" in change ? change : null
  const late = ["changed-meanwhile", "not-back", "unknown", "same", "order-wrong", "last-topic"].includes(error)
  return data({ error, typed }, late ? 409 : 422)
}

const codes = [
  "unknown",
  "key-wrong",
  "key-taken",
  "name-missing",
  "name-long",
  "order-wrong",
  "last-topic",
  "same",
  "not-allowed",
  "changed-meanwhile",
] as const

function make(context: Readonly<RouterContextProvider>, change: TopicChange, seen: string) {
  const account = staffOf(context)
  const { permissions } = account
  return changeTopics(portalOf(context).ctx, {
    change,
    seen,
    languages: languageCodes,
    by: byStaff(account),
    permissions,
  })
}

export default function CourseTopics({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("courses-topics")
  const sayError = useErrorWords("courses-topics")
  const code = actionData?.error
  const field = code?.startsWith("key") ? "key" : code?.startsWith("name") ? "name-en" : "topics"
  const error = code ? { field, message: sayError(code) } : null
  return (
    <StaffPage
      title={t("title")}
      wrong={error !== null}
      acts={
        <a className="btn" href={paths.staff.courses()}>
          {t("toCourses")}
        </a>
      }
    >
      <div className="edit">
        <div className="ed1" id="topics">
          {loaderData.saved && !actionData ? <Done text={t("saved")} /> : null}
          <ErrorSummary problems={error ? [error] : []} />
          <p className="hint">{t("lead")}</p>
          <Topics rows={loaderData.offered} seen={loaderData.seen} ordered />
          {loaderData.archived.length > 0 ? (
            <section>
              <header>
                <h2>{t("archived")}</h2>
              </header>
              <Topics rows={loaderData.archived} seen={loaderData.seen} />
            </section>
          ) : null}
          <History lines={loaderData.history} />
        </div>
        <div className="ed2">
          <TopicForm
            key={loaderData.edited?.key ?? "new"}
            shown={loaderData}
            typed={actionData?.typed ?? null}
            says={(name) => (error?.field === name ? error.message : undefined)}
          />
        </div>
      </div>
    </StaffPage>
  )
}

type Shown = Route.ComponentProps["loaderData"]
type Topic = Shown["offered"][number]

function Topics({ rows, seen, ordered = false }: { rows: readonly Topic[]; seen: string; ordered?: boolean }) {
  const { t } = useTranslation("courses-topics")
  return (
    <ul className="exc topic-list">
      {rows.map((topic) => (
        <li key={topic.key}>
          <b>{topic.name}</b>
          <span className="mut">{t("courses", { count: topic.courses })}</span>
          <form method="post" className="order">
            <input type="hidden" name="seen" value={seen} />
            <input type="hidden" name="what" value="order-topics" />
            {ordered ? <Moves topic={topic} /> : null}
          </form>
          <div className="notice-acts">
            <a href={`${paths.staff.courseTopics({ topic: topic.key })}#edit`}>
              {t("change")}
              <span className="sr"> {topic.name}</span>
            </a>
            <form method="post">
              <input type="hidden" name="seen" value={seen} />
              <input type="hidden" name="key" value={topic.key} />
              <button
                className="linkbutton"
                type="submit"
                name="what"
                value={ordered ? "archive-topic" : "return-topic"}
              >
                {t(ordered ? "archive" : "return")}
                <span className="sr"> {topic.name}</span>
              </button>
            </form>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Moves a topic one place in the catalogue's filter. */
function Moves({ topic }: { topic: Topic }) {
  const { t } = useTranslation("courses-topics")
  return (
    <OrderMoves
      up={{ order: topic.up, words: t("up", { name: topic.name }) }}
      down={{ order: topic.down, words: t("down", { name: topic.name }) }}
    />
  )
}

function TopicForm({
  shown: { edited, seen },
  typed,
  says,
}: {
  shown: Shown
  typed: { key: string; names: Record<string, string> } | null
  says: (field: string) => string | undefined
}) {
  const { t, i18n } = useTranslation("courses-topics")
  return (
    <form method="post" className="deed" id="edit">
      <h2>{edited ? t("changeTitle", { name: edited.name }) : t("new")}</h2>
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="what" value={edited ? "topic" : "new-topic"} />
      {edited ? (
        <input type="hidden" name="key" value={edited.key} />
      ) : (
        <Field
          id="key"
          label={t("key")}
          hint={t("keyHint")}
          error={says("key")}
          value={typed?.key ?? ""}
          maxLength={40}
          dir="ltr"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
      {languageCodes.map((code) => (
        <Field
          key={code}
          id={`name-${code}`}
          label={t("nameIn", { language: languageName(code, i18n.language) })}
          error={says(`name-${code}`)}
          value={typed?.names[code] ?? edited?.names[code] ?? ""}
          maxLength={TOPIC_NAME_LONGEST}
          lang={code}
        />
      ))}
      <div className="form-acts">
        <button className="btn primary" type="submit">
          {t(edited ? "save" : "add")}
        </button>
        {edited ? <a href={paths.staff.courseTopics()}>{t("new")}</a> : null}
      </div>
    </form>
  )
}
