import type { ReactNode } from "react"
import { WithPhone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { MonthDay, MonthShown, TimeChoice } from "#app/booking/month.server.ts"
import { FieldError } from "#app/parts/form.tsx"
import { DayLine } from "#app/parts/day-line.tsx"
import { Icon } from "#app/parts/icon.tsx"

type LinkTo = (at: { month?: string; day?: string }) => string

/** What stands with the times of the opened day. */
interface OpenedDay {
  /** What is wrong with the choice of a time; it stands beside the times, too. */
  error: string | null
  picked: string | null
  takes: string
  button: string
  note: string | null
}

function DayName({ day }: { day: MonthDay }) {
  const short = day.weekday.slice(0, 3)
  return (
    <span className="day-name">
      <span className="wd" aria-hidden="true">
        {short}
        <span className="rest">{day.weekday.slice(3)}</span>
      </span>{" "}
      <span className="dd num" aria-hidden="true">
        {day.number}
      </span>
      <span className="sr-only">{day.spoken}</span>
    </span>
  )
}

function Times({
  legend,
  times,
  picked,
  title,
}: {
  legend: string
  times: TimeChoice[]
  picked: string | null
  title: string
}) {
  const { t } = useTranslation("booking")
  if (times.length === 0) return null
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="time-grid">
        {times.map((time) => (
          <div className="time" key={time.value}>
            <input
              className="form-radio"
              type="radio"
              name="time"
              id={`t${time.value}`}
              value={time.value}
              defaultChecked={time.value === picked}
            />
            <label className="form-label" htmlFor={`t${time.value}`}>
              <span className="sr-only">{title}, </span>
              <b>{time.from}</b>{" "}
              <span className="to">
                <span className="sr-only">{t("time.to")}</span>
                <span aria-hidden="true">–</span> {time.to}
              </span>
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/**
 * A month of free times: the first free time on top, the days as a list, one day opened with its times as radio
 * buttons. The times stand inside their day's list item, in one source order for every width.
 */
export function SlotPicker({
  month,
  link,
  phone,
  people,
  ...opened
}: OpenedDay & {
  month: MonthShown
  /** The address of the page with another month or day. */
  link: LinkTo
  phone: string
  people: string
}) {
  const { t } = useTranslation("booking")
  const { chosen } = month
  // An address of its own, for a form's default keeps the page's "#times" and would jump past what went wrong.
  const action = link({ month: month.month, ...(chosen ? { day: chosen.day } : {}) })
  return (
    <>
      {month.first ? (
        <form method="post" action={action} className="first-free">
          <p>
            <span className="ff-label">{t("time.first")}</span> <b>{month.first.when}</b>
          </p>
          <button className="button button-secondary" type="submit" name="time" value={month.first.value}>
            {t("time.takeFirst")}
          </button>
        </form>
      ) : null}
      <form method="post" action={action} noValidate className="month" id="month">
        <MonthHead month={month} link={link} />
        {month.free > 0 ? <DayLineKey scale={month.scale} /> : <NoneFree month={month} phone={phone} people={people} />}
        {month.weeks.map((week) => (
          <div key={week.number}>
            <h3 className="week">{t("time.week", { number: week.number })}</h3>
            <ol className="days nobullet-list">
              {week.days.map((day) =>
                day.count === 0 ? (
                  <FullDay key={day.day} day={day} />
                ) : day.day === chosen?.day ? (
                  <FreeDay key={day.day} day={day} month={month} link={link} open>
                    <DayTimes day={chosen} {...opened} />
                  </FreeDay>
                ) : (
                  <FreeDay key={day.day} day={day} month={month} link={link} />
                ),
              )}
            </ol>
          </div>
        ))}
      </form>
    </>
  )
}

function MonthHead({ month, link }: { month: MonthShown; link: LinkTo }) {
  const { t } = useTranslation("booking")
  return (
    <div className="month-head">
      <h2>{month.title}</h2>
      <nav aria-label={t("time.month")}>
        {month.previous ? (
          <a href={link({ month: month.previous.month })}>
            <Icon name="back" />
            {month.previous.name}
          </a>
        ) : null}
        {month.next ? (
          <a href={link({ month: month.next.month })}>
            {month.next.name}
            <Icon name="next" />
          </a>
        ) : null}
      </nav>
    </div>
  )
}

/** What the line beside each day means. */
function DayLineKey({ scale }: { scale: MonthShown["scale"] }) {
  const { t } = useTranslation("booking")
  return (
    <p className="small month-key">
      <svg className="dayline key" aria-hidden="true" viewBox="0 0 40 20" width="40" height="20">
        <path className="open" d="M4 10H36" />
        <path className="dots" d="M20 10h0" />
      </svg>
      {t("time.key", scale)}
    </p>
  )
}

function NoneFree({ month, phone, people }: { month: MonthShown; phone: string; people: string }) {
  const { t } = useTranslation("booking")
  return (
    <div className="alert">
      <h3 className="alert-heading">{t("time.noneTitle", { month: month.title.toLowerCase() })}</h3>
      <p>
        {month.first ? (
          t("time.noneMonth", { when: month.first.when })
        ) : (
          <WithPhone text={t("time.noneAtAll", { people, phone })} number={phone} />
        )}
      </p>
    </div>
  )
}

/** A day with free times; its times stand in it once it is opened. */
function FreeDay({
  day,
  month,
  link,
  open = false,
  children = null,
}: {
  day: MonthDay
  month: MonthShown
  link: LinkTo
  open?: boolean
  children?: ReactNode
}) {
  const { t } = useTranslation("booking")
  return (
    <li className={open ? "day chosen" : "day"}>
      <a
        className="day-row"
        href={`${link({ month: month.month, day: day.day })}#times`}
        aria-current={open ? "date" : undefined}
      >
        <DayName day={day} />
        <DayLine line={day.line} />
        <span className="n">{t("time.times", { count: day.count })}</span>
      </a>
      {children}
    </li>
  )
}

/** The times of the opened day, the button that takes one, and what is wrong with the choice. */
function DayTimes({ day, error, picked, takes, button, note }: OpenedDay & { day: NonNullable<MonthShown["chosen"]> }) {
  const { t } = useTranslation("booking")
  return (
    <div className="times" id="times">
      <h4>{day.title}</h4>
      <p className="small">
        {takes}
        {day.walk ? ` ${t("time.walk")}` : ""}
        {day.longest > day.minutes ? ` ${t("time.wait")}` : ""}
      </p>
      {error ? <FieldError id="times-error" message={error} /> : null}
      <Times legend={t("time.morning")} times={day.morning} picked={picked} title={day.title} />
      <Times legend={t("time.afternoon")} times={day.afternoon} picked={picked} title={day.title} />
      <button className="button button-primary xs-full-width" type="submit">
        {button}
      </button>
      {note ? (
        <p className="hold-note small">
          <Icon name="hourglass" />
          <span>{note}</span>
        </p>
      ) : null}
    </div>
  )
}

function FullDay({ day }: { day: MonthDay }) {
  const { t } = useTranslation("booking")
  return (
    <li className="day full">
      <span className="day-row">
        <DayName day={day} />
        {day.closed ? (
          <span className="closed">
            {day.closedFor ? t("time.closedFor", { holiday: day.closedFor }) : t("time.closed")}
          </span>
        ) : (
          <>
            <DayLine line={day.line} />
            <span className="n">{t("time.none")}</span>
          </>
        )}
      </span>
    </li>
  )
}
