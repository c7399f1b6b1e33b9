import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { countryName } from "#domain/manner.ts"
import { data, redirect } from "react-router"
import { Select } from "#app/parts/choices.tsx"
import { AboutPaper, AboutYou, type Typed } from "#app/benefit/citizen/parts/paper-fields.tsx"
import { ErrorSummary, FlowEnd, type Problem } from "#app/parts/form.tsx"
import { DataNotice } from "#app/parts/data-notice.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { benefitFields, readBenefit } from "#app/benefit/forms.ts"
import { readForm } from "#app/parts/parse.ts"
import type { PageHandle } from "#app/root.tsx"
import { paths } from "#paths"
import { officeOf, portalOf, visitorOf } from "#app/web/context.server.ts"
import { askedMunicipality } from "#app/benefit/shown.server.ts"
import { isOnShelf } from "#app/web/shelf.server.ts"
import { municipalitiesByName } from "#app/web/place-names.server.ts"
import { U2_COUNTRIES } from "#domain/benefit/registration.ts"
import type { Language } from "#locales/languages.ts"
import { type RegisterRefusal, registerBenefit } from "#operations/benefit/register.ts"
import type { Route } from "./+types/register"
import { rulesFor } from "#app/web/rules.server.ts"

export const handle: PageHandle = { keepsTyped: true }

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const { municipalities } = await officeOf(context)
  const asked = url.searchParams.get("municipality")
  return {
    language,
    days: (await rulesFor(context)).u2Days,
    read: await isOnShelf(context, language, "benefit-from-home"),
    asked: asked !== null,
    chosen: await askedMunicipality(context, asked, language),
    municipalities: municipalitiesByName(municipalities, language).map((m) => ({ value: m.code, text: m.name })),
    countries: U2_COUNTRIES.map((code) => ({ value: code as string, text: countryName(code, language) })).toSorted(
      (a, b) => a.text.localeCompare(b.text, language),
    ),
  }
}

/** Where a refusal of the whole belongs. */
const fieldOf: Record<RegisterRefusal, (typeof benefitFields)[number]> = {
  "last-before-first": "lastDay",
  "last-day-wrong": "lastDay",
  "first-day-wrong": "firstDay",
  "form-date-far": "formDate",
  "form-date-old": "formDate",
  "municipality-missing": "municipality",
  elsewhere: "municipality",
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const { ctx, limits } = portalOf(context)
  const fields = await readForm(request)
  fields.set("municipality", url.searchParams.get("municipality") ?? "")
  const typed = Object.fromEntries([...fields].filter((e): e is [string, string] => typeof e[1] === "string"))
  const form = readBenefit(fields)
  if (!form.ok) return data({ typed, errors: form.errors }, 422)
  const { address } = visitorOf(context)
  const allowed =
    (await limits.allow("begin-benefit", address)) && (await limits.allowMail({ address, email: form.value.email }))
  if (!allowed) return data({ typed, errors: { email: "too-many" } as Record<string, string> }, 429)
  const done = await registerBenefit(ctx, { ...form.value, language: params.language })
  if (!done.ok) return data({ typed, errors: { [fieldOf[done.error]]: done.error } as Record<string, string> }, 422)
  return redirect(paths.benefitCase(params.language, done.value.key))
}

