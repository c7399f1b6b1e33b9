import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { data, redirect } from "react-router"
import { Icon } from "#app/parts/icon.tsx"
import { DoToday } from "#app/plan/parts/today.tsx"
import { PlanEntry } from "#app/plan/parts/path.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { badRequest } from "#app/parts/refusals.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { shelfOf } from "#app/web/shelf.server.ts"
import { doneField, readDoneDay } from "./forms.ts"
import { openPlan, planLink } from "./link.server.ts"
import { type PlanShown, showPlan } from "./shown.server.ts"
import type { Answers } from "#domain/plan/answers.ts"
import { isStepKey, ticked, unticked } from "#domain/plan/done.ts"
import type { StepKey } from "#domain/plan/step.ts"
import type { Language } from "#locales/languages.ts"
import type { Route } from "./+types/plan"

export async function loader({ params, context }: Route.LoaderArgs) {
  const language = params.language as Language
  const opened = await openPlan(context, params.link)
  if (!opened) return data({ language, link: params.link, shown: null }, 404)
  const { config } = portalOf(context)
  const address = `${config.portalUrl}${paths.planShown(language, params.link)}`
  const shelf = await shelfOf(context, language)
  const reading = shelf.flatMap(({ slug, title, steps }) => (steps.length > 0 ? [{ slug, title, steps }] : []))
  return { language, link: params.link, shown: { address, reading, ...showPlan(opened, params.link, language) } }
}

/** Marks a step as done, on a day, or takes that back: the answer is another link, which is the plan from then on. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { language, link } = params
  const opened = await openPlan(context, link)
  if (!opened) return redirect(paths.planShown(language, link))
  const { answers, plan, today } = opened
  const form = await readForm(request)
  const step = String(form.get("done") ?? form.get("undone"))
  if (!isStepKey(step) || !plan.steps.some(({ key }) => key === step)) throw badRequest()
  if (form.has("undone")) return toStep(context, language, unticked(answers, step), step)
  const name = doneField(step)
  const read = readDoneDay(form, name, today)
  if (!read.ok) return data({ step, typed: read.typed, error: read.errors[name]! }, 422)
  return toStep(context, language, ticked(answers, step, read.value.day), step)
}

const toStep = (context: Route.ActionArgs["context"], language: string, answers: Answers, step: StepKey) =>
  redirect(`${paths.planShown(language, planLink(portalOf(context).ctx.secrets[0], answers))}#step-${step}`, 303)

export default function PlanPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("plan")
  const sayError = useErrorWords("plan")
  const { language, link, shown } = loaderData
  if (!shown) return <PlanLinkBroken language={language} />
  const tick = actionData ? { ...actionData, error: sayError(actionData.error)! } : null
  return (
    <CitizenPage
      title={t("title")}
      wrong={tick !== null}
      lead={
        <>
          {shown.municipality
            ? t(`lead.${shown.answers.purpose}`, { municipality: shown.municipality })
            : t("lead.commuter")}{" "}
          {t("made", { day: shown.made })}
        </>
      }
      more={<PlanTools address={shown.address} link={link} language={language} />}
    >
      <meta name="robots" content="noindex" />
      <div className="container plan-body">
        <ErrorSummary problems={tick ? [{ field: doneField(tick.step), message: tick.error }] : []} />
        <DoToday plan={shown} language={language} />
        <div className="cols">
          <div className="path-in">
            {shown.changes.includes("no-benefit") ? (
              <div className="alert">
                <p>{t("changes.no-benefit")}</p>
              </div>
            ) : null}
            <ol className="path dated">
              {shown.entries.map((entry, i) => (
                <PlanEntry
                  key={i}
                  entry={entry}
                  plan={shown}
                  reading={shown.reading}
                  language={language}
                  last={i === shown.entries.length - 1}
                  tick={tick}
                />
              ))}
            </ol>
          </div>
          <PlanAside plan={shown} link={link} language={language} />
        </div>
      </div>
    </CitizenPage>
  )
}

/** A link that was cut off, or made by another portal. */
function PlanLinkBroken({ language }: { language: string }) {
  const { t } = useTranslation("plan")
  return (
    <CitizenPage
      title={t("broken.title")}
      lead={t("broken.text")}
      more={
        <p>
          <a className="button button-primary" href={paths.plan(language)}>
            {t("ask.title")}
          </a>
        </p>
      }
    />
  )
}

