import type { ReactNode } from "react"
import { data, redirect } from "react-router"
import { CitizenPage } from "#app/parts/citizen-page.tsx"
import { DataNotice } from "#app/parts/data-notice.tsx"
import { ErrorSummary, FlowEnd } from "#app/parts/form.tsx"
import { LinkBroken } from "#app/parts/link-broken.tsx"
import { WithPhone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { officeOf, portalOf, visitorOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { invitationByKey } from "#db/invitations/reads.ts"
import { invitationState } from "#domain/booking/invitation.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { Language } from "#locales/languages.ts"
import { paths } from "#paths"
import { beginInvited } from "#operations/booking/invite.ts"
import { hashSecret } from "#operations/context.ts"
import type { Route } from "./+types/invited"

/** What a personal link is for. Looking begins nothing: mail programs look into links before people do. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const language = params.language as Language
  const { services, site } = await officeOf(context)
  const found = await invitationByKey(db, hashSecret(params.key))
  const now = ctx.now()
  const state = found ? invitationState(found, now) : "unknown"
  if (!found || state !== "open") return data({ language, state, phone: site.phone, invitation: null }, 404)
  return data({
    language,
    state,
    phone: site.phone,
    invitation: {
      name: found.name,
      party: found.party,
      services: services.filter((s) => found.services.includes(s.key)).map((s) => writtenIn(s.texts, language).name),
      until: spokenDay(addDays(officeDay(found.endsAt), -1), language, officeDay(now)),
    },
  })
}

/** Begins the booking, and goes on where the time is chosen. */
export async function action({ params, context }: Route.ActionArgs) {
  const { ctx, config, limits } = portalOf(context)
  if (!(await limits.allow("begin-booking", visitorOf(context).address)))
    return data({ error: "too-many" as const }, 429)
  const begun = await beginInvited(ctx, { key: params.key })
  if (!begun.ok) return redirect(paths.invited(params.language, params.key))
  return redirect(paths.time(params.language), {
    headers: { "set-cookie": setCookie(config, "booking", begun.value.draftKey) },
  })
}

export default function Invited({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { language, state, phone, invitation } = loaderData
  if (!invitation) {
    const gone = state === "used" || state === "lapsed" || state === "taken-back" ? state : "unknown"
    return (
      <LinkBroken language={language} words={{ title: t(`invited.gone.${gone}`), lead: "" }}>
        <p className="lead">
          <WithPhone text={t("invited.goneText", { phone })} number={phone} />
        </p>
        <p className="button-group">
          <a className="button button-primary" href={gone === "used" ? paths.mine(language) : paths.services(language)}>
            {t(gone === "used" ? "visit.notFound.button" : "visit.bookAgain")}
          </a>
        </p>
      </LinkBroken>
    )
  }
  return (
    <CitizenPage title={t("invited.title")} heading={t("invited.title")} lead={t("invited.lead")}>
      <meta name="robots" content="noindex" />
      <div className="container section">
        <div className="narrow">
          <ErrorSummary
            problems={actionData ? [{ field: "page-form", message: t(`error.${actionData.error}`) }] : []}
          />
          <dl className="structured-list">
            <Row name={t("invited.for")}>
              <bdi>{invitation.name}</bdi>
            </Row>
            <Row name={t("steps.services")}>
              {invitation.services.map((name) => (
                <div key={name}>{name}</div>
              ))}
            </Row>
            <Row name={t("check.party")}>{t("people", { count: invitation.party })}</Row>
            <Row name={t("invited.until")}>{invitation.until}</Row>
          </dl>
          <p className="small">
            <WithPhone text={t("invited.wrong", { phone })} number={phone} />
          </p>
          <DataNotice of="booking" language={language} />
          <form id="page-form" method="post">
            <FlowEnd>{t("invited.button")}</FlowEnd>
          </form>
        </div>
      </div>
    </CitizenPage>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="row">
      <dt>{name}</dt>
      <dd className="value">{children}</dd>
    </div>
  )
}
