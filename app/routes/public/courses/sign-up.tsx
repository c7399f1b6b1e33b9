import { data, redirect } from "react-router"
import { EmailField } from "#app/components/email-field.tsx"
import { ErrorSummary, Field, type Problem } from "#app/components/form.tsx"
import { useTranslation } from "#app/components/translation.ts"
import { signUpForm } from "#app/forms/course.ts"
import { parseFields, readForm } from "#app/forms/parse.ts"
import { isId } from "#app/forms/review.ts"
import type { PageHandle } from "#app/root.tsx"
import { paths } from "#app/paths.ts"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { showRun, textOf } from "#app/web/courses.server.ts"
import { wholeRun } from "#db/courses/reads.ts"
import { maySignUp } from "#domain/courses/seats.ts"
import type { Language } from "#locales/languages.ts"
import { beginSignUp } from "#operations/courses/sign-up.ts"
import type { Route } from "./+types/sign-up"
import { LONGEST } from "#domain/longest.ts"

export const handle: PageHandle = { keepsTyped: true }

export async function loader({ params, context }: Route.LoaderArgs) {
  const language = params.language as Language
  const { db, ctx } = portalOf(context)
  const whole = isId(params.run) ? await wholeRun(db, params.run) : null
  if (!whole || !whole.course.active || whole.run.meetings.length === 0)
    throw new Response("Not found", { status: 404 })
  const may = maySignUp(whole.run, 1, ctx.now())
  return {
    language,
    runId: whole.run.id,
    slug: whole.course.slug,
    title: textOf(whole.course, language).title,
    largest: whole.run.largestGroup,
    run: await showRun(context, whole.run, language),
    asksPriority: whole.run.priorities,
    refused: may.ok ? null : may.error,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { db, ctx, limits } = portalOf(context)
  const whole = isId(params.run) ? await wholeRun(db, params.run) : null
  if (!whole) throw new Response("Not found", { status: 404 })
  const fields = await readForm(request)
  const typed = Object.fromEntries([...fields].filter((e): e is [string, string] => typeof e[1] === "string"))
  const form = parseFields(fields, signUpForm(whole.run.largestGroup))
  if (!form.ok) return data({ typed, errors: form.errors }, 422)
  const allowed =
    (await limits.allow("begin-sign-up", visitorOf(context).address)) &&
    (await limits.allow("form-to", form.value.email))
  if (!allowed) return data({ typed, errors: { email: "too-many" } as Record<string, string> }, 429)
  const begun = await beginSignUp(ctx, { runId: whole.run.id, ...form.value, language: params.language })
  if (!begun.ok) return data({ typed, errors: { name: begun.error } as Record<string, string> }, 422)
  return redirect(paths.myCourses(params.language, begun.value.key))
}

export default function SignUpPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("course")
  const { t: common } = useTranslation("common")
  const { language, title, largest, run, refused, asksPriority } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  const errors: Record<string, string | undefined> = actionData?.errors ?? {}
  const says = (name: string) => (errors[name] ? t(`error.${errors[name]}` as "error.name-missing") : undefined)
  const order = [
    "name",
    ...Array.from({ length: largest - 1 }, (_, i) => `name-${i + 2}`),
    "email",
    "hopes",
    "supportNeeds",
  ]
  const problems: Problem[] = order.flatMap((name) => (errors[name] ? [{ field: name, message: says(name)! }] : []))
  const heading = t("form.title", { course: title })
  return (
    <>
      <title>{`${problems.length > 0 ? `${common("form.error")}: ` : ""}${heading} – Ankomst`}</title>
      <meta name="robots" content="noindex" />
      <div className="band">
        <div className="container page-head">
          <p className="crumbs">
            <a href={paths.courses(language)}>{t("menu")}</a> <span aria-hidden="true">/</span>{" "}
            <a href={paths.course(language, loaderData.slug)}>{title}</a>
          </p>
          <h1>{heading}</h1>
          <p className="lead">
            {t("starts", { day: run.starts })}, {run.meetings[0]!.hours}
          </p>
        </div>
      </div>
      <div className="container section">
        <div className="narrow">
          {refused ? (
            <div className="alert" role="alert">
              <p>{t(`error.${refused}`)}</p>
              <p>
                <a href={paths.course(language, loaderData.slug)}>{t("clash.other")}</a>
              </p>
            </div>
          ) : (
            <>
              <ErrorSummary problems={problems} />
              {run.state === "full" ? (
                <div className="alert alert-quiet">
                  <p>{t("form.full")}</p>
                </div>
              ) : null}
              <form id="page-form" method="post" action={paths.signUp(language, loaderData.runId)} noValidate>
                <Field
                  id="name"
                  label={t("form.name")}
                  hint={t("form.nameHint")}
                  value={typed.name}
                  error={says("name")}
                  autoComplete="name"
                  maxLength={100}
                  required
                  dir="auto"
                />
                {largest > 1 ? (
                  <details open={order.some((name) => name.startsWith("name-") && typed[name])}>
                    <summary>{t("form.others")}</summary>
                    <p className="form-hint">{t("form.othersHint")}</p>
                    {Array.from({ length: largest - 1 }, (_, i) => (
                      <Field
                        key={i}
                        id={`name-${i + 2}`}
                        label={t("form.person", { number: i + 2 })}
                        value={typed[`name-${i + 2}`]}
                        error={says(`name-${i + 2}`)}
                        maxLength={100}
                        autoComplete="off"
                        dir="auto"
                      />
                    ))}
                  </details>
                ) : null}
                <EmailField
                  label={t("form.email")}
                  hint={t("form.emailHint")}
                  code={errors.email}
                  error={says("email")}
                  typed={typed}
                  required
                />
                <Field
                  id="hopes"
                  label={t("form.hopes")}
                  value={typed.hopes}
                  error={says("hopes")}
                  rows={3}
                  maxLength={LONGEST.supportNeeds}
                />
                <Field
                  id="supportNeeds"
                  label={t("form.support")}
                  hint={t("form.supportHint")}
                  value={typed.supportNeeds}
                  error={says("supportNeeds")}
                  maxLength={LONGEST.supportNeeds}
                />
                {asksPriority.length > 0 ? (
                  <fieldset className="form-group">
                    <legend className="form-label">{t("form.first")}</legend>
                    {asksPriority.map((priority) => {
                      const name = priority === "pd-u2" ? "u2" : "partner"
                      return (
                        <div className="radio" key={priority}>
                          <input
                            className="form-checkbox"
                            type="checkbox"
                            id={name}
                            name={name}
                            value="yes"
                            defaultChecked={typed[name] === "yes"}
                          />
                          <label className="form-label" htmlFor={name}>
                            {t(`form.${name}`)}
                          </label>
                        </div>
                      )
                    })}
                  </fieldset>
                ) : null}
                <p className="small">{t("form.language")}</p>
                <div className="flow-end">
                  <button className="button button-primary xs-full-width" type="submit">
                    {t("form.submit")}
                  </button>
                </div>
              </form>
            </>
          )}
        </div>
      </div>
    </>
  )
}
