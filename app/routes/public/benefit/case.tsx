import { data, redirect } from "react-router"
import { CodeBox } from "#app/components/code-box.tsx"
import { ErrorSummary } from "#app/components/form.tsx"
import { useTranslation } from "#app/components/translation.ts"
import { codeForm } from "#app/forms/booking.ts"
import { parseFields, readForm } from "#app/forms/parse.ts"
import { paths } from "#app/paths.ts"
import { U2_SERVICE, benefitOf, servedHere, visitsInTime } from "#app/web/benefit.server.ts"
import { officeOf, portalOf, visitorOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { U2_DAYS, daysLeft, registerBy } from "#domain/benefit/registration.ts"
import { isDay, officeDay } from "#domain/time/office-time.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { confirmBenefit, sendBenefitCode, withdrawBenefit } from "#operations/benefit/register.ts"
import { chooseParty, chooseServices } from "#operations/booking/start.ts"
import type { Route } from "./+types/case"
import { emailShown } from "#app/web/email-shown.server.ts"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const benefit = await benefitOf(context, params.key)
  const today = officeDay(portalOf(context).ctx.now())
  const say = (day: string) => spokenDay(day, language, today)
  const open = benefit.state === "sent"
  const [{ here, name }, { site }] = await Promise.all([servedHere(context, benefit), officeOf(context)])
  return {
    language,
    key: params.key,
    state: benefit.state,
    email: emailShown(benefit.email),
    sent: url.searchParams.has("sent"),
    by: say(registerBy(benefit.formDate)),
    left: daysLeft(benefit.formDate, today),
    days: U2_DAYS,
    visits: open && here ? await visitsInTime(context, benefit, language) : [],
    here,
    municipality: name,
    phone: site.phone,
    forwardedTo: benefit.forwardedTo,
    registeredOn: benefit.registeredOn && say(benefit.registeredOn),
    cv: benefit.jobnetCv,
    reference: benefit.reference,
    name: benefit.name,
    institution: benefit.institution,
    formDate: say(benefit.formDate),
    firstDay: say(benefit.firstDay),
    lastDay: benefit.lastDay && say(benefit.lastDay),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx, config, limits } = portalOf(context)
  const { language, key } = params
  const benefit = await benefitOf(context, key)
  const form = await readForm(request)
  const here = paths.benefitCase(language, key)
  const intent = form.get("intent")
  const { address } = visitorOf(context)
  if (intent === "again") {
    if (benefit.state !== "unconfirmed") return redirect(here)
    const allowed = (await limits.allow("mail-from", address)) && (await limits.allow("form-to", benefit.email))
    if (!allowed) return data({ error: "too-many", typed: "" }, 429)
    await sendBenefitCode(ctx, { key })
    return redirect(paths.benefitCase(language, key, { sent: "" }))
  }
  if (intent === "withdraw") {
    const done = await withdrawBenefit(ctx, { key })
    return done.ok ? redirect(here) : data({ error: "not-possible", typed: "" }, 409)
  }
  if (intent === "book") {
    const day = String(form.get("day"))
    if (!isDay(day)) throw new Response("Bad request", { status: 400 })
    if (!(await limits.allow("begin-booking", address))) return data({ error: "too-many", typed: "" }, 429)
    const chosen = await chooseServices(ctx, { draftKey: null, services: [U2_SERVICE], language })
    if (!chosen.ok) return redirect(paths.services(language, [U2_SERVICE]))
    await chooseParty(ctx, { draftKey: chosen.value.draftKey, party: 1 })
    return redirect(paths.time(language, { day }), {
      headers: { "set-cookie": setCookie(config, "booking", chosen.value.draftKey) },
    })
  }
  const code = parseFields(form, codeForm)
  if (!code.ok) return data({ error: code.errors.code ?? "code-missing", typed: code.typed.code ?? "" }, 422)
  if (!(await limits.allow("try-code", address))) return data({ error: "too-many", typed: code.value.code }, 429)
  const done = await confirmBenefit(ctx, { key, code: code.value.code })
  return done.ok || done.error === "unknown" ? redirect(here) : data({ error: done.error, typed: code.value.code }, 422)
}

