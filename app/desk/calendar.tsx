import { type Topic, dayTopic, isAbout } from "#domain/topics.ts"
import { isId } from "#domain/id.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import { useCallback, useEffect, useMemo, useRef, useState } from "react"
import { flushSync } from "react-dom"
import { useTranslation } from "#app/parts/translation.ts"
import { useLocation, useNavigation } from "react-router"
import { DayGrid } from "#app/desk/parts/day-grid.tsx"
import { DayTable } from "#app/desk/parts/day-table.tsx"
import { Panel } from "#app/desk/parts/panel.tsx"
import { Side } from "#app/desk/parts/side.tsx"
import { type Did, Toast } from "#app/desk/parts/toast.tsx"
import { Tools } from "#app/desk/parts/tools.tsx"
import { useKeys } from "#app/desk/parts/use-keys.ts"
import { useLive } from "#app/parts/use-live.ts"
import { useStay } from "#app/desk/parts/use-stay.ts"
import { Week } from "#app/desk/parts/week.tsx"
import { nameOf } from "#app/desk/parts/words.ts"
import { paths } from "#paths"
import { type Portal, portalOf } from "#app/web/context.server.ts"
import { type DayShown, showDay } from "./day.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { showPanel } from "./panel.server.ts"
import { showWeek } from "./week.server.ts"
import { calendarLegs } from "#db/booking/reads.ts"
import { calendarMeetings, roomsOf } from "#db/courses/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { addDays, isDay, officeDay, officeInstant } from "#domain/time/office-time.ts"
import { spokenClock } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { useStaff } from "#app/parts/staff-data.ts"
import type { Route } from "./+types/calendar"

export async function loader({ context, url }: Route.LoaderArgs) {
  const portal = portalOf(context)
  const language = localeOf(context) as Language
  const at = await readSiteOffice(portal.db)
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
      week: await portal.live.share(`week ${day} ${language}`, () => showWeek(portal, at, day, language, now)),
      shown: null,
      panel: null,
    }
  const shown = await portal.live.share(`day ${day} ${language}`, async () =>
    readDay(portal.db, at.site.id, day, now).then(({ legs, rooms, meetings }) =>
      showDay(at, day, legs, language, now, { rooms, meetings }),
    ),
  )
  const panel = visit ? await showPanel(portal, at, visit, language, now) : null
  return { ...common, view: view === "table" ? ("table" as const) : ("day" as const), shown, panel, week: null }
}

async function readDay(db: Portal["db"], siteId: string, day: string, now: Date) {
  const [legs, rooms, meetings] = await Promise.all([
    calendarLegs(db, siteId, day, now),
    roomsOf(db),
    calendarMeetings(db, siteId, officeInstant(day, "00:00"), officeInstant(day, "24:00")),
  ])
  return { legs, rooms, meetings }
}