/** How to keep the plan: its address, its days, a print. */
function PlanTools({ address, link, language }: { address: string; link: string; language: string }) {
  const { t } = useTranslation("plan")
  return (
    <ul className="nobullet-list tools">
      <li>
        <details className="keep">
          <summary className="function-link">
            <Icon name="link" />
            {t("keep")}
          </summary>
          <label className="form-hint" htmlFor="address">
            {t("keepText")}
          </label>
          <input
            className="form-input"
            id="address"
            readOnly
            defaultValue={address}
            aria-label={t("keepLabel")}
            dir="ltr"
          />
        </details>
      </li>
      <li>
        <a className="function-link" href={paths.planCalendar(language, link)}>
          <Icon name="calendar" />
          {t("calendar")}
        </a>
      </li>
      <li>
        <button className="function-link linkbutton" type="button" data-print hidden>
          <Icon name="print" />
          {t("print")}
        </button>
      </li>
    </ul>
  )
}

/** What was answered, what changes from what, what to read, and that nothing is stored. */
function PlanAside({ plan, link, language }: { plan: PlanShown; link: string; language: string }) {
  const { t } = useTranslation("plan")
  return (
    <aside className="aside plan-aside" aria-label={t("answers.title")}>
      <div className="ruled">
        <h2>{t("answers.title")}</h2>
        <Facts plan={plan} />
        <p>
          <a href={paths.plan(language, { from: link })}>{t("ask.change")}</a>
        </p>
      </div>
      {plan.changes.length > 0 ? <Changes plan={plan} language={language} /> : null}
      <div className="ruled">
        <h2>{t("reading.title")}</h2>
        <p className="small">
          <a href={paths.guidance(language, { situation: plan.answers.purpose })}>{t("reading.situation")}</a>
        </p>
      </div>
      <div className="ruled">
        <h2>{t("nothing.title")}</h2>
        <p className="small">{t("nothing.text")}</p>
      </div>
    </aside>
  )
}

function Facts({ plan }: { plan: PlanShown }) {
  const { t } = useTranslation("plan")
  return (
    <dl className="facts">
      {factsOf(t, plan).map(([name, values]) => (
        <div key={name}>
          <dt>{name}</dt>
          {values.map((value) => (
            <dd key={value}>{value}</dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

type T = ReturnType<typeof useTranslation<"plan">>["t"]
type Fact = readonly [name: string, values: readonly string[]]

/** The answers in words, in the order they were asked. */
function factsOf(t: T, plan: PlanShown): Fact[] {
  const { answers } = plan
  const residence: Fact[] =
    answers.residence === null
      ? []
      : [[t("answers.residence"), [answers.residence || t("ask.municipality.otherResidence")]]]
  const noHome = !answers.moveIn && plan.papers.some((p) => p.purpose === "registering")
  return [
    [t("answers.country"), [plan.country]],
    [t("answers.purpose"), [t(`ask.purpose.${answers.purpose}`)]],
    ...(answers.basis === null
      ? []
      : [
          [
            t(answers.basis.startsWith("joins") ? "answers.joins" : "answers.basis"),
            [t(`ask.basis.${answers.basis}`)],
          ] satisfies Fact,
        ]),
    [t("answers.with"), companyOf(t, plan)],
    [t("answers.municipality"), [plan.municipality ?? t("ask.municipality.sweden")]],
    ...residence,
    [t("answers.earlier"), [t(answers.earlierNumber ? "ask.earlier.yes" : "ask.earlier.no")]],
    [
      t("answers.dates"),
      [...plan.dates.map(({ what, day }) => t(`answers.${what}`, { day })), ...(noHome ? [t("answers.noHome")] : [])],
    ],
  ]
}

/** Who comes along. */
function companyOf(t: T, { answers, partner }: PlanShown): string[] {
  const company = [
    ...(partner ? [t("answers.partnerFrom", { country: partner })] : []),
    ...(answers.children > 0 ? [t("answers.children", { count: answers.children })] : []),
    ...(answers.older > 0 ? [t("answers.older", { count: answers.older })] : []),
    ...(answers.birth ? [t("answers.birth")] : []),
  ]
  return company.length > 0 ? company : [t("answers.alone")]
}

/** How the plan would be another with other answers or rules. */
function Changes({ plan: { changes, rules }, language }: { plan: PlanShown; language: string }) {
  const { t } = useTranslation("plan")
  const { shortStayMonths: short, jobSeekerMonths: months, registerDays } = rules
  const numbers = { short, months, registerDays }
  return (
    <div className="ruled">
      <h2>{t("changes.title")}</h2>
      <ul className="plain-list">
        {changes
          .filter((change) => change !== "no-benefit")
          .map((change) => (
            <li key={change}>
              {t(`changes.${change}`, numbers)}
              {change === "own-service" ? (
                <>
                  {" "}
                  <a href={paths.municipalities(language)}>{t("municipalities.link")}</a>
                </>
              ) : null}
            </li>
          ))}
      </ul>
    </div>
  )
}
