import type { DayFilter } from "#domain/desk/day-table.ts"
import { legsSeen, officeSeen } from "#domain/desk/scope.ts"
import { type Topic, dayTopic, isAbout } from "#domain/topics.ts"
import { isId } from "#domain/id.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import { useCallback, useEffect, useMemo, useRef, useState } from "react"
import { useTranslation } from "#app/parts/translation.ts"
import { useLocation } from "react-router"
import type { Did } from "#app/desk/parts/toast.tsx"
import { DayView } from "#app/desk/parts/day-view.tsx"
import { Tools } from "#app/desk/parts/tools.tsx"
import { useChanges } from "#app/desk/parts/use-changes.ts"
import { useKeys } from "#app/desk/parts/use-keys.ts"
import { useLive } from "#app/parts/use-live.ts"
import { useStay } from "#app/desk/parts/use-stay.ts"
import { type T } from "#app/desk/parts/words.ts"
import { Month } from "#app/desk/parts/month.tsx"
import { Week } from "#app/desk/parts/week.tsx"
import { paths } from "#paths"
import { type Portal, portalOf, staffOf } from "#app/web/context.server.ts"
import { type DayShown, showDay } from "./day.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { sharedAnswer } from "#app/web/shared-answer.server.ts"
import { showPanel } from "./panel.server.ts"
import { showMonth } from "./month.server.ts"
import { showWeek } from "./week.server.ts"
import { calendarLegs, calendarMeetings, visitSeen } from "#db/desk/reads.ts"
import { roomsOf } from "#db/courses/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { addDays, isDay, officeDay, officeInstant } from "#domain/time/office-time.ts"
import { spokenClock } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { useStaff } from "#app/parts/staff-data.ts"
import type { Route } from "./+types/calendar"

/** Of an open visit one sees what one's own rights allow. */
export const middleware: Route.MiddlewareFunction[] = [sharedAnswer("desk/calendar", (query) => query.has("visit"))]

export async function loader({ context, url }: Route.LoaderArgs) {
  const portal = portalOf(context)
  const language = localeOf(context) as Language
  const { skills } = staffOf(context)
  const whole = await readSiteOffice(portal.db)
  const at = { ...whole, office: officeSeen(whole.office, skills) }
  const now = portal.ctx.now()
  const asked = url.searchParams.get("day") ?? ""
  const day = isDay(asked) && asked >= "2000-01-01" && asked < "2100-01-01" ? asked : officeDay(now)
  const view = url.searchParams.get("view")
  const visit = url.searchParams.get("visit")
  const common = { day, read: now.getTime(), key: `${day} ${view ?? "day"} ${language} ${visit ?? ""}` }
  if (view === "week")
    return {
      ...common,
      view: "week" as const,
      week: await portal.live.share(`week ${day} ${language} ${skills}`, () =>
        showWeek(portal, at, day, language, now),
      ),
      month: null,
      shown: null,
      panel: null,
    }
  if (view === "month")
    return {
      ...common,
      view: "month" as const,
      week: null,
      month: await portal.live.share(`month ${day.slice(0, 7)} ${language} ${skills}`, () =>
        showMonth(portal, at, day, language, now),
      ),
      shown: null,
      panel: null,
    }
  const shown = await portal.live.share(`day ${day} ${language} ${skills}`, async () =>
    readDay(portal.db, at.site.id, day, now).then(({ legs, rooms, meetings }) =>
      showDay(at, day, legsSeen(legs, at.office, skills), language, now, { rooms, meetings }),
    ),
  )
  const panel =
    visit && (!skills || (await visitSeen(portal.db, visit, skills)))
      ? await showPanel(portal, at, visit, language, now)
      : null
  return {
    ...common,
    view: view === "table" ? ("table" as const) : ("day" as const),
    shown,
    panel,
    week: null,
    month: null,
  }
}

async function readDay(db: Portal["db"], siteId: string, day: string, now: Date) {
  const [legs, rooms, meetings] = await Promise.all([
    calendarLegs(db, siteId, day, now),
    roomsOf(db),
    calendarMeetings(db, siteId, officeInstant(day, "00:00"), officeInstant(day, "24:00")),
  ])
  return { legs, rooms, meetings }
}

type Shown = Awaited<ReturnType<typeof loader>>

