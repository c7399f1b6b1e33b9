import { StaffPage } from "#app/parts/staff-page.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { redirect } from "react-router"
import { useTranslation } from "#app/parts/translation.ts"
import { plainText } from "#domain/typed-text.ts"
import { useStaff } from "#app/parts/staff-data.ts"
import { may } from "#domain/staff/permissions.ts"
import { paths } from "#paths"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { searchThings } from "#db/person/reads.ts"
import { searchPatterns } from "#domain/search/fold.ts"
import { peopleOf } from "#domain/search/people.ts"
import { noteSearch } from "#operations/staff/opened.ts"
import { placeOfThing, sightOf, thingShown } from "./things.server.ts"
import type { Route } from "./+types/search"

/** So many hits of each kind are shown; how many there are is said. */
const SHOWN = 50
/** One letter alone finds everybody. */
const TYPED_LEAST = 2

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const account = staffOf(context)
  const language = localeOf(context)
  const words = plainText(url.searchParams.get("q") ?? "")
    .trim()
    .slice(0, 100)
  const { site } = await readSiteOffice(db)
  const now = ctx.now()
  const patterns = words.length >= TYPED_LEAST ? searchPatterns(words) : []
  const { count, things } = await searchThings(db, patterns, sightOf(account, site.id), now, SHOWN)
  if (patterns.length > 0)
    await noteSearch(ctx, { staffId: account.id, found: count, shown: things.map((thing) => thing.id) })
  const people = peopleOf(things, now)
  // Nothing to choose from: it is opened.
  if (things.length === 1) throw redirect(placeOfThing(things[0]!, account))
  if (people.length === 1) throw redirect(paths.staff.personCard(things[0]!.id))
  return {
    words,
    count,
    shown: things.length,
    people: people.map((own) => ({
      id: own[0]!.id,
      name: own[0]!.name,
      things: own.map((thing) => thingShown(thing, account, language, now)),
    })),
  }
}

export default function Search({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("desk")
  const staff = useStaff()
  const books = staff !== null && may(staff, "book-for-others")
  const { words, count, shown, people } = loaderData
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
        {people.length === 0 ? <p className="hint">{words ? t("search.none", { words }) : t("search.hint")}</p> : null}
        {count > shown ? <p className="hint">{t("search.first", { count: shown })}</p> : null}
        <ol className="found">
          {people.map((person) => (
            <li key={person.id}>
              <h2>
                <a href={paths.staff.personCard(person.id)}>
                  <bdi>{person.name}</bdi>
                </a>
              </h2>
              <ul>
                {person.things.map((thing) => (
                  <Found key={thing.id} thing={thing} known={person.name} />
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </div>
    </StaffPage>
  )
}

type FoundThing = Route.ComponentProps["loaderData"]["people"][number]["things"][number]

function Found({ thing, known }: { thing: FoundThing; known: string }) {
  const { t } = useTranslation("desk")
  const { t: person } = useTranslation("person")
  return (
    <li>
      <a href={thing.to}>
        <b>{thing.reference || thing.what}</b>
        <span>
          {thing.reference ? `${thing.what} · ` : ""}
          {thing.when}
          {thing.people > 1 ? ` · ${t("people", { count: thing.people })}` : ""} · {thing.stateName}
          {thing.name === known ? null : (
            <>
              {" · "}
              <bdi>{thing.name}</bdi>
            </>
          )}
        </span>
      </a>
      {thing.failed ? (
        <span className="bad">
          <Icon name="warn" className="i" /> {person("failed")}
        </span>
      ) : null}
    </li>
  )
}
