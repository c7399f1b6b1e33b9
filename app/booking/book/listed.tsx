import { data, redirect } from "react-router"
import { LinkBroken } from "#app/parts/link-broken.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { readForm } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { visitById } from "#db/booking/reads.ts"
import { listedByKey } from "#db/offers/reads.ts"
import { isHeld } from "#domain/booking/rules.ts"
import { capital } from "#domain/capital.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenDay, spokenMoment } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { Language } from "#locales/languages.ts"
import { hashSecret } from "#operations/context.ts"
import { declineListed, leaveList } from "#operations/offers/waitlist.ts"
import { paths } from "#paths"
import type { Route } from "./+types/listed"

/** One's place on the waiting list. Mail scanners open links: the page only says what there is, its buttons act. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const language = params.language as Language
  const own = await listedByKey(db, hashSecret(params.key))
  if (!own) return data({ language, left: url.searchParams.get("said") === "left", own: null }, 404)
  const { draft, listed } = own
  const { services, settings } = await officeOf(context)
  const now = ctx.now()
  const today = officeDay(now)
  const found = draft.visitId ? await visitById(db, draft.visitId) : null
  const held = found && isHeld(found.visit, now) ? found.visit : null
  return data({
    language,
    left: false,
    own: {
      email: draft.confirmedEmail!,
      party: draft.party!,
      hours: Math.round(settings.offerMinutes / 60),
      services: services.filter((s) => draft.services.includes(s.key)).map((s) => writtenIn(s.texts, language).name),
      first: spokenDay(listed.firstDay < today ? today : listed.firstDay, language, today),
      last: spokenDay(listed.lastDay, language, today),
      /** A time was held, and is not any more. */
      over: held === null && listed.offered.length > 0,
      held: held && {
        when: spokenMoment(held.startsAt, language, now),
        until: spokenMoment(held.holdUntil!, language, now),
      },
    },
  })
}

/** "take" goes on with the booking in this browser: who comes, and then it is theirs. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { language, key } = params
  const { ctx, config, db } = portalOf(context)
  const answer = (await readForm(request)).get("answer")
  if (answer === "leave") {
    await leaveList(ctx, { key })
    return redirect(paths.listed(language, key, { said: "left" }))
  }
  if (answer === "no") await declineListed(ctx, { key })
  const own = answer === "take" ? await listedByKey(db, hashSecret(key)) : null
  if (!own) return redirect(paths.listed(language, key))
  return redirect(paths.details(language), { headers: { "set-cookie": setCookie(config, "booking", key) } })
}

export default function OnTheList({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { language, own, left } = loaderData
  if (!own)
    return (
      <LinkBroken language={language} words={{ title: t(left ? "wait.left" : "wait.gone"), lead: t("wait.goneText") }}>
        <p className="button-group">
          <a className="button button-primary" href={paths.services(language)}>
            {t("visit.bookAgain")}
          </a>
          <a className="button button-secondary" href={paths.mine(language)}>
            {t("visit.notFound.button")}
          </a>
        </p>
      </LinkBroken>
    )
  const { held } = own
  const title = t(held ? "wait.free" : "wait.listed")
  return (
    <div className="container flow">
      <PageTitle title={title} />
      <meta name="robots" content="noindex" />
      <div className="narrow">
        <h1>{title}</h1>
        <p className="lead">
          {held ? t("wait.freeLead", { until: held.until }) : t("wait.listedLead", { count: own.hours })}
        </p>
        {own.over ? (
          <div className="alert alert-quiet">
            <p>{t("wait.over")}</p>
          </div>
        ) : null}
        <Facts own={own} />
        {held ? null : <p>{t("wait.mailed", { email: own.email })}</p>}
        <form method="post" className="button-group flow-end">
          {held ? (
            <>
              <button className="button button-primary" type="submit" name="answer" value="take">
                {t("offer.take")}
              </button>
              <button className="button button-secondary" type="submit" name="answer" value="no">
                {t("wait.no")}
              </button>
            </>
          ) : null}
          <button className="function-link linkbutton" type="submit" name="answer" value="leave">
            {t("wait.leave")}
          </button>
        </form>
      </div>
    </div>
  )
}

type Own = NonNullable<Route.ComponentProps["loaderData"]["own"]>

function Facts({ own }: { own: Own }) {
  const { t } = useTranslation("booking")
  const rows: [string, string][] = [
    ...(own.held ? ([[t("offer.new"), capital(own.held.when)]] satisfies [string, string][]) : []),
    [t("steps.services"), own.services.join(", ")],
    [t("check.party"), t("people", { count: own.party })],
    ...(own.held
      ? []
      : ([[t("wait.days"), t("wait.between", { first: own.first, last: own.last })]] satisfies [string, string][])),
  ]
  return (
    <dl className="structured-list block">
      {rows.map(([name, value]) => (
        <div className="row" key={name}>
          <dt>{name}</dt>
          <dd className="value">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
