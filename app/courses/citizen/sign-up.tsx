import { notFound } from "#app/parts/refusals.ts"
import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { data, redirect } from "react-router"
import { Select } from "#app/parts/choices.tsx"
import { NameFields } from "#app/courses/parts/name-fields.tsx"
import { ResidentsElsewhere, ResidentsQuestion } from "#app/courses/citizen/parts/residents.tsx"
import { EmailField } from "#app/parts/email-field.tsx"
import { ErrorSummary, Field, FlowEnd, type Problem } from "#app/parts/form.tsx"
import { DataNotice } from "#app/parts/data-notice.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { nameFields, readSignUp } from "./forms.ts"
import { readForm } from "#app/parts/parse.ts"
import { isId } from "#domain/id.ts"
import type { PageHandle } from "#app/root.tsx"
import { paths } from "#paths"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { belongsTo, showRun, textOf } from "./shown.server.ts"
import { wholeRun } from "#db/courses/reads.ts"
import { maySignUp } from "#domain/courses/seats.ts"
import type { Language } from "#locales/languages.ts"
import { beginSignUp } from "#operations/courses/sign-up.ts"
import type { Route } from "./+types/sign-up"
import { LONGEST } from "#domain/longest.ts"

export const handle: PageHandle = { keepsTyped: true }

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const { db, ctx } = portalOf(context)
  const whole = isId(params.run) ? await wholeRun(db, params.run) : null
  if (!whole || !whole.course.active || whole.run.meetings.length === 0) throw notFound()
  const may = maySignUp(whole.run, 1, ctx.now())
  const asked = url.searchParams.get("municipality")
  return {
    language,
    runId: whole.run.id,
    slug: whole.course.slug,
    title: textOf(whole.course, language).title,
    largest: Math.min(whole.run.largestGroup, whole.run.seats),
    run: await showRun(context, whole.run, language),
    asksPriority: whole.run.priorities,
    refused: may.ok ? null : may.error,
    residents: whole.course.residentsOnly ? await belongsTo(context, asked, language) : null,
    /** Asked of everybody, and answered by who wants to: the municipalities share the costs by it. */
    places: whole.course.residentsOnly ? null : await belongsTo(context, asked, language),
    asked: asked !== null,
  }
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const { db, ctx, limits } = portalOf(context)
  const whole = isId(params.run) ? await wholeRun(db, params.run) : null
  if (!whole) throw notFound()
  const language = params.language as Language
  const asked = url.searchParams.get("municipality")
  if (whole.course.residentsOnly && !(await belongsTo(context, asked, language)).here)
    return redirect(paths.signUp(language, whole.run.id, { municipality: asked ?? "" }))
  const fields = await readForm(request)
  const typed = Object.fromEntries([...fields].filter((e): e is [string, string] => typeof e[1] === "string"))
  const form = readSignUp(fields, Math.min(whole.run.largestGroup, whole.run.seats))
  if (!form.ok) return data({ typed, errors: form.errors }, 422)
  const { address } = visitorOf(context)
  const allowed =
    (await limits.allow("begin-sign-up", address)) && (await limits.allowMail({ address, email: form.value.email }))
  if (!allowed) return data({ typed, errors: { email: "too-many" } as Record<string, string> }, 429)
  const said = whole.course.residentsOnly ? asked : String(fields.get("municipality") ?? "")
  const { code: municipality } = await belongsTo(context, said, language)
  const begun = await beginSignUp(ctx, {
    runId: whole.run.id,
    ...form.value,
    municipality,
    language: params.language,
  })
  if (!begun.ok) return data({ typed, errors: { "name-1": begun.error } as Record<string, string> }, 422)
  return redirect(paths.myCourses(params.language, begun.value.key))
}

