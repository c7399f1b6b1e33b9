import { textAt } from "#locales/text-at.ts"
import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { redirect } from "react-router"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { citizenshipName } from "#app/web/place-names.server.ts"
import { openPlan } from "./opened.server.ts"
import { answersFor, isCertificate, readinessOf, readinessOfAll } from "#domain/plan/readiness.ts"
import type { Language } from "#locales/languages.ts"
import type { Route } from "./+types/papers"

/** The answers stand in the address alone, so that they can be kept and printed, and nothing is stored. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const opened = await openPlan(context, params.link)
  if (!opened) throw redirect(paths.plan(language))
  const { plan, answers } = opened
  return {
    language,
    link: params.link,
    children: answers.children + answers.older,
    asked: url.searchParams.size > 0,
    visits: plan.papers.map(({ for: purpose, people }) => ({
      purpose,
      people: people.map(({ person, papers, stampFrom, formFrom }) => {
        const rows = papers.map((paper) => {
          const name = `${purpose}-${person}-${paper}`
          const given = url.searchParams.get(name)
          return {
            paper,
            name,
            given,
            readiness: readinessOf(paper, given, stampFrom !== null),
            answers: answersFor(paper),
            stampFrom: stampFrom !== null && isCertificate(paper) ? citizenshipName(stampFrom, language) : null,
            formFrom: formFrom !== null && isCertificate(paper) ? citizenshipName(formFrom, language) : null,
          }
        })
        return { person, rows, all: readinessOfAll(rows.map((row) => row.readiness)) }
      }),
    })),
  }
}

const tags = {
  ready: "tag tag-done",
  check: "tag tag-now",
  missing: "tag tag-missing",
  none: "tag tag-wait",
  open: "tag tag-todo",
} as const

export default function Papers({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("plan")
  const { language, link, visits, asked } = loaderData
  const nameOf = (person: "you" | "partner" | "child") =>
    person === "child" ? t("papers.child", { count: loaderData.children }) : t(`papers.${person}`)
  return (
    <CitizenPage
      title={t("ready.title")}
      back={
        <a className="back-link" href={paths.planShown(language, link)}>
          <Icon name="back" />
          {t("ready.back")}
        </a>
      }
      lead={t("ready.lead")}
    >
      <meta name="robots" content="noindex" />
      <div className="container plan-body">
        <form method="get" className="ready narrow">
          {visits.map(({ purpose, people }) => (
            <section key={purpose}>
              {visits.length > 1 ? <h2>{t(`ready.for.${purpose}`)}</h2> : null}
              {people.map((person) => (
                <PersonPapers key={person.person} person={person} name={nameOf(person.person)} asked={asked} />
              ))}
            </section>
          ))}
          <div className="book-both">
            <button className="button button-primary xs-full-width" type="submit">
              {t("ready.check")}
            </button>
            <button className="function-link linkbutton" type="button" data-print hidden>
              <Icon name="print" />
              {t("print")}
            </button>
          </div>
          <p className="small">{t("ready.note")}</p>
        </form>
      </div>
    </CitizenPage>
  )
}

type Person = Route.ComponentProps["loaderData"]["visits"][number]["people"][number]

/** The papers of one person, and how far they are together. */
function PersonPapers({ person, name, asked }: { person: Person; name: string; asked: boolean }) {
  const { t } = useTranslation("plan")
  const { rows, all } = person
  return (
    <fieldset className="ready-person">
      <legend>
        <h2>
          {name}
          {asked ? (
            <>
              {" "}
              <span className={tags[all.state]}>
                {t(`ready.all.${all.state}`, { ready: all.ready, count: all.needed })}
              </span>
            </>
          ) : null}
        </h2>
      </legend>
      {rows.map((row) => (
        <PaperRow key={row.name} row={row} asked={asked} />
      ))}
    </fieldset>
  )
}

/** One paper: how it is, and once asked what that means. */
function PaperRow({ row, asked }: { row: Person["rows"][number]; asked: boolean }) {
  const { t } = useTranslation("plan")
  const { paper, name, given, readiness, answers, stampFrom, formFrom } = row
  const told = asked && readiness !== "open"
  return (
    <div className="ready-paper">
      <label className="form-label" htmlFor={name}>
        {t(`papers.${paper}`)}
      </label>
      <select
        className="form-select"
        id={name}
        name={name}
        defaultValue={answers.find((a) => a === given) ?? ""}
        aria-describedby={told ? `${name}-told` : undefined}
      >
        <option value="">{t("ready.choose")}</option>
        {answers.map((answer) => (
          <option key={answer} value={answer}>
            {t(`ready.answer.${answer}`)}
          </option>
        ))}
      </select>
      {told ? (
        <p id={`${name}-told`} className="ready-told">
          <span className={tags[readiness]}>{t(`ready.state.${readiness}`)}</span>{" "}
          {given === "ready" || given === "stamped" || given === "not-mine"
            ? null
            : `${textAt(t, `ready.reason.${given}`)} `}
          {stampFrom && (given === "ready" || given === "language")
            ? t("ready.reason.stamp", { country: stampFrom })
            : null}
          {formFrom && given === "language" ? ` ${t("ready.reason.form", { country: formFrom })}` : null}
        </p>
      ) : null}
    </div>
  )
}
