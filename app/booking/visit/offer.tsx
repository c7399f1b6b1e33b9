import { data, redirect } from "react-router"
import { homeOf, openEither } from "#app/booking/answer.server.ts"
import { visitShown } from "#app/booking/visit.server.ts"
import { Icon } from "#app/parts/icon.tsx"
import { LinkBroken } from "#app/parts/link-broken.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { readForm } from "#app/parts/parse.ts"
import { WithPhone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { offersOf } from "#db/offers/reads.ts"
import { capital } from "#domain/capital.ts"
import { isId } from "#domain/id.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { declineOffer, takeOffer } from "#operations/offers/answer.ts"
import { paths } from "#paths"
import type { Route } from "./+types/offer"

/** Mail scanners open links: this page only asks. The buttons answer. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const language = params.language as Language
  const opened = await openEither(context, params.key)
  if (!opened) return data({ language, key: params.key, back: null, visit: null, offer: null }, 404)
  const { portal, found, now } = opened
  const visit = visitShown(opened, language)
  const [newest] = await offersOf(portal.db, found.visit.id)
  const open = newest?.state === "open" && newest.until! > now && visit.state !== "cancelled"
  // Taken already, pressed twice or opened again: the visit says what holds.
  if (newest?.state === "taken") throw redirect(`${homeOf(language, params.key)}?moved`)
  const back = homeOf(language, params.key)
  if (!open) return data({ language, key: params.key, back, visit, offer: null })
  return data({
    language,
    key: params.key,
    back,
    visit,
    offer: {
      id: newest.id,
      kind: newest.kind,
      when: spokenMoment(newest.startsAt!, language, now),
      until: spokenMoment(newest.until!, language, now),
    },
  })
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { language, key } = params
  const here = homeOf(language, key)
  const opened = await openEither(context, key)
  if (!opened) return redirect(here)
  const form = await readForm(request)
  const offerId = String(form.get("offer") ?? "")
  if (!isId(offerId)) return redirect(paths.offeredTime(language, key))
  const { ctx } = opened.portal
  const answer = { visitId: opened.found.visit.id, offerId, by: { kind: "visitor" } } as const
  if (form.get("answer") === "take") {
    const taken = await takeOffer(ctx, answer)
    if (taken.ok) return redirect(`${here}?moved`)
    return redirect(taken.error === "not-booked" ? `${here}?error=not-booked` : paths.offeredTime(language, key))
  }
  const declined = await declineOffer(ctx, { ...answer, stop: form.get("answer") === "stop" })
  if (!declined.ok) return redirect(paths.offeredTime(language, key))
  // The office cannot keep the time: whoever says no chooses one themselves.
  return redirect(form.get("answer") === "other" ? paths.moveVisit(language, key) : here)
}

export default function OfferedTime({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { t: common } = useTranslation("common")
  const { language, key, back, visit, offer } = loaderData
  if (!visit) return <LinkBroken language={language} />
  const title = t(offer ? `offer.${offer.kind}.title` : "offer.over.title")
  return (
    <div className="container flow">
      <PageTitle title={title} />
      <meta name="robots" content="noindex" />
      <a className="back-link" href={back}>
        <Icon name="back" />
        {common("back")}
      </a>
      <div className="narrow">
        <h1>{title}</h1>
        {offer ? (
          <>
            <p className="lead">{t(`offer.${offer.kind}.lead`, { until: offer.until })}</p>
            <dl className="structured-list block">
              <div className="row">
                <dt>{t(`offer.${offer.kind}.now`)}</dt>
                <dd className="value">{capital(visit.when)}</dd>
              </div>
              <div className="row">
                <dt>{t("offer.new")}</dt>
                <dd className="value">
                  <b>{capital(offer.when)}</b>
                </dd>
              </div>
            </dl>
            <form method="post" className="button-group flow-end">
              <input type="hidden" name="offer" value={offer.id} />
              <button className="button button-primary" type="submit" name="answer" value="take">
                {t("offer.take")}
              </button>
              {offer.kind === "earlier" ? (
                <>
                  <button className="button button-secondary" type="submit" name="answer" value="keep">
                    {t("offer.keep")}
                  </button>
                  <button className="function-link linkbutton" type="submit" name="answer" value="stop">
                    {t("offer.stop")}
                  </button>
                </>
              ) : (
                <button className="button button-secondary" type="submit" name="answer" value="other">
                  {t("offer.other")}
                </button>
              )}
            </form>
            {offer.kind === "instead" ? (
              <p className="flow-end">
                <WithPhone text={t("offer.instead.cancel", { phone: visit.phone })} number={visit.phone} />{" "}
                <a href={paths.cancelVisit(language, key)}>{t("visit.cancel")}</a>
              </p>
            ) : null}
          </>
        ) : (
          <>
            <p className="lead">{t(visit.asked ? "offer.over.asked" : "offer.over.lead", { when: visit.when })}</p>
            <p>
              {visit.asked ? (
                <a className="button button-primary" href={paths.moveVisit(language, key)}>
                  {t("visit.asked")}
                </a>
              ) : (
                <a className="button button-secondary" href={back}>
                  {t("offer.over.visit")}
                </a>
              )}
            </p>
          </>
        )}
      </div>
    </div>
  )
}
