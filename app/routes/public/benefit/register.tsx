import { data, redirect } from "react-router"
import { Radios, Select } from "#app/components/choices.tsx"
import { DateField } from "#app/components/date-field.tsx"
import { EmailField } from "#app/components/email-field.tsx"
import { ErrorSummary, Field, type Problem } from "#app/components/form.tsx"
import { PageMeta } from "#app/components/page-meta.tsx"
import { useTranslation } from "#app/components/translation.ts"
import { benefitFields, readBenefit } from "#app/forms/benefit.ts"
import { readForm } from "#app/forms/parse.ts"
import type { PageHandle } from "#app/root.tsx"
import { paths } from "#app/paths.ts"
import { officeOf, portalOf, visitorOf } from "#app/web/context.server.ts"
import { municipalitiesByName } from "#app/web/place-names.server.ts"
import { U2_COUNTRIES, U2_DAYS } from "#domain/benefit/registration.ts"
import type { Language } from "#locales/languages.ts"
import { registerBenefit } from "#operations/benefit/register.ts"
import type { Route } from "./+types/register"

export const handle: PageHandle = { keepsTyped: true }

export async function loader({ params, context }: Route.LoaderArgs) {
  const language = params.language as Language
  const { municipalities } = await officeOf(context)
  const names = new Intl.DisplayNames([language === "da" ? "da-DK" : "en-GB"], { type: "region" })
  return {
    language,
    days: U2_DAYS,
    municipalities: municipalitiesByName(municipalities, language).map((m) => ({ value: m.code, text: m.name })),
    countries: U2_COUNTRIES.map((code) => ({ value: code as string, text: names.of(code) ?? code })).toSorted((a, b) =>
      a.text.localeCompare(b.text, language),
    ),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx, limits } = portalOf(context)
  const fields = await readForm(request)
  const typed = Object.fromEntries([...fields].filter((e): e is [string, string] => typeof e[1] === "string"))
  const form = readBenefit(fields)
  if (!form.ok) return data({ typed, errors: form.errors }, 422)
  const allowed =
    (await limits.allow("begin-benefit", visitorOf(context).address)) &&
    (await limits.allow("form-to", form.value.email))
  if (!allowed) return data({ typed, errors: { email: "too-many" } as Record<string, string> }, 429)
  const done = await registerBenefit(ctx, { ...form.value, language: params.language })
  if (!done.ok) {
    const field =
      done.error === "last-before-first" || done.error === "last-day-wrong"
        ? "lastDay"
        : done.error === "first-day-wrong"
          ? "firstDay"
          : done.error === "municipality-missing"
            ? "municipality"
            : "formDate"
    return data({ typed, errors: { [field]: done.error } as Record<string, string> }, 422)
  }
  return redirect(paths.benefitCase(params.language, done.value.key))
}

export default function RegisterBenefit({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("benefit")
  const { t: common } = useTranslation("common")
  const { language, days, municipalities, countries } = loaderData
  const typed: Record<string, string> = actionData?.typed ?? {}
  const errors: Record<string, string | undefined> = actionData?.errors ?? {}
  const says = (name: string) => (errors[name] ? t(`error.${errors[name]}` as "error.name-missing") : undefined)
  const problems: Problem[] = benefitFields.flatMap((name) =>
    errors[name] ? [{ field: name === "jobnetCv" ? "jobnetCv-yes" : name, message: says(name)! }] : [],
  )
  return (
    <>
      <PageMeta
        title={`${problems.length > 0 ? `${common("form.error")}: ` : ""}${t("title")}`}
        description={t("lead")}
        path={paths.benefit(language)}
      />
      <div className="band">
        <div className="container page-head">
          <p className="crumbs">
            <a href={paths.guidance(language)}>{t("guidance")}</a> <span aria-hidden="true">/</span>{" "}
            <a href={`${paths.guidance(language)}#arriving`}>{t("arriving")}</a>
          </p>
          <h1>{t("title")}</h1>
          <p className="lead">{t("lead")}</p>
        </div>
      </div>
      <div className="container section">
        <div className="narrow">
          <ErrorSummary problems={problems} />
          <div className="alert alert-quiet">
            <p>
              <b>{t("days", { days })}</b> {t("who")}
            </p>
            <p>
              <a href={paths.article(language, "benefit-from-home")}>{t("read")}</a>
            </p>
          </div>
          <form id="page-form" method="post" action={paths.benefit(language)} noValidate>
            <h2>{t("form.you")}</h2>
            <Field
              id="name"
              label={t("form.name")}
              value={typed.name}
              error={says("name")}
              autoComplete="name"
              maxLength={100}
              required
              dir="auto"
            />
            <EmailField
              label={t("form.email")}
              hint={t("form.emailHint")}
              code={errors.email}
              error={says("email")}
              typed={typed}
              required
            />
            <Select
              id="municipality"
              label={t("form.municipality")}
              choose={t("form.choose")}
              value={typed.municipality}
              error={says("municipality")}
              options={municipalities}
            />
            <h2>{t("form.paper")}</h2>
            <Select
              id="country"
              label={t("form.country")}
              choose={t("form.choose")}
              value={typed.country}
              error={says("country")}
              options={countries}
            />
            <Field
              id="institution"
              label={t("form.institution")}
              hint={t("form.institutionHint")}
              value={typed.institution}
              error={says("institution")}
              maxLength={150}
              required
              dir="auto"
            />
            <DateField
              id="formDate"
              legend={t("form.formDate")}
              hint={t("form.formDateHint")}
              error={says("formDate")}
              typed={typed}
            />
            <DateField id="firstDay" legend={t("form.firstDay")} error={says("firstDay")} typed={typed} />
            <DateField id="lastDay" legend={t("form.lastDay")} error={says("lastDay")} typed={typed} />
            <Radios
              name="jobnetCv"
              legend={t("form.cv")}
              value={typed.jobnetCv}
              error={says("jobnetCv")}
              options={[
                { id: "yes", value: "yes", text: t("form.cvYes") },
                { id: "no", value: "no", text: t("form.cvNo") },
              ]}
            />
            <p className="small">{t("form.keep")}</p>
            <div className="flow-end">
              <button className="button button-primary xs-full-width" type="submit">
                {t("form.send")}
              </button>
            </div>
          </form>
        </div>
      </div>
    </>
  )
}
