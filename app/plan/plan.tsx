import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { data, redirect } from "react-router"
import { PlanAside } from "#app/plan/parts/aside.tsx"
import { PlanTools } from "#app/plan/parts/keep.tsx"
import { DoToday } from "#app/plan/parts/today.tsx"
import { PlanEntry } from "#app/plan/parts/path.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { badRequest, notFound } from "#app/parts/refusals.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { ownKey } from "#app/web/own-page.server.ts"
import { keepPlan, tickPlan } from "#operations/plan/keep.ts"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { shelfOf } from "#app/web/shelf.server.ts"
import { doneField, readDoneDay } from "./forms.ts"
import { openPlan } from "./opened.server.ts"
import { planLink } from "#operations/plan/link.ts"
import { showKept } from "./kept.server.ts"
import { showPlan } from "./shown.server.ts"
import type { Answers } from "#domain/plan/answers.ts"
import { ticked, unticked } from "#domain/plan/done.ts"
import { type StepKey, isStepKey } from "#domain/plan/step.ts"
import type { Language } from "#locales/languages.ts"
import type { Route } from "./+types/plan"

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const opened = await openPlan(context, params.link)
  if (!opened) return data({ language, link: params.link, shown: null }, 404)
  const { config } = portalOf(context)
  const kept = await showKept(request, context, opened, language)
  const address = `${config.portalUrl}${paths.planShown(language, params.link)}`
  const shelf = await shelfOf(context, language)
  const reading = shelf.flatMap(({ slug, title, steps }) => (steps.length > 0 ? [{ slug, title, steps }] : []))
  return {
    language,
    link: params.link,
    shown: {
      address,
      reading,
      kept: { ...kept, now: url.searchParams.has("kept") },
      ...showPlan(opened, params.link, language),
    },
  }
}

/**
 * Keeps the plan on one's own page; marks a step as done, on a day, or takes that back: then the answer is another link, which is the plan
 * from then on.
 */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { language, link } = params
  const opened = await openPlan(context, link)
  if (!opened) throw notFound()
  const { answers, plan, today } = opened
  const form = await readForm(request)
  const { ctx } = portalOf(context)
  const key = ownKey(request, context)
  if (form.has("keep")) {
    const kept = await keepPlan(ctx, { key, answers, replace: form.get("keep") === "replace" })
    // Another one stands there since the page was shown: it is asked about.
    if (!kept.ok && kept.error === "other-kept") return redirect(paths.planShown(language, link), 303)
    return redirect(kept.ok ? paths.planShown(language, link, { kept: "" }) : paths.mine(language, { plan: link }), 303)
  }
  const change = async (step: StepKey, to: (answers: Answers) => Answers) => {
    const changed = await tickPlan(ctx, { key, answers, change: to })
    return redirect(`${paths.planShown(language, planLink(ctx.secrets[0], changed))}#step-${step}`, 303)
  }
  const step = String(form.get("done") ?? form.get("undone"))
  if (!isStepKey(step) || !plan.steps.some((one) => one.key === step)) throw badRequest()
  if (form.has("undone")) return change(step, (before) => unticked(before, step))
  const name = doneField(step)
  const read = readDoneDay(form, name, today)
  if (!read.ok) return data({ step, typed: read.typed, error: read.errors[name]! }, 422)
  // The button alone moves no day that another device has said.
  const { day, typed } = read.value
  return change(step, (before) => (before.done[step] && !typed ? before : ticked(before, step, day)))
}

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
      more={<PlanTools address={shown.address} kept={shown.kept} link={link} language={language} />}
    >
      <meta name="robots" content="noindex" />
      <div className="container plan-body">
        {shown.kept.now && shown.kept.until ? (
          <div className="alert alert-success" role="status">
            <p>{t("kept.now")}</p>
          </div>
        ) : null}
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
