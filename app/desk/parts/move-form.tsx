import { Select } from "#app/parts/choices.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { MonthShown } from "#app/booking/month.server.ts"
import type { PanelShown } from "#app/desk/panel.server.ts"
import { paths } from "#paths"
import type { Irregularity } from "#domain/booking/irregular.ts"
import { Field } from "#app/parts/form.tsx"

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
  typed: { day: string; clock: string; counter: string; reason: string; against?: readonly Irregularity[] } | null
  back: string
}) {
  const { t } = useTranslation("desk")
  const { t: booking } = useTranslation("booking")
  const link = (at: { month?: string; day?: string; to?: string }) =>
    `${paths.staff.visit(visit.id)}?${new URLSearchParams({ ask: "move", ...at }).toString()}`
  const { chosen } = month
  const against = typed?.against ?? []
  // Its own time is free for it, and nothing to move to.
  const times = (chosen ? [...chosen.morning, ...chosen.afternoon] : []).filter(
    (time) => time.value !== visit.startValue,
  )
  if (to)
    return (
      <form method="post" className="alert">
        <input type="hidden" name="moving-from" value={visit.startsAt} />
        <p>
          <b>{t("move.fromTo", { from: visit.when, to: to.text })}</b>
        </p>
        <p>{t("move.mailed")}</p>
        <div className="form-acts">
          <button className="btn primary" type="submit" name="first" value={to.value}>
            {t("move.button")}
          </button>
          <a className="btn" href={link({ day: to.value.slice(0, 10), month: month.month })}>
            {t("move.other")}
          </a>
          <a className="btn" href={back}>
            {t("move.keep")}
          </a>
        </div>
      </form>
    )
  return (
    <>
      <section>
        <header>
          <h2>{month.title}</h2>
          {month.previous ? <a href={link({ month: month.previous.month })}>{month.previous.name}</a> : null}
          {month.next ? <a href={link({ month: month.next.month })}>{month.next.name}</a> : null}
        </header>
        <ul className="movedays" id="move-day" tabIndex={-1}>
          {month.weeks
            .flatMap((week) => week.days)
            .map((day) => (
              <li key={day.day}>
                {day.count > 0 ? (
                  <a
                    href={link({ month: month.month, day: day.day })}
                    aria-current={day.day === chosen?.day ? "date" : undefined}
                  >
                    {day.spoken}
                  </a>
                ) : (
                  <span className="mut">{day.spoken}</span>
                )}
                <span>
                  {day.count > 0
                    ? booking("time.times", { count: day.count })
                    : day.closed
                      ? day.closedFor
                        ? booking("time.closedFor", { holiday: day.closedFor })
                        : booking("time.closed")
                      : booking("time.none")}
                </span>
              </li>
            ))}
        </ul>
        {chosen ? (
          <>
            <h3 id="move-times">{chosen.title}</h3>
            {times.length === 0 ? <p className="hint">{booking("time.none")}</p> : null}
            <div className="form-acts">
              {times.map((time) => (
                <a
                  className="btn"
                  key={time.value}
                  href={link({ month: month.month, day: chosen.day, to: time.value })}
                  aria-label={`${t("move.button")}: ${chosen.title}, ${time.from}–${time.to}`}
                >
                  {time.from}–{time.to}
                </a>
              ))}
            </div>
          </>
        ) : null}
      </section>
      {overbook ? (
        <section>
          <details open={typed !== null}>
            <summary>{t("move.overbook")}</summary>
            <p className="hint">{t("move.overbookHint")}</p>
            <form method="post">
              <input type="hidden" name="moving-from" value={visit.startsAt} />
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
      ) : null}
    </>
  )
}
