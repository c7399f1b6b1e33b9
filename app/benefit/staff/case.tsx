import { textAt } from "#locales/text-at.ts"
import { badRequest, notFound } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { PersonLink } from "#app/parts/person-link.tsx"
import { Phone } from "#app/parts/phone.tsx"
import { data, redirect } from "react-router"
import { Deeds } from "#app/benefit/staff/parts/desk.tsx"
import { MailFailedLine } from "#app/parts/mail-failed.tsx"
import { localeOf } from "#app/web/locale.server.ts"
import { mailFailedFor } from "#app/web/undelivered.server.ts"
import { ErrorSummary } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { Done, Trail } from "#app/parts/trail.tsx"
import { readDeskAct } from "./forms.ts"
import { readForm } from "#app/parts/parse.ts"
import { isId } from "#domain/id.ts"
import { paths } from "#paths"
import { type BenefitAtDesk, showAtDesk } from "./desk.server.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { benefitById } from "#db/benefit/reads.ts"
import { dealWithBenefit, noteOnBenefit, noteU3, undoBenefit } from "#operations/benefit/deal.ts"
import type { Route } from "./+types/case"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const benefit = isId(params.id) ? await benefitById(portalOf(context).db, params.id) : null
  if (!benefit) throw notFound()
  return {
    ...(await showAtDesk(context, benefit)),
    mailFailed: await mailFailedFor(portalOf(context).db, "benefit", benefit.id, localeOf(context)),
    saved: url.searchParams.has("saved"),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const account = staffOf(context)
  if (!isId(params.id)) throw notFound()
  const { ctx } = portalOf(context)
  const { act, seen, typed, field } = readDeskAct(await readForm(request))
  if (!act) throw badRequest()
  const on = { id: params.id, seen, by: byStaff(account) }
  const done = await (act.is === "deed"
    ? dealWithBenefit(ctx, { ...on, deed: act.deed })
    : act.is === "u3"
      ? noteU3(ctx, { ...on, event: act.event, on: act.on })
      : act.is === "note"
        ? noteOnBenefit(ctx, { ...on, text: act.text })
        : undoBenefit(ctx, on))
  if (done.ok) return redirect(paths.staff.benefit(params.id, { saved: "" }))
  const late = done.error === "not-possible" || done.error === "changed-meanwhile"
  return data({ error: done.error, field: late ? "main" : field, typed }, late ? 409 : 422)
}

export default function BenefitCaseForStaff({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("benefit")
  const shown = loaderData
  return (
    <StaffPage
      title={shown.name}
      heading={<bdi>{shown.name}</bdi>}
      meta={
        <>
          {shown.reference} · <b>{t(`staff.state.${shown.state}`)}</b>
        </>
      }
      acts={
        <>
          <PersonLink id={shown.id} />
          <a className="btn" href={paths.staff.benefits()}>
            {t("staff.title")}
          </a>
        </>
      }
    >
      <div className="edit">
        <div className="ed1">
          {shown.saved && !actionData ? <Done text={t("staff.saved")} /> : null}
          {actionData ? (
            <ErrorSummary problems={[{ field: actionData.field, message: t(`staff.error.${actionData.error}`) }]} />
          ) : null}
          <MailFailedLine failed={loaderData.mailFailed} />
          <About shown={shown} />
          <Trail
            heading={t("staff.history")}
            events={shown.events.map((event) => ({
              when: event.when,
              who: event.who ?? t("staff.visitor"),
              what: textAt(t, `staff.event.${event.kind}`, {
                what: event.u3 ? t(`staff.u3Events.${event.u3}`) : "",
                day: event.on ?? "",
                text: event.text,
                was: event.was ? t(`staff.state.${event.was}`) : "",
              }),
            }))}
          />
        </div>
        <div className="ed2">
          <Deeds key={shown.seen} shown={shown} typed={actionData?.typed ?? null} />
        </div>
      </div>
    </StaffPage>
  )
}

function About({ shown }: { shown: BenefitAtDesk }) {
  const { t } = useTranslation("benefit")
  const { left, standing } = shown
  const facts: [string, string][] = [
    [t("fact.institution"), shown.institution],
    [t("fact.formDate"), shown.formDate],
    [t("fact.firstDay"), shown.firstDay],
    ...(shown.lastDay ? [[t("fact.lastDay"), shown.lastDay] as [string, string]] : []),
    [t("staff.col.municipality"), shown.municipality],
    ...(shown.registeredOn ? [[t("fact.registeredOn"), shown.registeredOn] as [string, string]] : []),
    ...(shown.forwardedTo ? [[t("staff.forward"), shown.forwardedTo] as [string, string]] : []),
  ]
  return (
    <section>
      <header>
        <h2>
          {t("staff.deadline")}: {shown.by}
        </h2>
        <p className={left <= 1 && shown.state === "sent" ? "bad" : undefined}>
          {left < 0
            ? t("staff.over", { count: -left })
            : left === 0
              ? t("left.today")
              : t("left.days", { count: left })}
        </p>
      </header>
      {standing === "elsewhere" ? (
        <p className="mark-look">{t("staff.elsewhere", { municipality: shown.municipality })}</p>
      ) : null}
      {standing === "closed" ? <p className="bad">{t("staff.closed")}</p> : null}
      {standing === "come" && shown.lastOpen ? (
        <p className="mark-look">{t("staff.closedThatDay", { day: shown.lastOpen })}</p>
      ) : null}
      {standing === "come" && shown.ahead ? <p>{t("staff.ahead", { day: shown.formDate })}</p> : null}
      <dl className="review-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t("fact.email")}</dt>
          <dd>
            <a href={`mailto:${shown.email}`}>{shown.email}</a>
          </dd>
        </div>
        {shown.phone ? (
          <div>
            <dt>{t("fact.phone")}</dt>
            <dd>
              <Phone number={shown.phone} />
            </dd>
          </div>
        ) : null}
      </dl>
      {shown.cv ? null : <p className="mark-look">{t("staff.cvMissing")}</p>}
    </section>
  )
}
