import { refusedCode, takeCode } from "#app/web/email-code.server.ts"
import { badRequest } from "#app/parts/refusals.ts"
import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { data, redirect } from "react-router"
import { BenefitLinkBroken } from "#app/benefit/citizen/parts/broken.tsx"
import { Deadline, WhatToDo } from "#app/benefit/citizen/parts/what-to-do.tsx"
import { CodeBox } from "#app/parts/code-box.tsx"
import { ErrorSummary } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readForm } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { type BenefitShown, showBenefit } from "#app/benefit/shown.server.ts"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { type BenefitCase, benefitByKey } from "#db/benefit/reads.ts"
import { isDay } from "#domain/time/office-time.ts"
import type { Language } from "#locales/languages.ts"
import { confirmBenefit, sendBenefitCode, withdrawBenefit } from "#operations/benefit/register.ts"
import { beginBenefitVisit } from "#operations/benefit/visit.ts"
import { hashSecret } from "#operations/context.ts"
import type { Route } from "./+types/case"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const benefit = await benefitByKey(portalOf(context).db, hashSecret(params.key))
  const shared = { language, key: params.key, sent: url.searchParams.has("sent") }
  if (!benefit) return data({ ...shared, shown: null }, 404)
  return data({ ...shared, shown: await showBenefit(context, benefit, language) })
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await readForm(request)
  const benefit = await benefitByKey(portalOf(context).db, hashSecret(params.key))
  const { language, key } = params
  return benefit ? actOn(context, benefit, form, { language, key }) : redirect(paths.benefitCase(language, key))
}

type At = { language: string; key: string }
type Context = Route.ActionArgs["context"]

async function actOn(context: Context, benefit: BenefitCase, form: FormData, { language, key }: At) {
  const { ctx, config, limits } = portalOf(context)
  const here = paths.benefitCase(language, key)
  const intent = form.get("intent")
  const { address } = visitorOf(context)
  if (intent === "withdraw") {
    const done = await withdrawBenefit(ctx, { key })
    return done.ok ? redirect(here) : data({ error: "not-possible", typed: "" }, 409)
  }
  if (intent === "book") {
    const day = String(form.get("day"))
    if (!isDay(day)) throw badRequest()
    if (!(await limits.allow("begin-booking", address))) return data({ error: "too-many", typed: "" }, 429)
    const begun = await beginBenefitVisit(ctx, { key, language })
    // Whatever has changed meanwhile, the page says what is possible now.
    if (!begun.ok) return redirect(here)
    return redirect(paths.time(language, { day }), {
      headers: { "set-cookie": setCookie(config, "booking", begun.value.draftKey) },
    })
  }
  // A case that is confirmed already has no code: an old page that sends one sees how it stands.
  if (benefit.state !== "unconfirmed") return redirect(here)
  const outcome = await takeCode(context, form, {
    email: benefit.email,
    id: benefit.id,
    send: () => sendBenefitCode(ctx, { key }),
    check: (code) => confirmBenefit(ctx, { key, code }),
  })
  if (outcome.is === "sent") return redirect(paths.benefitCase(language, key, { sent: "" }))
  return outcome.is === "right" || outcome.error === "unknown" ? redirect(here) : refusedCode(outcome)
}

export default function BenefitCasePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("benefit")
  const { t: common } = useTranslation("common")
  const sayError = useErrorWords("benefit")
  const { language, key, shown, sent } = loaderData
  const here = paths.benefitCase(language, key)
  const error = sayError(actionData?.error)
  const typed = actionData?.typed ?? ""
  if (!shown) return <BenefitLinkBroken language={language} />
  const { standing } = shown
  const unconfirmed = standing === "unconfirmed"
  const title = unconfirmed ? common("code.title") : t("case.title")
  const waits = standing === "come" || standing === "come-late" || standing === "closed" || standing === "elsewhere"
  return (
    <CitizenPage title={title} lead={unconfirmed ? null : t(`case.lead.${standing}`, { to: shown.forwardedTo })}>
      <meta name="robots" content="noindex" />
      <div className="container section">
        <div className="narrow">
          <ErrorSummary problems={error && !unconfirmed ? [{ field: "main", message: error }] : []} />
          {waits || unconfirmed ? <Deadline shown={shown} /> : null}
          {unconfirmed ? (
            <CodeBox heading={null} email={shown.email} sent={sent} error={actionData?.error} typed={typed} />
          ) : null}
          {waits ? <WhatToDo shown={shown} here={here} /> : null}
          {standing === "forwarded" ? (
            <p>{t(shown.late ? "case.forwardedLate" : "case.forwardedBy", { by: shown.by })}</p>
          ) : null}
          {shown.registeredOn ? (
            <section className="block">
              <h2>{t("case.registered")}</h2>
              <p>
                <b>{shown.registeredOn}</b>, {shown.name}
              </p>
              <p>{t("case.registeredLead")}</p>
            </section>
          ) : null}
          {unconfirmed || standing === "withdrawn" ? null : <Written shown={shown} />}
          {waits ? (
            <form method="post" action={here} className="block">
              <p className="small">{t("case.withdrawLead")}</p>
              <button className="linkbutton" type="submit" name="intent" value="withdraw">
                {t("case.withdraw")}
              </button>
            </form>
          ) : null}
        </div>
      </div>
    </CitizenPage>
  )
}

function Written({ shown }: { shown: BenefitShown }) {
  const { t } = useTranslation("benefit")
  const facts: [string, string][] = [
    [t("fact.municipality"), shown.municipality],
    ...(shown.tel ? [[t("fact.phone"), shown.tel] as [string, string]] : []),
    [t("fact.institution"), shown.institution],
    [t("fact.formDate"), shown.formDate],
    [t("fact.firstDay"), shown.firstDay],
    ...(shown.lastDay ? [[t("fact.lastDay"), shown.lastDay] as [string, string]] : []),
    [t("fact.reference"), shown.reference],
  ]
  return (
    <>
      {shown.cv || shown.standing === "ended" ? null : <p>{t("case.cv")}</p>}
      <section className="block">
        <h2>{t("case.what")}</h2>
        <dl className="structured-list">
          {facts.map(([name, value]) => (
            <div className="row" key={name}>
              <dt>{name}</dt>
              <dd className="value">{value}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}
