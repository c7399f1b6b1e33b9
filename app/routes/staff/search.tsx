import { useTranslation } from "#app/components/translation.ts"
import { plainText } from "#domain/typed-text.ts"
import { paths } from "#app/paths.ts"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { searchVisits } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { readReference } from "#domain/booking/reference.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import type { Route } from "./+types/search"

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const words = plainText(url.searchParams.get("q") ?? "")
    .trim()
    .slice(0, 100)
  const { site } = await readSiteOffice(db)
  const visits = words.length >= 2 ? await searchVisits(db, site.id, words, readReference(words)) : []
  return {
    words,
    visits: visits.map((v) => ({
      id: v.id,
      reference: v.reference,
      name: v.contactName,
      party: v.party,
      state: v.state,
      day: officeDay(v.startsAt),
      when: spokenMoment(v.startsAt, language, ctx.now()),
    })),
  }
}

export default function Search({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("staff")
  const { words, visits } = loaderData
  return (
    <main id="main">
      <title>{`${t("search.title")} – Ankomst`}</title>
      <div className="tools">
        <h1>
          {t("search.title")} <span className="meta">{words ? t("search.found", { count: visits.length }) : ""}</span>
        </h1>
      </div>
      <div className="tbl">
        {visits.length === 0 ? <p className="hint">{words ? t("search.none", { words }) : t("search.hint")}</p> : null}
        <ol className="search-results">
          {visits.map((visit) => (
            <li key={visit.id}>
              <a href={paths.staff.calendar({ day: visit.day, visit: visit.id })}>
                <b>{visit.reference}</b>{" "}
                <b>
                  <bdi>{visit.name}</bdi>
                </b>
                <span>
                  {visit.when} · {t("people", { count: visit.party })} · {t(`state.${visit.state}`)}
                </span>
              </a>
            </li>
          ))}
        </ol>
      </div>
    </main>
  )
}
