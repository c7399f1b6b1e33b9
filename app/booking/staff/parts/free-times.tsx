import type { WhenShown } from "#app/booking/staff/when.server.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"

/** The place of the calendar first, then the month day by day, and the times of the chosen day as buttons. */
export function FreeTimes({ shown }: { shown: WhenShown }) {
  const { t } = useTranslation("booking-staff")
  const { t: booking } = useTranslation("booking")
  const { id, month, wish } = shown
  return (
    <>
      {month.chosen ? (
        <p className="quiet">
          {t("when.takes", {
            services: shown.services.join(", "),
            people: booking("people", { count: shown.party }),
            minutes: [...new Set([month.chosen.minutes, month.chosen.longest])].join("–"),
          })}
        </p>
      ) : null}
      <form method="post" action={paths.staff.bookForWhen(id, dayAsked(shown))}>
        {wish?.free ? (
          <div className="alert">
            <p>{t("when.wished")}</p>
            <div className="form-acts">
              <button className="btn primary" type="submit" name="time" value={wish.value}>
                {t("when.take", { when: wish.when })}
              </button>
            </div>
          </div>
        ) : wish ? (
          <p className="note">{t("when.wishedGone")}</p>
        ) : null}
        {month.chosen ? <Times chosen={month.chosen} /> : <p className="note">{t("when.none")}</p>}
      </form>
      <section>
        <header>
          <h2>{month.title}</h2>
          {month.previous ? (
            <a href={paths.staff.bookForWhen(id, { month: month.previous.month })}>{month.previous.name}</a>
          ) : null}
          {month.next ? <a href={paths.staff.bookForWhen(id, { month: month.next.month })}>{month.next.name}</a> : null}
        </header>
        <ul className="movedays" id="days" tabIndex={-1}>
          {month.weeks
            .flatMap((week) => week.days)
            .map((day) => (
              <li key={day.day}>
                {day.count > 0 ? (
                  <a
                    href={paths.staff.bookForWhen(id, { day: day.day })}
                    aria-current={day.day === month.chosen?.day ? "date" : undefined}
                  >
                    {day.spoken}
                  </a>
                ) : (
                  <span className="mut">{day.spoken}</span>
                )}
                <span>
                  {day.count > 0
                    ? booking("time.times", { count: day.count })
                    : day.closedFor
                      ? booking("time.closedFor", { holiday: day.closedFor })
                      : booking(day.closed ? "time.closed" : "time.none")}
                </span>
              </li>
            ))}
        </ul>
      </section>
    </>
  )
}

/** The day that stands open is kept when something goes wrong. */
const dayAsked = ({ month }: WhenShown) => (month.chosen ? { day: month.chosen.day } : {})

function Times({ chosen }: { chosen: NonNullable<WhenShown["month"]["chosen"]> }) {
  const { t } = useTranslation("booking-staff")
  return (
    <fieldset className="form-group">
      <legend className="form-label">{t("when.times", { day: chosen.title })}</legend>
      <div className="form-acts times">
        {[...chosen.morning, ...chosen.afternoon].map((time) => (
          <button className="btn" key={time.value} type="submit" name="time" value={time.value}>
            {time.from}–{time.to}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