export default function Calendar({ loaderData }: Route.ComponentProps) {
  const { i18n } = useTranslation("desk")
  const location = useLocation()
  const staff = useStaff()
  const keys = staff?.shortcuts ?? false
  const query = new URLSearchParams(location.search)
  const did = useMemo(() => readDid(new URLSearchParams(location.search)), [location.search])
  const address = (without: string[]) => {
    const rest = new URLSearchParams(query)
    for (const name of ["did", ...without]) rest.delete(name)
    return `${location.pathname}${rest.size > 0 ? `?${rest.toString()}` : ""}`
  }
  const here = address([])
  const many = loaderData.shown === null
  const concerns = (topics: readonly Topic[]) => many || isAbout(topics, dayTopic(loaderData.day))
  const reload = `${here}${here.includes("?") ? "&" : "?"}live=1`
  const { shown: data, lostSince, signedOut } = useLive(loaderData, concerns, paths.staff.stream(), reload)
  const status = useChanges(data.shown)
  const [filter, setFilter] = useState<DayFilter>({ look: null, typed: "" })
  const { focused, hint } = useHint(keys, signedOut ? null : lostSince)
  const lostClock = lostSince ? spokenClock(new Date(lostSince), i18n.language) : null
  useFocusBack(data.panel?.id ?? null)

  if (signedOut) return <SignedOut back={here} />
  return (
    <main id="main" className={data.shown === null ? undefined : data.panel ? "day open" : "day"}>
      <Head shown={data} lostClock={lostClock} status={status} />
      {data.week ? (
        <Week week={data.week} />
      ) : data.month ? (
        <Month month={data.month} />
      ) : (
        <DayView
          day={data.shown}
          view={data.view}
          panel={data.panel}
          back={here}
          close={address(["visit"])}
          did={did}
          saved={did?.act === "note" && !did.refusal && did.visitId === data.panel?.id ? location.key : ""}
          lost={lostSince !== null}
          hint={hint}
          filter={filter}
          setFilter={setFilter}
          focused={focused}
          keys={keys}
        />
      )}
    </main>
  )
}

/** The title and the row above the calendar: one for days and weeks, so that the focus stays where the view is changed. */
function Head({ shown, lostClock, status }: { shown: Shown; lostClock: string | null; status: string }) {
  const { t } = useTranslation("desk")
  const { day, view } = shown
  const at = shown.week
    ? { ...shown.week, title: t("week", { number: shown.week.number }), meta: shown.week.title }
    : shown.month
      ? { ...shown.month, meta: "" }
      : {
          title: shown.shown.title,
          meta: `${t("week", { number: shown.shown.week })} · ${hoursOf(shown.shown, t)}`,
          previous: addDays(day, -1),
          next: addDays(day, 1),
          clock: shown.shown.clock,
        }
  return (
    <>
      <PageTitle title={at.title} />
      <Tools
        title={at.title}
        meta={at.meta}
        day={day}
        previous={at.previous}
        next={at.next}
        view={view}
        clock={at.clock}
        lostClock={lostClock}
        status={status}
      />
    </>
  )
}

/** When the office is open, or why it is closed. */
function hoursOf(day: DayShown, t: T): string {
  if (day.hours) return t("openHours", { hours: day.hours })
  return day.closed?.name ? t("closedDayFor", { why: day.closed.name }) : t("closedDay")
}

/** Which block has the focus, and what a key or an act could not do: it is said until one goes on. */
function useHint(keys: boolean, lostSince: number | null): { focused: string | null; hint: string } {
  const { t } = useTranslation("desk")
  const location = useLocation()
  const [hint, setHint] = useState({ text: "", place: "" })
  const [focused, setFocused] = useState<string | null>(null)
  const place = `${location.key} ${focused}`
  useKeys(
    keys,
    useCallback((id: string) => setFocused(id), []),
    useCallback(() => setHint({ text: t("visit.openFirst"), place }), [t, place]),
  )
  const lost = lostSince !== null
  const [tried, setTried] = useState<number | null>(null)
  useStay(
    lost,
    useCallback(() => setTried(lostSince), [lostSince]),
  )
  return { focused, hint: lost && tried === lostSince ? t("live.stays") : hint.place === place ? hint.text : "" }
}

/** Closing the panel puts the focus back on the visit it showed. */
function useFocusBack(openVisit: string | null) {
  const before = useRef(openVisit)
  useEffect(() => {
    if (before.current && !openVisit) document.querySelector<HTMLElement>(`[data-visit="${before.current}"]`)?.focus()
    before.current = openVisit
  }, [openVisit])
}

/** The session has ended while the calendar stood open: names go from the screen, the place is kept. */
function SignedOut({ back }: { back: string }) {
  const { t } = useTranslation("desk")
  return (
    <main id="main" className="signed-out">
      <h1>{t("signedOut.title")}</h1>
      <p>{t("signedOut.text")}</p>
      <p>
        <a className="btn primary" href={paths.staff.signIn(back)}>
          {t("signedOut.signIn")}
        </a>
      </p>
    </main>
  )
}

/** What the last act did, from the address it returned to: "arrive:<visit>", or with a refusal behind it. Names stay off addresses. */
function readDid(query: URLSearchParams): Omit<Did, "name"> | null {
  const [act, visitId, refusal] = (query.get("did") ?? "").split(":")
  const known = [
    "arrive",
    "serve",
    "finish",
    "miss",
    "undo",
    "move",
    "seat",
    "cancel",
    "put-back",
    "note",
    "correct",
    "release",
    "send-again",
  ] as const
  const found = known.find((a) => a === act)
  return found && isId(visitId ?? "") ? { act: found, visitId: visitId!, refusal: refusal || null } : null
}