export default function SignUpPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("courses")
  const sayError = useErrorWords("courses")
  const { language, title, largest, run, refused, residents, runId } = loaderData
  const errors: Record<string, string | undefined> = actionData?.errors ?? {}
  const says = (name: string) => sayError(errors[name])
  const problems: Problem[] = [...nameFields(largest), "email", "hopes", "supportNeeds"].flatMap((field) => {
    const message = says(field)
    return message ? [{ field, message }] : []
  })
  const heading = t("form.title", { course: title })
  const missing = residents !== null && residents.name === null && loaderData.asked
  return (
    <CitizenPage
      title={heading}
      wrong={problems.length > 0 || missing}
      heading={heading}
      back={
        <p className="crumbs">
          <a href={paths.courses(language)}>{t("menu")}</a> <span aria-hidden="true">/</span>{" "}
          <a href={paths.course(language, loaderData.slug)}>{title}</a>
        </p>
      }
      lead={
        <>
          {t("starts", { day: run.starts })}, {run.meetings[0]!.hours}
        </>
      }
    >
      <meta name="robots" content="noindex" />
      <div className="container section">
        <div className="narrow">
          {refused ? (
            <div className="alert" role="alert">
              <p>{sayError(refused)}</p>
              <p>
                <a href={paths.course(language, loaderData.slug)}>{t("clash.other")}</a>
              </p>
            </div>
          ) : residents && residents.name === null ? (
            <ResidentsQuestion
              language={language}
              runId={runId}
              municipalities={residents.municipalities}
              missing={missing}
            />
          ) : residents && !residents.here ? (
            <ResidentsElsewhere language={language} runId={runId} name={residents.name!} />
          ) : (
            <SignUpForm
              shown={loaderData}
              typed={actionData?.typed ?? {}}
              emailCode={errors.email}
              says={says}
              problems={problems}
            />
          )}
        </div>
      </div>
    </CitizenPage>
  )
}

function SignUpForm({
  shown,
  typed,
  emailCode,
  says,
  problems,
}: {
  shown: Route.ComponentProps["loaderData"]
  typed: Record<string, string | undefined>
  /** What is wrong with the address. */
  emailCode: string | undefined
  says(field: string): string | undefined
  problems: Problem[]
}) {
  const { t } = useTranslation("courses")
  const { language, largest, run, residents, runId, asksPriority } = shown
  return (
    <>
      <ErrorSummary problems={problems} />
      {run.state === "full" ? (
        <div className="alert alert-quiet">
          <p>{t("form.full")}</p>
        </div>
      ) : null}
      <form
        id="page-form"
        method="post"
        action={paths.signUp(language, runId, { municipality: residents?.code ?? undefined })}
        noValidate
      >
        <NameFields number={1} label={t("form.name")} hint={t("form.nameHint")} typed={typed} says={says} required />
        {largest > 1 ? <Others largest={largest} typed={typed} says={says} /> : null}
        <EmailField
          label={t("form.email")}
          hint={t("form.emailHint")}
          code={emailCode}
          error={says("email")}
          typed={typed}
          required
        />
        {shown.places ? (
          <Select
            id="municipality"
            label={t("residents.label")}
            hint={t("residents.hint")}
            choose={t("residents.choose")}
            value={typed.municipality ?? shown.places.code ?? ""}
            options={shown.places.municipalities}
          />
        ) : null}
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
        {asksPriority.length > 0 ? <PriorityBoxes asked={asksPriority} typed={typed} /> : null}
        <p className="small">{t("form.language")}</p>
        <DataNotice of="courses" language={language} />
        <FlowEnd>{t("form.submit")}</FlowEnd>
      </form>
    </>
  )
}

/** Names of those who sign up together; open once any is filled in or wrong. */
function Others({
  largest,
  typed,
  says,
}: {
  largest: number
  typed: Record<string, string | undefined>
  says(field: string): string | undefined
}) {
  const { t } = useTranslation("courses")
  const further = Array.from({ length: largest - 1 }, (_, i) => i + 2)
  const filled = further.some((n) => typed[`name-${n}`] || says(`name-${n}`) || says(`latin-${n}`))
  return (
    <details open={filled}>
      <summary>{t("form.others")}</summary>
      <p className="form-hint">{t("form.othersHint")}</p>
      {further.map((number) => (
        <NameFields key={number} number={number} label={t("form.person", { number })} typed={typed} says={says} />
      ))}
    </details>
  )
}

/** What makes one come first where a run asks for it. */
function PriorityBoxes({
  asked,
  typed,
}: {
  asked: Route.ComponentProps["loaderData"]["asksPriority"]
  typed: Record<string, string | undefined>
}) {
  const { t } = useTranslation("courses")
  return (
    <fieldset className="form-group">
      <legend className="form-label">{t("form.first")}</legend>
      {asked.map((priority) => {
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
  )
}