export default function BenefitCasePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("benefit")
  const { language, key, state, left } = loaderData
  const here = paths.benefitCase(language, key)
  const error = actionData ? t(`error.${actionData.error}` as "error.code-wrong") : undefined
  const title = state === "unconfirmed" ? t("code.title") : t("case.title")
  const facts = [
    [t("fact.institution"), loaderData.institution],
    [t("fact.formDate"), loaderData.formDate],
    [t("fact.firstDay"), loaderData.firstDay],
    ...(loaderData.lastDay ? [[t("fact.lastDay"), loaderData.lastDay]] : []),
    [t("fact.reference"), loaderData.reference],
  ] as [string, string][]
  return (
    <>
      <title>{`${title} – Ankomst`}</title>
      <meta name="robots" content="noindex" />
      <div className="band">
        <div className="container page-head">
          <h1>{title}</h1>
          {state === "unconfirmed" ? null : (
            <p className="lead">{t(`case.state.${state}`, { to: loaderData.forwardedTo })}</p>
          )}
        </div>
      </div>
      <div className="container section">
        <div className="narrow">
          <ErrorSummary
            problems={error ? [{ field: state === "unconfirmed" ? "code" : "main", message: error }] : []}
          />
          {state === "sent" || state === "unconfirmed" ? (
            <dl className="deadline">
              <div className={left <= 3 ? "soon" : undefined}>
                <dt>{t("case.by")}</dt>
                <dd>{loaderData.by}</dd>
                <dd className="plain">
                  {left < 0 ? t("case.overTitle") : left === 0 ? t("left.today") : t("left.days", { count: left })}
                </dd>
              </div>
              <div>
                <dt>{t("fact.formDate")}</dt>
                <dd className="plain">{t("case.because", { days: loaderData.days, day: loaderData.formDate })}</dd>
              </div>
            </dl>
          ) : null}
          {state === "unconfirmed" ? (
            <CodeBox
              action={here}
              email={loaderData.email}
              sent={loaderData.sent}
              error={error}
              typed={actionData?.typed ?? ""}
            />
          ) : null}
          {state === "sent" ? <ComeInTime data={loaderData} here={here} /> : null}
          {state === "registered" || state === "ended" ? (
            <section className="block">
              <h2>{t("case.registered")}</h2>
              <p>
                <b>{loaderData.registeredOn}</b>, {loaderData.name}
              </p>
              <p>{t("case.registeredLead")}</p>
            </section>
          ) : null}
          {state === "unconfirmed" || state === "withdrawn" ? null : (
            <>
              {loaderData.cv ? null : <p>{t("case.cv")}</p>}
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
          )}
          {state === "sent" ? (
            <form method="post" action={here} className="block">
              <p className="small">{t("case.withdrawLead")}</p>
              <button className="linkbutton" type="submit" name="intent" value="withdraw">
                {t("case.withdraw")}
              </button>
            </form>
          ) : null}
        </div>
      </div>
    </>
  )
}

type Shown = Awaited<ReturnType<typeof loader>>

function ComeInTime({ data: shown, here }: { data: Shown; here: string }) {
  const { t } = useTranslation("benefit")
  if (shown.left < 0)
    return (
      <section className="block">
        <h2>{t("case.overTitle")}</h2>
        <p>{t("case.overLead")}</p>
      </section>
    )
  if (!shown.here)
    return (
      <section className="block">
        <h2>{t("case.visits")}</h2>
        <p>{t("case.own", { municipality: shown.municipality })}</p>
      </section>
    )
  return (
    <section className="block">
      <h2>{t("case.visits")}</h2>
      {shown.visits.length > 0 ? (
        <form method="post" action={here}>
          <input type="hidden" name="intent" value="book" />
          <p>{t("case.visitsLead")}</p>
          <ul className="nobullet-list">
            {shown.visits.map((visit, i) => (
              <li key={visit.day}>
                <button
                  className={i === 0 ? "button button-primary" : "button button-secondary"}
                  type="submit"
                  name="day"
                  value={visit.day}
                >
                  {t("case.book", { day: visit.spoken })}
                </button>
              </li>
            ))}
          </ul>
        </form>
      ) : (
        <p>
          {t("case.none")} <a href={`tel:${shown.phone.replaceAll(" ", "")}`}>{shown.phone}</a>
        </p>
      )}
    </section>
  )
}
