import { Select } from "#app/parts/choices.tsx"
import { Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { MonthShown } from "#app/booking/month.server.ts"
import type { PanelShown } from "#app/desk/panel.server.ts"
import { paths } from "#paths"
import { Seen } from "./meanwhile.tsx"
import type { Irregularity } from "#domain/booking/irregular.ts"

interface Typed {
  day: string
  clock: string
  counter: string
  reason: string
  against?: readonly Irregularity[]
}

/**
 * Staff choose another free time, day by day, and are asked once before the visitor is told; those who may can place the visit
 * elsewhere with a reason, after reading what speaks against it.
 */
export function MoveForm({
  visit,
  to,
  month,
  counters,
  overbook,
  typed,
  back,
}: {
  visit: PanelShown
  /** The time that was pressed. */
  to: { value: string; text: string } | null
  month: MonthShown
  counters: { id: string; number: number }[]
  overbook: boolean
  typed: Typed | null
  back: string
}) {
  if (to) return <AskOnce visit={visit} to={to} month={month.month} back={back} />
  return (
    <>
      <section>
        <header>
          <h2>{month.title}</h2>
          {month.previous ? (
            <a href={moveLink(visit.id, { month: month.previous.month })}>{month.previous.name}</a>
          ) : null}
          {month.next ? <a href={moveLink(visit.id, { month: month.next.month })}>{month.next.name}</a> : null}
        </header>
        <ul className="movedays" id="move-day" tabIndex={-1}>
          {month.weeks
            .flatMap((week) => week.days)
            .map((day) => (
              <Day key={day.day} visitId={visit.id} month={month} day={day} />
            ))}
        </ul>
        {month.chosen ? <Times visit={visit} month={month.month} chosen={month.chosen} /> : null}
      </section>
      {overbook ? <Overbook visit={visit} counters={counters} typed={typed} back={back} /> : null}
    </>
  )
}

/** This page again, at a month, a day of it, or a time to be asked about. */
const moveLink = (visitId: string, at: { month?: string; day?: string; to?: string }) =>
  `${paths.staff.visit(visitId)}?${new URLSearchParams({ ask: "move", ...at }).toString()}`

/** From which time to which, before the visitor is told. */
function AskOnce({
  visit,
  to,
  month,
  back,
}: {
  visit: PanelShown
  to: { value: string; text: string }
  month: string
  back: string
}) {
  const { t } = useTranslation("desk")
  return (
    <form method="post" className="alert">
      <input type="hidden" name="moving-from" value={visit.startsAt} />
      <Seen visit={visit} />
      <p>
        <b>{t("move.fromTo", { from: visit.when, to: to.text })}</b>
      </p>
      <p>{t(visit.hasEmail ? "move.mailed" : "move.untold")}</p>
      <div className="form-acts">
        <button className="btn primary" type="submit" name="first" value={to.value}>
          {t("move.button")}
        </button>
        <a className="btn" href={moveLink(visit.id, { day: to.value.slice(0, 10), month })}>
          {t("move.other")}
        </a>
        <a className="btn" href={back}>
          {t("move.keep")}
        </a>
      </div>
    </form>
  )
}

function Day({
  visitId,
  month,
  day,
}: {
  visitId: string
  month: MonthShown
  day: MonthShown["weeks"][number]["days"][number]
}) {
  const { t } = useTranslation("booking")
  const none = day.closed
    ? day.closedFor
      ? t("time.closedFor", { holiday: day.closedFor })
      : t("time.closed")
    : t("time.none")
  return (
    <li>
      {day.count > 0 ? (
        <a
          href={moveLink(visitId, { month: month.month, day: day.day })}
          aria-current={day.day === month.chosen?.day ? "date" : undefined}
        >
          {day.spoken}
        </a>
      ) : (
        <span className="mut">{day.spoken}</span>
      )}
      <span>{day.count > 0 ? t("time.times", { count: day.count }) : none}</span>
    </li>
  )
}

function Times({
  visit,
  month,
  chosen,
}: {
  visit: PanelShown
  month: string
  chosen: NonNullable<MonthShown["chosen"]>
}) {
  const { t } = useTranslation("desk")
  const { t: booking } = useTranslation("booking")
  // Its own time is free for it, and nothing to move to.
  const times = [...chosen.morning, ...chosen.afternoon].filter((time) => time.value !== visit.startValue)
  return (
    <>
      <h3 id="move-times">{chosen.title}</h3>
      {times.length === 0 ? <p className="hint">{booking("time.none")}</p> : null}
      <div className="form-acts">
        {times.map((time) => (
          <a
            className="btn"
            key={time.value}
            href={moveLink(visit.id, { month, day: chosen.day, to: time.value })}
            aria-label={`${t("move.button")}: ${chosen.title}, ${time.from}–${time.to}`}
          >
            {time.from}–{time.to}
          </a>
        ))}
      </div>
    </>
  )
}

/** Another time and counter with a reason, after reading what speaks against it. */
function Overbook({
  visit,
  counters,
  typed,
  back,
}: {
  visit: PanelShown
  counters: { id: string; number: number }[]
  typed: Typed | null
  back: string
}) {
  const { t } = useTranslation("desk")
  const against = typed?.against ?? []
  return (
    <section>
      <details open={typed !== null}>
        <summary>{t("move.overbook")}</summary>
        <p className="hint">{t("move.overbookHint")}</p>
        <form method="post">
          <input type="hidden" name="moving-from" value={visit.startsAt} />
          <Seen visit={visit} />
          <input type="hidden" name="back" value={back} />
          {against.length > 0 ? (
            <div className="alert" role="alert">
              <h3 className="alert-heading">{t("move.against")}</h3>
              <ul>
                {against.map((one) => (
                  <li key={one}>
                    <input type="hidden" name="known" value={one} />
                    {t(`move.irregular.${one}`)}
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          <div className="row3">
            <Field id="day" label={t("move.day")} type="date" value={typed?.day ?? visit.day} />
            <Field id="clock" label={t("move.clock")} type="time" value={typed?.clock} />
            <Select
              id="counter"
              label={t("move.counter")}
              value={typed?.counter}
              options={counters.map((c) => ({ value: c.id, text: String(c.number) }))}
            />
          </div>
          <Field id="reason" label={t("move.reason")} value={typed?.reason} maxLength={300} required />
          <div className="form-acts">
            <button className="btn" type="submit" name="intent" value="overbook">
              {t("move.overbookButton")}
            </button>
            <a className="btn" href={back}>
              {t("move.keep")}
            </a>
          </div>
        </form>
      </details>
    </section>
  )
}