export default function RegisterBenefit({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("benefit")
  const sayError = useErrorWords("benefit")
  const { language, chosen, asked } = loaderData
  const typed: Record<string, string> = actionData?.typed ?? {}
  const errors: Record<string, string | undefined> =
    actionData?.errors ?? (asked && !chosen ? { municipality: "municipality-missing" } : {})
  const says = (name: string) => sayError(errors[name])
  const problems: Problem[] = benefitFields.flatMap((name) =>
    errors[name] ? [{ field: name === "jobnetCv" ? "jobnetCv-yes" : name, message: says(name)! }] : [],
  )
  const stops = chosen !== null && !chosen.here
  return (
    <CitizenPage
      title={t("title")}
      wrong={problems.length > 0 && !stops}
      description={t("lead")}
      path={paths.benefit(language)}
      back={
        <p className="crumbs">
          <a href={paths.guidance(language)}>{t("guidance")}</a> <span aria-hidden="true">/</span>{" "}
          <a href={`${paths.guidance(language)}#arriving`}>{t("arriving")}</a>
        </p>
      }
      lead={t("lead")}
    >
      <div className="container section">
        <div className="narrow">
          {stops ? (
            <Stop language={language} name={chosen.name} days={loaderData.days} read={loaderData.read} />
          ) : (
            <>
              <ErrorSummary problems={problems} />
              <div className="alert alert-quiet">
                <p>
                  <b>{t("days", { days: loaderData.days })}</b> {t("who")}
                </p>
                {loaderData.read ? <ReadMore language={language} /> : null}
              </div>
              {chosen ? (
                <PaperForm
                  language={language}
                  chosen={chosen}
                  countries={loaderData.countries}
                  days={loaderData.days}
                  typed={typed}
                  emailCode={errors.email}
                  says={says}
                />
              ) : (
                <Where language={language} municipalities={loaderData.municipalities} error={says("municipality")} />
              )}
            </>
          )}
        </div>
      </div>
    </CitizenPage>
  )
}

type Shown = Route.ComponentProps["loaderData"]

/** Who is served is asked before anything else: nobody types a page of answers to be sent elsewhere. */
function Where({
  language,
  municipalities,
  error,
}: {
  language: string
  municipalities: Shown["municipalities"]
  error: string | undefined
}) {
  const { t } = useTranslation("benefit")
  return (
    <form id="page-form" method="get" action={paths.benefit(language)} noValidate>
      <h2>{t("where.title")}</h2>
      <p>{t("where.lead")}</p>
      <Select
        id="municipality"
        label={t("where.hint")}
        choose={t("form.choose")}
        value={undefined}
        error={error}
        options={municipalities}
      />
      <FlowEnd>{t("where.go")}</FlowEnd>
    </form>
  )
}

function Stop({ language, name, days, read }: { language: string; name: string; days: number; read: boolean }) {
  const { t } = useTranslation("benefit")
  return (
    <>
      <h2>{t("where.stopTitle", { municipality: name })}</h2>
      <p>{t("where.stop", { municipality: name })}</p>
      <p>
        <b>{t("where.stopDays", { days })}</b>
      </p>
      <p>{t("where.stopNothing")}</p>
      <p>
        <a href={paths.benefit(language)}>{t("where.change")}</a>
      </p>
      {read ? <ReadMore language={language} /> : null}
    </>
  )
}

/** The article about all this, while it is kept. */
function ReadMore({ language }: { language: string }) {
  const { t } = useTranslation("benefit")
  return (
    <p>
      <a href={paths.article(language, "benefit-from-home")}>{t("read")}</a>
    </p>
  )
}

function PaperForm({
  language,
  chosen,
  countries,
  emailCode,
  days,
  typed,
  says,
}: Typed & {
  language: string
  chosen: NonNullable<Shown["chosen"]>
  countries: Shown["countries"]
  days: number
  /** What is wrong with the address. */
  emailCode: string | undefined
}) {
  const { t } = useTranslation("benefit")
  const here = paths.benefit(language, { municipality: chosen.code })
  return (
    <form id="page-form" method="post" action={here} noValidate>
      <p id="municipality">
        {t("where.chosen", { municipality: chosen.name })} <a href={paths.benefit(language)}>{t("where.change")}</a>
      </p>
      <AboutYou typed={typed} emailCode={emailCode} says={says} />
      <AboutPaper days={days} countries={countries} typed={typed} says={says} />
      <p className="small">{t("form.keep")}</p>
      <DataNotice of="benefit" language={language} />
      <FlowEnd>{t("form.send")}</FlowEnd>
    </form>
  )
}