export default function Calendar({ loaderData }: Route.ComponentProps) {
  const { t, i18n } = useTranslation("desk")
  const location = useLocation()
  const staff = useStaff()
  const query = new URLSearchParams(location.search)
  const did = useMemo(() => readDid(new URLSearchParams(location.search)), [location.search])
  const address = (without: string[]) => {
    const rest = new URLSearchParams(query)
    for (const name of ["did", ...without]) rest.delete(name)
    return `${location.pathname}${rest.size > 0 ? `?${rest.toString()}` : ""}`
  }
  const here = address([])
  const week = loaderData.week
  const concerns = (topics: readonly Topic[]) => week !== null || isAbout(topics, dayTopic(loaderData.day))
  const reload = `${here}${here.includes("?") ? "&" : "?"}live=1`
  const { shown: data, lostSince, signedOut } = useLive(loaderData, concerns, paths.staff.stream(), reload)
  const status = useChanges(data.shown)
  const [hint, setHint] = useState({ text: "", place: "" })
  const [dim, setDim] = useState<string | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  // What a key could not do is said until one goes on.
  const place = `${location.key} ${focused}`
  useKeys(
    staff?.shortcuts ?? false,
    useCallback((id: string) => setFocused(id), []),
    useCallback(() => setHint({ text: t("visit.openFirst"), place }), [t, place]),
  )
  const lost = lostSince !== null && !signedOut
  const [tried, setTried] = useState<number | null>(null)
  useStay(
    lost,
    useCallback(() => setTried(lostSince), [lostSince]),
  )
  const navigation = useNavigation()
  const sending = navigation.state !== "idle" && navigation.formMethod === "POST"
  const printing = usePrinting()
  const lostClock = lostSince ? spokenClock(new Date(lostSince), i18n.language) : null

  // Closing the panel puts the focus back on the visit it showed.
  const openVisit = data.panel?.id ?? null
  const before = useRef(openVisit)
  useEffect(() => {
    if (before.current && !openVisit) document.querySelector<HTMLElement>(`[data-visit="${before.current}"]`)?.focus()
    before.current = openVisit
  }, [openVisit])

  if (signedOut) return <SignedOut back={here} />
  if (data.week) {
    return (
      <main id="main">
        <PageTitle title={t("week", { number: data.week.number })} />
        <Tools
          title={t("week", { number: data.week.number })}
          meta={data.week.title}
          day={data.day}
          previous={data.week.previous}
          next={data.week.next}
          view="week"
          clock={data.week.clock}
          lostClock={lostClock}
          status={status}
        />
        <Week week={data.week} />
      </main>
    )
  }
  const day = data.shown!
  const view = data.view === "table" ? "table" : "day"
  const blocks = day.columns.flatMap((c) => c.blocks)
  const nameOfVisit = (id: string) =>
    blocks.find((b) => b.visitId === id)?.name ?? (data.panel?.id === id ? data.panel.firstName : "")
  const focusable =
    blocks.find((b) => b.id === focused)?.id ??
    blocks.find((b) => b.visitId === openVisit)?.id ??
    blocks.find((b) => b.row >= day.pastRows)?.id ??
    blocks[0]?.id ??
    null
  return (
    <main id="main" className={data.panel ? "day open" : "day"}>
      <PageTitle title={day.title} />
      <Tools
        title={day.title}
        meta={`${t("week", { number: day.week })} · ${day.hours ? t("openHours", { hours: day.hours }) : day.closed?.name ? t("closedDayFor", { why: day.closed.name }) : t("closedDay")}`}
        day={data.day}
        previous={addDays(data.day, -1)}
        next={addDays(data.day, 1)}
        view={view}
        clock={day.clock}
        lostClock={lostClock}
        status={status}
      />
      <div className="work">
        {day.empty ? (
          <div className="empty">
            <div>
              <h2>{t("day.emptyTitle")}</h2>
              <p>
                {day.closed?.why === "holiday"
                  ? t("day.emptyHoliday", { holiday: day.closed.name })
                  : day.closed?.name
                    ? t("day.emptyFor", { why: day.closed.name })
                    : t("day.emptyClosed")}
              </p>
            </div>
          </div>
        ) : view === "table" ? (
          <DayTable day={day} back={here} dim={dim} lost={lostSince !== null} />
        ) : (
          <DayGrid day={day} open={openVisit} focusable={focusable} dim={dim} />
        )}
        {data.panel ? (
          <Panel
            visit={data.panel}
            back={here}
            close={address(["visit"])}
            lost={lostSince !== null}
            contact={null}
            keys={staff?.shortcuts ?? false}
            day={data.day}
            saved={did?.act === "note" && !did.refusal && did.visitId === data.panel.id ? location.key : ""}
            key={data.panel.id}
          />
        ) : (
          <Side day={day} dim={dim} setDim={setDim} view={view} keys={staff?.shortcuts ?? false} />
        )}
      </div>
      <Toast
        did={did && { ...did, name: nameOfVisit(did.visitId) }}
        back={here}
        panel={data.panel}
        sending={sending}
        hint={lost && tried === lostSince ? t("live.stays") : hint.place === place ? hint.text : ""}
      />
      {view === "day" && printing ? (
        <section className="print print-only">
          <h2>{day.title}</h2>
          <DayTable day={day} back={here} dim={null} lost />
        </section>
      ) : null}
    </main>
  )
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

/** True from the moment the browser is about to print: the day is then written as a list, which no screen needs. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true))
    const after = () => setPrinting(false)
    addEventListener("beforeprint", before)
    addEventListener("afterprint", after)
    return () => {
      removeEventListener("beforeprint", before)
      removeEventListener("afterprint", after)
    }
  }, [])
  return printing
}

/** What the last act did, from the address it returned to: "arrive:<visit>", or with a refusal behind it. Names stay off addresses. */
function readDid(query: URLSearchParams): Omit<Did, "name"> | null {
  const [act, visitId, refusal] = (query.get("did") ?? "").split(":")
  const known = ["arrive", "serve", "finish", "miss", "undo", "move", "cancel", "note"] as const
  const found = known.find((a) => a === act)
  return found && isId(visitId ?? "") ? { act: found, visitId: visitId!, refusal: refusal || null } : null
}

/** Sums up for assistive technology what changed on the screen since it was last read; minutes are never announced. */
function useChanges(day: DayShown | null): string {
  const { t } = useTranslation("desk")
  const last = useRef<{ day: string; states: Map<string, string> } | null>(null)
  const [status, setStatus] = useState("")
  useEffect(() => {
    if (!day) return
    const blocks = day.columns.flatMap((c) => c.blocks)
    const states = new Map(blocks.map((b) => [b.id, `${b.state} ${b.row} ${b.counter}`]))
    const before = last.current
    last.current = { day: day.day, states }
    if (before?.day !== day.day) return
    const changed = blocks.filter((b) => before.states.get(b.id) !== states.get(b.id))
    const gone = [...before.states.keys()].filter((id) => !states.has(id)).length
    if (changed.length + gone === 0) return
    const news = changed.slice(0, 2).map((b) => t("live.news", { name: nameOf(t, b), state: t(`state.${b.state}`) }))
    setStatus(
      changed.length + gone > 2 || changed.length === 0
        ? t("live.changes", { count: changed.length + gone })
        : news.join(". "),
    )
  }, [day, t])
  return status
}
