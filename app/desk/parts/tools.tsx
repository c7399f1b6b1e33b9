import { useTranslation } from "#app/parts/translation.ts"
import { Link } from "react-router"
import { useStaff } from "#app/parts/staff-data.ts"
import { may } from "#domain/staff/permissions.ts"
import { paths } from "#paths"
import { Icon } from "#app/parts/icon.tsx"

export type View = "day" | "table" | "week" | "month"

const viewKeys = { day: "d", week: "u", month: "m", table: "l" } as const

/** The row above the calendar: which day, the way to others, the views, whether it is up to date. */
export function Tools({
  title,
  meta,
  day,
  previous,
  next,
  view,
  clock,
  lostClock,
  status,
}: {
  title: string
  meta: string
  day: string
  previous: string
  next: string
  view: View
  clock: string
  lostClock: string | null
  /** What changed last, for assistive technology. */
  status: string
}) {
  const { t } = useTranslation("desk")
  const staff = useStaff()
  const step = view === "week" ? "Week" : view === "month" ? "Month" : "Day"
  const at = (d: string | undefined, v = view) => paths.staff.calendar({ ...(d ? { day: d } : {}), view: v })
  return (
    <div className="tools">
      <h1>
        {title} <span className="meta">{meta}</span>
      </h1>
      <div className="step">
        <Link className="btn ic" to={at(previous)} aria-label={t(`nav.previous${step}`)}>
          <Icon name="chevron-left" className="i" />
        </Link>
        <Link className="btn" to={at(undefined)} data-key="t">
          {t("nav.today")}
        </Link>
        <Link className="btn ic" to={at(next)} aria-label={t(`nav.next${step}`)}>
          <Icon name="chevron-right" className="i" />
        </Link>
        <DatePick day={day} view={view} />
      </div>
      <nav className="seg" aria-label={t("views.label")}>
        {(["day", "week", "month", "table"] as const).map((v) => (
          <Link key={v} to={at(day, v)} aria-current={v === view ? "page" : undefined} data-key={viewKeys[v]}>
            {t(`views.${v}`)}
          </Link>
        ))}
      </nav>
      <span className="spring" />
      {staff && may(staff, "book-for-others") ? (
        <a className="btn" href={paths.staff.bookFor()} data-key="b">
          {t("nav.book")}
        </a>
      ) : null}
      <span className={lostClock ? "live is-lost" : "live"} title={lostClock ? undefined : t("live.title")}>
        <Icon name={lostClock ? "warn" : "done"} className="i" />
        {lostClock ? t("live.lost", { clock: lostClock }) : t("live.updated", { clock })}
      </span>
      <span className="sr" role="status" aria-live="polite">
        {status}
      </span>
      {step !== "Day" ? (
        <button className="btn ic" type="button" aria-label={t("nav.print")} onClick={() => print()}>
          <Icon name="print" className="i" />
        </button>
      ) : (
        <a className="btn ic" href={paths.staff.dayList(day)} aria-label={t("nav.printList")}>
          <Icon name="print" className="i" />
        </a>
      )}
    </div>
  )
}

/** To any day, in the view one is in. */
function DatePick({ day, view }: { day: string; view: View }) {
  const { t } = useTranslation("desk")
  return (
    <details className="datepick">
      <summary className="btn ic" aria-label={t("nav.choose")}>
        <Icon name="calendar-month" className="i" />
      </summary>
      <form action={paths.staff.calendar()}>
        {view === "day" ? null : <input type="hidden" name="view" value={view} />}
        <label className="sr" htmlFor="jump">
          {t("nav.date")}
        </label>
        <input className="form-input" type="date" id="jump" name="day" defaultValue={day} key={day} />
        <button className="btn" type="submit">
          {t("nav.go")}
        </button>
      </form>
    </details>
  )
}
