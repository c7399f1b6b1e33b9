import { StaffPage } from "#app/parts/staff-page.tsx"
import { redirect } from "react-router"
import { useTranslation } from "#app/parts/translation.ts"
import { plainText } from "#domain/typed-text.ts"
import { useStaff } from "#app/parts/staff-data.ts"
import { may } from "#domain/staff/permissions.ts"
import { paths } from "#paths"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { searchVisits } from "#db/search/reads.ts"
import { searchPatterns } from "#domain/search/fold.ts"
import { addDays, officeDay, officeInstant } from "#domain/time/office-time.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import type { Route } from "./+types/search"

/** So many hits are shown; how many there are is said. */
const SHOWN = 50
/** One letter alone finds everybody. */
const TYPED_LEAST = 2

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const words = plainText(url.searchParams.get("q") ?? "")
    .trim()
    .slice(0, 100)
  const { site } = await readSiteOffice(db)
  const now = ctx.now()
  const today = officeDay(now)
  const patterns = words.length >= TYPED_LEAST ? searchPatterns(words) : []
  const day = { start: officeInstant(today, "00:00"), end: officeInstant(addDays(today, 1), "00:00") }
  const { count, visits } = await searchVisits(db, site.id, patterns, day, SHOWN, staffOf(context).skills)
  // Nothing to choose from: it is opened.
  if (visits.length === 1)
    throw redirect(paths.staff.calendar({ day: officeDay(visits[0]!.startsAt), visit: visits[0]!.id }))
  return {
    words,
    count,
    visits: visits.map((v) => ({
      id: v.id,
      reference: v.reference,
      name: v.contactName,
      party: v.party,
      state: v.state,
      day: officeDay(v.startsAt),
      when: spokenMoment(v.startsAt, language, now),
    })),
  }
}

export default function Search({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("desk")
  const staff = useStaff()
  const books = staff !== null && may(staff, "book-for-others")
  const { words, count, visits } = loaderData
  return (
    <StaffPage title={t("search.title")} meta={words ? t("search.found", { count }) : ""}>
      {books ? (
        <form method="post" action={paths.staff.bookFor()} className="search-book">
          <button className="btn" type="submit" name="named" value={words}>
            {words ? t("search.book", { words }) : t("nav.book")}
          </button>
        </form>
      ) : null}
      <div className="tbl">
        {visits.length === 0 ? <p className="hint">{words ? t("search.none", { words }) : t("search.hint")}</p> : null}
        {count > visits.length ? <p className="hint">{t("search.first", { count: visits.length })}</p> : null}
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
    </StaffPage>
  )
}
