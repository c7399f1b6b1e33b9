import { useTranslation } from "#app/parts/translation.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import { data, redirect } from "react-router"
import { ErrorSummary } from "#app/parts/form.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { LinkBroken } from "#app/parts/link-broken.tsx"
import { SlotPicker } from "#app/booking/parts/slot-picker.tsx"
import { useTakes } from "#app/booking/parts/takes.ts"
import { isMinute, officeInstant } from "#domain/time/office-time.ts"
import { timeForm } from "#app/booking/forms.ts"
import { parseFields, readForm } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { readMonth } from "#app/booking/month.server.ts"
import { homeOf, openEither } from "#app/booking/answer.server.ts"
import { visitShown } from "#app/booking/visit.server.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { movesByVisitor } from "#db/booking/reads.ts"
import { mayMoveAgain } from "#domain/booking/rules.ts"
import { move } from "#operations/booking/move.ts"
import type { Route } from "./+types/move"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const home = homeOf(language, params.key)
  const opened = await openEither(context, params.key)
  if (!opened)
    return data({ language, key: params.key, home, visit: null, month: null, to: null, party: 0, services: 0 }, 404)
  const { portal, at, found, now } = opened
  const visit = visitShown(opened, language)
  // What is cancelled or over says so on its own page; "too late" would be untrue.
  if (visit.state !== "booked" && visit.state !== "provisional") throw redirect(home)
  if (!visit.changeable) throw redirect(`${home}?error=too-late`)
  const again = mayMoveAgain(
    found.visit,
    { kind: "visitor" },
    await movesByVisitor(portal.db, found.visit.id),
    at.settings.mostMoves,
  )
  if (!again.ok) throw redirect(`${home}?error=${again.error}`)
  const services = at.services.filter((s) => found.legs.some((leg) => leg.serviceId === s.id))
  const asked = url.searchParams.get("to") ?? ""
  // A chosen time is asked about on a page of its own before anything moves.
  if (isMinute(asked)) {
    const instant = officeInstant(asked.slice(0, 10), asked.slice(11))
    return data({
      language,
      key: params.key,
      home,
      visit,
      month: null,
      to: { value: asked, when: spokenMoment(instant, language, now) },
      party: found.visit.party,
      services: services.length,
    })
  }
  const month = await readMonth(
    portal,
    at,
    { services, party: found.visit.party, except: found.visit.id, notBefore: found.visit.notBefore },
    { month: url.searchParams.get("month"), day: url.searchParams.get("day") },
    language,
    now,
  )
  return data({
    language,
    key: params.key,
    home,
    visit,
    month,
    to: null,
    party: found.visit.party,
    services: services.length,
  })
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const language = params.language as Language
  const home = homeOf(language, params.key)
  const opened = await openEither(context, params.key)
  if (!opened) return redirect(home)
  const fields = await readForm(request)
  const form = parseFields(fields, timeForm)
  if (!form.ok) return data({ error: "time-missing" as const }, 422)
  const from = String(fields.get("from") ?? "")
  if (from === "") {
    const value = String(fields.get("time"))
    return redirect(`${paths.moveVisit(language, params.key)}?to=${encodeURIComponent(value)}`)
  }
  const moved = await move(opened.portal.ctx, {
    visitId: opened.found.visit.id,
    from: new Date(from),
    to: form.value.time,
    by: { kind: "visitor" },
  })
  if (moved.ok) return redirect(`${home}?moved`)
  if (moved.error === "taken") return data({ error: "taken" as const }, 409)
  return redirect(`${home}?error=${moved.error}`)
}

export default function MoveVisit({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { t: common } = useTranslation("common")
  const takes = useTakes()
  const { language, key, home, visit, month, to, party, services } = loaderData
  if (!visit) return <LinkBroken language={language} />
  const error = actionData ? t(`visit.error.${actionData.error}`) : null
  const taken = actionData?.error === "taken"
  return (
    <div className="container flow">
      <PageTitle title={to && !taken ? t("visit.confirmMove.title") : t("visit.moveTitle")} />
      <meta name="robots" content="noindex" />
      <a className="back-link" href={to ? paths.moveVisit(language, key) : home}>
        <Icon name="back" />
        {common("back")}
      </a>
      <div className="narrow">
        <ErrorSummary problems={error ? [{ field: taken ? "choose-another" : "times", message: error }] : []} />
        <h1>{to && !taken ? t("visit.confirmMove.title") : t("visit.moveTitle")}</h1>
        {to && !taken ? null : <p className="lead">{t("visit.from", { when: visit.when })}</p>}
      </div>
      {to ? (
        <div className="narrow">
          {taken ? null : (
            <>
              <dl className="structured-list block">
                <div className="row">
                  <dt>{t("visit.confirmMove.now")}</dt>
                  <dd className="value">{visit.when}</dd>
                </div>
                <div className="row">
                  <dt>{t("visit.confirmMove.new")}</dt>
                  <dd className="value">
                    <b>{to.when}</b>
                  </dd>
                </div>
              </dl>
              <form method="post" className="flow-end">
                <input type="hidden" name="from" value={visit.startsAt} />
                <button className="button button-primary xs-full-width" type="submit" name="time" value={to.value}>
                  {t("visit.confirmMove.button")}
                </button>
              </form>
            </>
          )}
          <p className="flow-end">
            <a id="choose-another" href={paths.moveVisit(language, key)}>
              {t("visit.confirmMove.back")}
            </a>
          </p>
        </div>
      ) : month ? (
        <>
          <p className="small narrow">{t("time.moveLead")}</p>
          <SlotPicker
            month={month}
            link={(at) => paths.moveVisit(language, key, at)}
            error={error}
            picked={null}
            takes={takes(month, { services, party })}
            button={t("time.moveHere")}
            note={null}
            phone={visit.phone}
            people={t("people", { count: party })}
          />
        </>
      ) : null}
    </div>
  )
}
