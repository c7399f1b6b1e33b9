import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { data, redirect } from "react-router"
import { ErrorSummary, type Problem } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { type Asked, FromWhere, WhatFor, WhereTo, WhichDays, WithWhom } from "#app/plan/parts/questions.tsx"
import { readForm } from "#app/parts/parse.ts"
import { planDates, readPlanForm, typedOf } from "./forms.ts"
import { paths } from "#paths"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { countryNames, municipalitiesByName } from "#app/web/place-names.server.ts"
import { planLink, readPlanLink } from "#operations/plan/link.ts"
import { residencesThatMatter } from "#domain/office/municipality.ts"
import { MOST_CHILDREN } from "#domain/plan/answers.ts"
import { purposes } from "#domain/plan/purposes.ts"
import { officeDay } from "#domain/time/office-time.ts"
import type { Language } from "#locales/languages.ts"
import type { PageHandle } from "#app/root.tsx"
import type { Route } from "./+types/ask"

export const handle: PageHandle = { keepsTyped: true }

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const { ctx } = portalOf(context)
  const { municipalities } = await officeOf(context)
  const from = url.searchParams.get("from")
  const answers = from ? readPlanLink(ctx.secrets, from) : null
  const today = officeDay(ctx.now())
  return {
    language,
    countries: countryNames(language),
    municipalities: municipalitiesByName(municipalities, language).map((m) => ({
      code: m.code,
      name: m.name,
      residences: residencesThatMatter(m, today),
    })),
    given: answers ? typedOf(answers) : { country: "", children: "0", older: "0", birth: "no" },
    from: answers ? from : null,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx } = portalOf(context)
  const { municipalities } = await officeOf(context)
  const given = await readForm(request)
  const before = readPlanLink(ctx.secrets, String(given.get("from") ?? ""))
  const form = readPlanForm(given, { municipalities, today: officeDay(ctx.now()), before })
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, 422)
  return redirect(paths.planShown(params.language, planLink(ctx.secrets[0], form.value)), 303)
}

/** Where the summary of problems leads: a group of radio buttons is reached at its first. */
const firstOf: Record<string, string> = {
  purpose: `purpose-${purposes[0]}`,
  earlierNumber: "earlierNumber-yes",
  residence: "residence-0",
  basis: "basis-0",
}
const order = [
  "country",
  "earlierNumber",
  "partner",
  "children",
  "older",
  "purpose",
  "basis",
  "municipality",
  "residence",
  ...planDates,
]

export default function AskForPlan({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("plan")
  const sayError = useErrorWords("plan")
  const { language, countries, municipalities, given, from } = loaderData
  const typed: Record<string, string> = actionData?.typed ?? given
  const errors: Record<string, string | undefined> = actionData?.errors ?? {}
  const says = (field: string) => {
    const code = errors[field]
    return sayError(code, { most: MOST_CHILDREN })
  }
  const problems: Problem[] = order.flatMap((field) =>
    errors[field] ? [{ field: firstOf[field] ?? field, message: says(field)! }] : [],
  )
  const asked: Asked = { typed, says }
  return (
    <CitizenPage title={t("ask.title")} lead={t("ask.lead")}>
      <meta name="description" content={t("ask.lead")} />
      <div className="container">
        <div className="path-in undated">
          <form id="page-form" method="post" noValidate action={paths.plan(language)} className="plan-form">
            {(typed.from ?? from) ? <input type="hidden" name="from" value={typed.from ?? from ?? ""} /> : null}
            <div className="narrow">
              <ErrorSummary problems={problems} />
            </div>
            <ol className="path">
              <FromWhere asked={asked} countries={countries} />
              <WithWhom asked={asked} countries={countries} />
              <WhatFor asked={asked} />
              <WhereTo asked={asked} municipalities={municipalities} />
              <WhichDays asked={asked} />
              <li className="is-end">
                <span className="stop" aria-hidden="true" />
                <button className="button button-primary button-big xs-full-width" type="submit">
                  {t("ask.show")}
                </button>
              </li>
            </ol>
          </form>
        </div>
      </div>
    </CitizenPage>
  )
}
