import { Select } from "#app/parts/choices.tsx"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { MonthShown } from "#app/booking/month.server.ts"
import type { MoveShown, PlaceShown } from "#app/desk/move.server.ts"
import type { PanelShown } from "#app/desk/panel.server.ts"
import { paths } from "#paths"
import { Seen } from "./meanwhile.tsx"

interface MoveProps {
  visit: PanelShown
  shown: MoveShown
  back: string
  /** Why the last press did nothing, and what was typed with it. */
  error: string | null
  reason: string | undefined
}

/**
 * Staff choose another free time, day by day, or a counter and a time of their own, and are asked once before the visitor is told. What
 * speaks against a time is read before it is taken.
 */
export function MovePage({ visit, shown, back, error, reason }: MoveProps) {
  const { t } = useTranslation("desk")
  const { place, to, month } = shown
  const wrong = place?.wrong ? t(`refusal.${place.wrong}`) : error
  return (
    <div className="ask">
      <ErrorSummary
        problems={wrong ? [{ field: place ? (place.says ? "reason" : "clock") : "move-day", message: wrong }] : []}
      />
      <h1>{t("move.title", { name: visit.firstName })}</h1>
      <p>
        {t("move.now", { when: visit.when })} <a href={back}>{t("move.keep")}</a>
      </p>
      {place?.says ? (
        <AskPlace visit={visit} place={place} says={place.says} back={back} reason={reason} />
      ) : to ? (
        <AskOnce visit={visit} to={to} month={month.month} back={back} />
      ) : (
        <>
          <FreeTimes visit={visit} month={month} />
          <ChoosePlace visit={visit} shown={shown} />
        </>
      )}
    </div>
  )
}

function FreeTimes({ visit, month }: { visit: PanelShown; month: MonthShown }) {
  return (
    <section>
      <header>
        <h2>{month.title}</h2>
        {month.previous ? (
          <a href={paths.staff.moveVisit(visit.id, { month: month.previous.month })}>{month.previous.name}</a>
        ) : null}
        {month.next ? (
          <a href={paths.staff.moveVisit(visit.id, { month: month.next.month })}>{month.next.name}</a>
        ) : null}
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
  )
}

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
        <Instead others={paths.staff.moveVisit(visit.id, { day: to.value.slice(0, 10), month })} back={back} />
      </div>
    </form>
  )
}

/** What else one may do than move it there. */
function Instead({ others, back }: { others: string; back: string }) {
  const { t } = useTranslation("desk")
  return (
    <>
      <a className="btn" href={others}>
        {t("move.other")}
      </a>
      <a className="btn" href={back}>
        {t("move.keep")}
      </a>
    </>
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
          href={paths.staff.moveVisit(visitId, { month: month.month, day: day.day })}
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
            href={paths.staff.moveVisit(visit.id, { month, day: chosen.day, to: time.value })}
            aria-label={`${t("move.button")}: ${chosen.title}, ${time.from}–${time.to}`}
          >
            {time.from}–{time.to}
          </a>
        ))}
      </div>
    </>
  )
}

/** A counter and a time of their own choice, for all of the visit or for one of its services. */
function ChoosePlace({ visit, shown }: { visit: PanelShown; shown: MoveShown }) {
  const { t } = useTranslation("desk")
  const { place, counters, legs } = shown
  return (
    <section>
      <details open={place !== null}>
        <summary>{t("move.choose")}</summary>
        <p className="hint">{t("move.chooseHint")}</p>
        <form method="get">
          <input type="hidden" name="ask" value="move" />
          {legs.length > 0 ? (
            <Select
              id="leg"
              label={t("move.leg")}
              value={place?.leg}
              options={[
                { value: "", text: t("move.allLegs") },
                ...legs.map((leg) => ({ value: leg.id, text: leg.name })),
              ]}
            />
          ) : null}
          <div className="row3">
            <Field id="day" label={t("move.day")} type="date" value={place?.day ?? visit.day} required />
            <Field
              id="clock"
              label={t("move.clock")}
              type="time"
              value={place?.clock ?? visit.startValue.slice(11)}
              required
            />
            <Select
              id="counter"
              label={t("move.counter")}
              value={place?.counter}
              options={counters.map((c) => ({ value: c.id, text: String(c.number) }))}
            />
          </div>
          <div className="form-acts">
            <button className="btn" type="submit">
              {t("move.look")}
            </button>
          </div>
        </form>
      </details>
    </section>
  )
}

/** Whether it is meant, with all that speaks against it: then a reason is asked, and who may not overbook is told so. */
function AskPlace({
  visit,
  place,
  says,
  back,
  reason,
}: {
  visit: PanelShown
  place: PlaceShown
  says: NonNullable<PlaceShown["says"]>
  back: string
  reason: string | undefined
}) {
  const { t } = useTranslation("desk")
  const words = { from: visit.when, to: says.to, number: says.counter }
  return (
    <form method="post" className="alert">
      <input type="hidden" name="leg" value={place.leg} />
      <input type="hidden" name="day" value={place.day} />
      <input type="hidden" name="clock" value={place.clock} />
      <input type="hidden" name="counter" value={place.counter} />
      <Seen visit={visit} />
      <p>
        <b>{says.sameTime ? t("move.seat", words) : t("move.place", words)}</b>
      </p>
      {says.against.length > 0 ? (
        <>
          <p>{t(says.forbidden ? "move.forbidden" : "move.against")}</p>
          <ul className="against">
            {says.against.map((one) => (
              <li key={one}>
                <input type="hidden" name="known" value={one} />
                <Icon name="warn" className="i" /> {t(`move.irregular.${one}`)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {says.against.length > 0 && !says.forbidden ? (
        <Field id="reason" label={t("move.reason")} value={reason} maxLength={300} required />
      ) : null}
      <p>{t(says.sameTime ? "move.seatUntold" : visit.hasEmail ? "move.mailed" : "move.untold")}</p>
      <div className="form-acts">
        {says.forbidden ? null : (
          <button className="btn primary" type="submit" name="intent" value="place">
            {t(says.against.length > 0 ? "move.anyway" : "move.button")}
          </button>
        )}
        <Instead
          others={paths.staff.moveVisit(visit.id, { day: place.day, month: place.day.slice(0, 7) })}
          back={back}
        />
      </div>
    </form>
  )
}
