import { translator } from "#locales/translator.ts"
import { languageCodes } from "#locales/languages.ts"
import { Icon } from "#app/parts/icon.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { Tick } from "#app/parts/tick.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { inLanguage, paths } from "#paths"
import type { SectionShown, TaskShown, TasksShown } from "#app/prereg/citizen/list.server.ts"

const stops = { done: "is-done", here: "is-here", part: "is-part", ahead: undefined, end: "is-end" } as const
const tags = {
  done: "task-tag",
  new: "task-tag quiet",
  closed: "task-tag quiet",
  open: "task-tag",
  left: "tag tag-now",
  check: "tag tag-now",
} as const

/** The household's task list: the line shows how far one has come, each part says it in words. */
export function TaskList({
  tasks,
  language,
  saved,
  problem,
}: {
  tasks: TasksShown
  language: string
  saved: boolean
  problem: string | null
}) {
  const { t } = useTranslation("prereg")
  return (
    <>
      <PageTitle title={t("title")} />
      <meta name="robots" content="noindex" />
      <div className="band">
        <div className="container page-head cols">
          <div>
            <h1>{t("title")}</h1>
            <p className="lead">{t("lead")}</p>
          </div>
          <Progress tasks={tasks} saved={saved} />
        </div>
      </div>
      <div className="container cols plan-body">
        <div className="path-in undated">
          {problem ? (
            <div className="alert alert-error" role="alert">
              <p>{problem}</p>
            </div>
          ) : null}
          {tasks.shortStay ? (
            <div className="alert">
              <p>
                {t("shortStay")} <a href={paths.plan(language)}>{t("shortStayLink")}</a>
              </p>
            </div>
          ) : null}
          <ol className="path task-path">
            {tasks.sections.map((section) => (
              <Section key={section.key} section={section} add={section.key === "people" ? tasks.add : []} />
            ))}
          </ol>
        </div>
        <TaskAside reference={tasks.reference} language={language} />
      </div>
    </>
  )
}

/** How far the household has come, what is next, and until when it is kept. */
function Progress({ tasks, saved }: { tasks: TasksShown; saved: boolean }) {
  const { t } = useTranslation("prereg")
  return (
    <div className="progress">
      <p className="progress-count">
        <b className="num">{tasks.done}</b> {t("of", { count: tasks.count })}
      </p>
      {tasks.next ? (
        <p>
          {t("next")} <a href={tasks.next.href}>{tasks.next.title}</a>
        </p>
      ) : null}
      <p className="small" role={saved ? "status" : undefined}>
        {t("saved", { when: tasks.saved })} {t("keptUntil", { day: tasks.until, count: tasks.days })}
      </p>
    </div>
  )
}

/** How to stop and come back, why it is asked, and how to begin again. */
function TaskAside({ reference, language }: { reference: string; language: string }) {
  const { t } = useTranslation("prereg")
  return (
    <aside className="aside plan-aside" aria-label={t("stopTitle")}>
      <div className="ruled">
        <h2>{t("photos.title")}</h2>
        <p className="small">{t("photos.invite")}</p>
        <p>
          <a href={paths.preregPhotos(language)}>{t("photos.openFirst")}</a>
        </p>
      </div>
      <div className="ruled">
        <h2>{t("stopTitle")}</h2>
        <ul className="nobullet-list side-links">
          <li>
            <a className="function-link" href={paths.preregStop(language)}>
              <Icon name="mail" />
              {t("stopMail")}
            </a>
          </li>
          <li>
            <a className="function-link" href={`${paths.preregStop(language)}#print`}>
              <Icon name="print" />
              {t("stopPrint")}
            </a>
          </li>
          <li>
            {" "}
            {languageCodes
              .filter((code) => code !== language)
              .map((code) => (
                <a key={code} className="function-link" href={inLanguage(paths.prereg(language), code)} lang={code}>
                  <Icon name="globe" />
                  {translator(code).t("prereg:stopLanguage")}
                </a>
              ))}
          </li>
          <li>
            <form method="post">
              <button className="function-link linkbutton" type="submit" name="intent" value="close">
                <Icon name="close" />
                {t("closeDevice")}
              </button>
            </form>
          </li>
        </ul>
      </div>
      <div className="ruled">
        <h2>{t("whyTitle")}</h2>
        <p className="small">{t("whyText")}</p>
        <p className="small">
          <a href={paths.preregData(language)}>{t("whyLink")}</a>
        </p>
      </div>
      <div className="ruled">
        <h2>{t("againTitle")}</h2>
        <p className="small">
          {t("againText")} <a href={`${paths.preregData(language)}#erase`}>{t("againLink")}</a>
        </p>
        <p className="small">
          {t("reference")}: <span className="num">{reference}</span>
        </p>
      </div>
    </aside>
  )
}

function Section({ section, add }: { section: SectionShown; add: TasksShown["add"] }) {
  const { t } = useTranslation("prereg")
  return (
    <li className={stops[section.stop]}>
      <span className="stop" aria-hidden="true">
        {section.stop === "done" ? <Tick /> : null}
      </span>
      <h2>
        {section.title}
        {section.count ? <span className="task-count"> {section.count}</span> : null}
      </h2>
      <ul className="nobullet-list task-rows">
        {section.tasks.map((task) => (
          <Task key={task.key} task={task} />
        ))}
      </ul>
      {add.length > 0 ? (
        <form method="post" className="task-add">
          <input type="hidden" name="intent" value="add" />
          {add.map((relation) => (
            <button key={relation} className="function-link linkbutton" type="submit" name="relation" value={relation}>
              <Icon name="person-add" />
              {t(`add.${relation}`)}
            </button>
          ))}
        </form>
      ) : null}
    </li>
  )
}

function Task({ task }: { task: TaskShown }) {
  const { t } = useTranslation("prereg")
  return (
    <li className="task">
      <div>
        {task.href ? (
          <a className="task-link" href={task.href}>
            <bdi>{task.title}</bdi>
          </a>
        ) : (
          <b className="task-link">{task.title}</b>
        )}
        {task.text && task.text !== task.title ? <p className="task-text">{task.text}</p> : null}
      </div>
      <p className="task-state">
        <span className={tags[task.state]}>
          {task.state === "done" ? <Icon name="check" className="task-tick" /> : null}
          {task.tag}
        </span>
        {task.remove ? (
          <a className="task-remove" href={task.remove}>
            {t("remove")}
            <span className="sr-only"> {task.title}</span>
          </a>
        ) : null}
      </p>
    </li>
  )
}
