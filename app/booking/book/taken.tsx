import { useTranslation } from "#app/parts/translation.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import { redirect } from "react-router"
import { isMinute, officeInstant } from "#domain/time/office-time.ts"
import { paths } from "#paths"
import { needSteps, readJourney } from "#app/booking/journey.server.ts"
import { nearestFree } from "#app/booking/month.server.ts"
import { HOLD_MINUTES, bookingWindow } from "#domain/booking/rules.ts"
import { whoAsks } from "#operations/booking/hold.ts"
import type { Route } from "./+types/taken"

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const journey = await readJourney(request, context, params.language)
  needSteps(journey, "time")
  const { portal, at, draft, services, language, now, found, held } = journey
  const asked = url.searchParams.get("day") ?? ""
  const lapsed = !isMinute(asked)
  if (lapsed && held) throw redirect(paths.details(language))
  const named = !lapsed ? officeInstant(asked.slice(0, 10), asked.slice(11)) : (found?.visit.startsAt ?? now)
  const window = bookingWindow(services, now, draft.notBefore)
  const wanted = named < now ? now : named > window.to ? window.to : named
  const nearest = await nearestFree(
    portal,
    at,
    { services, party: draft.party!, except: held?.visit.id ?? null, notBefore: draft.notBefore, ...whoAsks(draft) },
    wanted,
    6,
    language,
    now,
  )
  return { language, lapsed, nearest }
}

export default function Taken({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { language, lapsed, nearest } = loaderData
  const title = lapsed ? t("taken.lapsedTitle", { count: HOLD_MINUTES }) : t("taken.title")
  return (
    <>
      <PageTitle title={title} />
      <div className="band taken">
        <div className="container">
          <h1>{title}</h1>
          <p className="lead">
            {nearest.length === 0 ? t("taken.none") : t(lapsed ? "taken.lapsedLead" : "taken.lead")}
          </p>
          {nearest.length > 0 ? (
            <form method="post" action={paths.time(language)}>
              <ul className="nearest">
                {nearest.map((time) => (
                  <li key={time.value}>
                    <button className="button button-secondary" type="submit" name="time" value={time.value}>
                      <b>{time.clock}</b> <span>{time.day}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </form>
          ) : null}
          <p>
            <a href={paths.time(language)}>{t("taken.all")}</a>
          </p>
        </div>
      </div>
    </>
  )
}
