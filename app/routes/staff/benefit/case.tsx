import { data, redirect } from "react-router"
import { ErrorSummary, Field } from "#app/components/form.tsx"
import { useTranslation } from "#app/components/translation.ts"
import { Trail } from "#app/components/worklist.tsx"
import { readForm } from "#app/forms/parse.ts"
import { isId } from "#app/forms/review.ts"
import { paths } from "#app/paths.ts"
import { byStaff, officeOf, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { requirePermission } from "#app/web/require-staff.server.ts"
import { benefitById, benefitEvents } from "#db/benefit/reads.ts"
import { daysLeft, mayBenefitBecome, registerBy, u3Events } from "#domain/benefit/registration.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { briefDay, briefMoment } from "#domain/time/spoken.ts"
import { type BenefitDeed, dealWithBenefit, noteU3 } from "#operations/benefit/deal.ts"
import type { Route } from "./+types/case"
import { emailShown } from "#app/web/email-shown.server.ts"

export async function loader({ params, context }: Route.LoaderArgs) {
  requirePermission(staffOf(context), "serve-benefit")
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const benefit = isId(params.id) ? await benefitById(db, params.id) : null
  if (!benefit) throw new Response("Not found", { status: 404 })
  const [events, { municipalities }] = await Promise.all([benefitEvents(db, benefit.id), officeOf(context)])
  const today = officeDay(ctx.now())
  const day = (at: string | null) => at && briefDay(at, language)
  const countries = new Intl.DisplayNames([language === "da" ? "da-DK" : "en-GB"], { type: "region" })
  return {
    id: benefit.id,
    today,
    name: benefit.name,
    email: emailShown(benefit.email),
    reference: benefit.reference,
    state: benefit.state,
    left: daysLeft(benefit.formDate, today),
    by: briefDay(registerBy(benefit.formDate), language),
    municipality: municipalities.find((m) => m.code === benefit.municipality)?.name ?? benefit.municipality,
    institution: `${benefit.institution} (${countries.of(benefit.country) ?? benefit.country})`,
    formDate: briefDay(benefit.formDate, language),
    firstDay: briefDay(benefit.firstDay, language),
    lastDay: day(benefit.lastDay),
    registeredOn: day(benefit.registeredOn),
    cv: benefit.jobnetCv,
    may: {
      register: mayBenefitBecome(benefit.state, "registered"),
      late: mayBenefitBecome(benefit.state, "too-late"),
      forward: mayBenefitBecome(benefit.state, "forwarded"),
      end: mayBenefitBecome(benefit.state, "ended"),
      u3: benefit.state === "registered" || benefit.state === "forwarded",
    },
    events: events.map((event) => ({
      when: briefMoment(event.at, language),
      who: event.staffName,
      kind: event.kind,
      u3: event.u3,
      on: day(event.on),
    })),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const account = staffOf(context)
  requirePermission(account, "serve-benefit")
  if (!isId(params.id)) throw new Response("Not found", { status: 404 })
  const { ctx } = portalOf(context)
  const by = byStaff(account)
  const form = await readForm(request)
  const text = (name: string) => String(form.get(name) ?? "")
  const intent = text("intent")
  const typed = { on: text("on"), to: text("to"), u3On: text("u3On") }
  if (intent === "u3") {
    const event = u3Events.find((name) => name === text("u3"))
    if (!event) throw new Response("Bad request", { status: 400 })
    const done = await noteU3(ctx, { id: params.id, event, on: typed.u3On, by })
    return done.ok ? redirect(paths.staff.benefit(params.id)) : data({ error: done.error, field: "u3On", typed }, 422)
  }
  const deed: BenefitDeed | null =
    intent === "registered"
      ? { what: intent, on: typed.on }
      : intent === "forwarded"
        ? { what: intent, to: typed.to }
        : intent === "too-late" || intent === "ended"
          ? { what: intent }
          : null
  if (!deed) throw new Response("Bad request", { status: 400 })
  const done = await dealWithBenefit(ctx, { id: params.id, deed, by })
  if (done.ok) return redirect(paths.staff.benefit(params.id))
  return data(
    { error: done.error, field: intent === "forwarded" ? "to" : "on", typed },
    done.error === "not-possible" ? 409 : 422,
  )
}

export default function BenefitCaseForStaff({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("benefit")
  const { may, left } = loaderData
  const facts: [string, string][] = [
    [t("fact.institution"), loaderData.institution],
    [t("fact.formDate"), loaderData.formDate],
    [t("fact.firstDay"), loaderData.firstDay],
    ...(loaderData.lastDay ? [[t("fact.lastDay"), loaderData.lastDay] as [string, string]] : []),
    [t("staff.col.municipality"), loaderData.municipality],
    [t("form.email"), loaderData.email],
    ...(loaderData.registeredOn ? [[t("fact.registeredOn"), loaderData.registeredOn] as [string, string]] : []),
  ]
  return (
    <main id="main">
      <title>{`${loaderData.name} – Ankomst`}</title>
      <div className="tools">
        <h1>
          <bdi>{loaderData.name}</bdi>{" "}
          <span className="meta">
            {loaderData.reference} · <b>{t(`staff.state.${loaderData.state}`)}</b>
          </span>
        </h1>
        <span className="spring" />
        <a className="btn" href={paths.staff.benefits()}>
          {t("staff.title")}
        </a>
      </div>
      <div className="edit">
        <div className="ed1">
          {actionData ? (
            <ErrorSummary problems={[{ field: actionData.field, message: t(`staff.error.${actionData.error}`) }]} />
          ) : null}
          <section>
            <header>
              <h2>
                {t("case.by")} {loaderData.by}
              </h2>
              <p className={left <= 1 && loaderData.state === "sent" ? "bad" : undefined}>
                {left < 0
                  ? t("staff.over", { count: -left })
                  : left === 0
                    ? t("left.today")
                    : t("left.days", { count: left })}
              </p>
            </header>
            <dl className="review-facts">
              {facts.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            {loaderData.cv ? null : <p className="mark-look">{t("staff.cvMissing")}</p>}
          </section>
          <Trail
            heading={t("staff.history")}
            events={loaderData.events.map((event) => ({
              when: event.when,
              who: event.who ?? t("staff.visitor"),
              what: t(`staff.event.${event.kind}` as "staff.event.u3", {
                what: event.u3 ? t(`staff.u3Events.${event.u3}`) : "",
                day: event.on ?? "",
              }),
            }))}
          />
        </div>
        <div className="ed2">
          {may.register ? (
            <form method="post" className="deed">
              <h2>{t("staff.register")}</h2>
              <Field id="on" label={t("staff.on")} type="date" value={actionData?.typed.on || loaderData.today} />
              <button className="btn primary" type="submit" name="intent" value="registered">
                {t("staff.register")}
              </button>
            </form>
          ) : null}
          {may.late && left < 0 ? (
            <form method="post" className="deed">
              <button className="btn" type="submit" name="intent" value="too-late">
                {t("staff.tooLate")}
              </button>
            </form>
          ) : null}
          {may.forward ? (
            <form method="post" className="deed">
              <Field
                id="to"
                label={t("staff.forward")}
                value={actionData?.typed.to || loaderData.municipality}
                maxLength={100}
              />
              <button className="btn" type="submit" name="intent" value="forwarded">
                {t("staff.forwardButton")}
              </button>
            </form>
          ) : null}
          {may.u3 ? (
            <form method="post" className="deed">
              <h2>{t("staff.u3")}</h2>
              <div className="form-group">
                <label className="form-label" htmlFor="u3">
                  {t("staff.u3Event")}
                </label>
                <select className="form-input" id="u3" name="u3">
                  {u3Events.map((event) => (
                    <option key={event} value={event}>
                      {t(`staff.u3Events.${event}`)}
                    </option>
                  ))}
                </select>
              </div>
              <Field id="u3On" label={t("staff.u3On")} type="date" value={actionData?.typed.u3On || loaderData.today} />
              <button className="btn" type="submit" name="intent" value="u3">
                {t("staff.u3Note")}
              </button>
            </form>
          ) : null}
          {may.end ? (
            <form method="post" className="deed">
              <button className="btn" type="submit" name="intent" value="ended">
                {t("staff.end")}
              </button>
            </form>
          ) : null}
        </div>
      </div>
    </main>
  )
}
