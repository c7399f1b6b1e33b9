import { data, redirect } from "react-router"
import { Enclosures } from "#app/components/enclosures.tsx"
import { ErrorSummary, Field } from "#app/components/form.tsx"
import { useTranslation } from "#app/components/translation.ts"
import { Done, Trail } from "#app/components/worklist.tsx"
import { readForm } from "#app/forms/parse.ts"
import { isId } from "#app/forms/review.ts"
import { readChecklist } from "#app/forms/tax-application.ts"
import { paths } from "#app/paths.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { requirePermission } from "#app/web/require-staff.server.ts"
import { readTerms } from "#db/retention/reads.ts"
import { taxApplicationById, taxApplicationEvents } from "#db/taxcard/reads.ts"
import { forwardWays, mayTaxBecome, missingOf } from "#domain/taxcard/application.ts"
import { briefDay, briefMoment } from "#domain/time/spoken.ts"
import { checkEnclosures, endApplication, forwardApplication } from "#operations/taxcard/pass-on.ts"
import type { Route } from "./+types/application"
import { emailShown } from "#app/web/email-shown.server.ts"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  requirePermission(staffOf(context), "serve-tax-cards")
  const { db } = portalOf(context)
  const language = localeOf(context)
  const application = isId(params.id) ? await taxApplicationById(db, params.id) : null
  if (!application) throw new Response("Not found", { status: 404 })
  const [events, terms] = await Promise.all([taxApplicationEvents(db, application.id), readTerms(db)])
  const { name, email, phone, reference, state, channel, checklist, receipt, forwardWay } = application
  return {
    name,
    email: emailShown(email),
    phone,
    reference,
    state,
    channel,
    checklist,
    receipt,
    forwardWay,
    missing: missingOf(checklist).length,
    received: briefDay(application.receivedOn, language),
    forwarded: application.forwardedAt && briefMoment(application.forwardedAt, language),
    open: state === "received" || state === "incomplete",
    mayConfirm: mayTaxBecome(state, "confirmed"),
    days: terms.taxCardDays,
    events: events.map((event) => ({ when: briefMoment(event.at, language), who: event.staffName, kind: event.kind })),
    did: url.searchParams.get("did"),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const account = staffOf(context)
  requirePermission(account, "serve-tax-cards")
  if (!isId(params.id)) throw new Response("Not found", { status: 404 })
  const { ctx } = portalOf(context)
  const id = params.id
  const by = byStaff(account)
  const form = await readForm(request)
  const intent = form.get("intent")
  const receipt = String(form.get("receipt") ?? "")
  const way = forwardWays.find((name) => name === form.get("way"))
  const answer = await (() => {
    switch (intent) {
      case "check":
      case "ask":
        return checkEnclosures(ctx, { id, checklist: readChecklist(form), ask: intent === "ask", by })
      case "forward":
        return way
          ? forwardApplication(ctx, { id, way, receipt, anyway: form.get("anyway") === "yes", by })
          : Promise.resolve({ ok: false as const, error: "way-missing" as const })
      case "confirmed":
      case "withdrawn":
        return endApplication(ctx, { id, how: intent, by })
      default:
        throw new Response("Bad request", { status: 400 })
    }
  })()
  if (answer.ok) return redirect(paths.staff.taxCard(id))
  const field =
    answer.error === "receipt-missing"
      ? "receipt"
      : answer.error === "papers-missing"
        ? "anyway"
        : answer.error === "way-missing"
          ? "way"
          : "main"
  return data(
    { error: answer.error, field, receipt, way: way ?? "", checklist: intent === "ask" ? readChecklist(form) : null },
    answer.error === "not-possible" ? 409 : 422,
  )
}

export default function Application({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("taxcard")
  const { state, open } = loaderData
  return (
    <main id="main">
      <title>{`${loaderData.name} – Ankomst`}</title>
      <div className="tools">
        <h1>
          <bdi>{loaderData.name}</bdi>{" "}
          <span className="meta">
            {loaderData.reference} · {loaderData.received}, {t(`staff.channel.${loaderData.channel}`)} ·{" "}
            <b>{t(`staff.state.${state}`)}</b>
          </span>
        </h1>
        <span className="spring" />
        <a className="btn" href={paths.staff.taxCards()}>
          {t("staff.title")}
        </a>
      </div>
      <div className="edit">
        <div className="ed1">
          {loaderData.did === "received" && !actionData ? <Done text={t("staff.received")} /> : null}
          {actionData ? (
            <ErrorSummary problems={[{ field: actionData.field, message: t(`staff.error.${actionData.error}`) }]} />
          ) : null}
          {open ? (
            <form method="post" className="case-form">
              <Enclosures list={actionData?.checklist ?? loaderData.checklist} />
              <div className="form-acts">
                <button className="btn" type="submit" name="intent" value="check">
                  {t("staff.checklist")}
                </button>
                {loaderData.email ? (
                  <button className="btn primary" type="submit" name="intent" value="ask">
                    {t("staff.ask")}
                  </button>
                ) : (
                  <span className="quiet">{t("staff.askNoMail")}</span>
                )}
              </div>
            </form>
          ) : (
            <dl className="review-facts">
              {loaderData.forwarded ? (
                <div>
                  <dt>{t("staff.col.forwarded")}</dt>
                  <dd>
                    {loaderData.forwarded}, {loaderData.forwardWay ? t(`staff.way.${loaderData.forwardWay}`) : ""}
                  </dd>
                </div>
              ) : null}
              {loaderData.receipt ? (
                <div>
                  <dt>{t("staff.receipt")}</dt>
                  <dd>{loaderData.receipt}</dd>
                </div>
              ) : null}
            </dl>
          )}
          <p className="quiet">{[loaderData.email, loaderData.phone].filter(Boolean).join(" · ")}</p>
          <Trail
            heading={t("staff.history")}
            events={loaderData.events.map((event) => ({
              ...event,
              what: t(`staff.event.${event.kind}` as "staff.event.received"),
            }))}
          />
        </div>
        <div className="ed2">
          {open ? (
            <form method="post" className="deed">
              <h2>{t("staff.forwardTitle")}</h2>
              <p>{t("staff.forwardLead")}</p>
              <div className="form-group">
                <label className="form-label" htmlFor="way">
                  {t("staff.how")}
                </label>
                <select className="form-input" id="way" name="way" defaultValue={actionData?.way ?? ""}>
                  {forwardWays.map((way) => (
                    <option key={way} value={way}>
                      {t(`staff.way.${way}`)}
                    </option>
                  ))}
                </select>
              </div>
              <Field id="receipt" label={t("staff.receipt")} value={actionData?.receipt ?? ""} maxLength={100} />
              {loaderData.missing > 0 ? (
                <div className="radio">
                  <input type="checkbox" id="anyway" name="anyway" value="yes" />
                  <label htmlFor="anyway">{t("staff.forwardAnyway")}</label>
                </div>
              ) : null}
              <button className="btn primary" type="submit" name="intent" value="forward">
                {t("staff.forward")}
              </button>
            </form>
          ) : null}
          {loaderData.mayConfirm ? (
            <form method="post" className="deed">
              <h2>{t("staff.confirmTitle")}</h2>
              <p>{t("staff.confirmLead", { days: loaderData.days })}</p>
              <button className="btn primary" type="submit" name="intent" value="confirmed">
                {t("staff.confirm")}
              </button>
            </form>
          ) : null}
          {open ? (
            <form method="post" className="deed">
              <button className="btn" type="submit" name="intent" value="withdrawn">
                {t("staff.withdraw")}
              </button>
            </form>
          ) : null}
        </div>
      </div>
    </main>
  )
}
