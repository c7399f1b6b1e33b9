import { OfficePage } from "#app/office/parts/office-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { type AbsenceShown, type StandShown, showAbsence } from "#app/office/absence.server.ts"
import { paths } from "#paths"
import type { Route } from "./+types/absence"

export async function loader({ context, url }: Route.LoaderArgs) {
  return showAbsence(context, url)
}

/** Somebody is ill: two presses from the calendar, with whom it hits and who could stand in. */
export default function Absence({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("office")
  const { people, chosen, day, spoken, changed } = loaderData
  const title = chosen === null ? t("away.title") : t("away.titleOf", { number: chosen, day: spoken })
  return (
    <OfficePage
      tab="hours"
      title={title}
      changed={changed}
      saved={false}
      outcome={null}
      back={paths.staff.calendar({ day })}
    >
      <section>
        <header>
          <h2>{title}</h2>
          <p>
            <a href={paths.staff.calendar({ day })}>{t("away.calendar")}</a>
          </p>
        </header>
        {chosen === null ? <Choose shown={loaderData} /> : null}
        {chosen !== null && people.every((person) => person.stands.length === 0) ? <p>{t("away.nobody")}</p> : null}
        {people.map((person) =>
          person.stands.map((stand) => (
            <Stand key={`${person.name} ${stand.counterId}`} name={person.name} stand={stand} shown={loaderData} />
          )),
        )}
      </section>
    </OfficePage>
  )
}

/** Who of the day it is. */
function Choose({ shown }: { shown: AbsenceShown }) {
  const { t } = useTranslation("office")
  return (
    <>
      <p>{t("away.choose")}</p>
      <ul className="away-people">
        {shown.counters.map((counter) => (
          <li key={counter.id}>
            <a href={paths.staff.absence({ day: shown.day, counter: counter.id })}>
              {counter.number} {counter.names}
            </a>{" "}
            <span className="hint">{counter.group}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Stand({ name, stand, shown }: { name: string; stand: StandShown; shown: AbsenceShown }) {
  const { t } = useTranslation("office")
  const words = { name, number: stand.number, from: stand.fromSaid, to: stand.toSaid }
  return (
    <div className="away">
      <h3>{t("away.stands", words)}</h3>
      <p>{t("away.hits", { count: stand.hits })}</p>
      <form method="post" action={paths.staff.hours()}>
        <input type="hidden" name="what" value="closure" />
        <input type="hidden" name="kind" value="unstaffed" />
        <input type="hidden" name="firstDay" value={shown.day} />
        <input type="hidden" name="lastDay" value={shown.day} />
        <input type="hidden" name="from" value={stand.from} />
        <input type="hidden" name="to" value={stand.to} />
        <input type="hidden" name="scope" value="some" />
        <input type="hidden" name="counters" value={stand.counterId} />
        <input type="hidden" name="reason" value={t("away.reason")} />
        <button className="btn primary" type="submit">
          {t("away.ill", words)}
        </button>
        <p className="hint">{t(stand.hits > 0 ? "away.illHint" : "away.illHintNone")}</p>
      </form>
      <h4>{t("away.standIns")}</h4>
      {stand.standIns.length === 0 ? <p className="hint">{t("away.noStandIns")}</p> : null}
      <ul className="away-people">
        {stand.standIns.map((one) => (
          <li key={one.name}>
            <b>{one.name}</b>{" "}
            <span className="hint">{t("away.knows", { count: one.knows.length, numbers: one.knows.join(", ") })}</span>
            {shown.maySwap ? <Swap stand={stand} day={shown.day} standIn={one} /> : null}
          </li>
        ))}
      </ul>
      {stand.standIns.length > 0 && !shown.maySwap ? <p className="hint">{t("away.askCoordinator")}</p> : null}
    </div>
  )
}

/** Somebody else stands there on that day only. */
function Swap({ stand, day, standIn }: { stand: StandShown; day: string; standIn: StandShown["standIns"][number] }) {
  const { t } = useTranslation("office")
  return (
    <form method="post" action={paths.staff.roster()}>
      <input type="hidden" name="what" value="roster" />
      <input type="hidden" name="seen" value={stand.seen} />
      <input type="hidden" name="counterId" value={stand.counterId} />
      <input type="hidden" name="weekday" value={stand.weekday} />
      <input type="hidden" name="from" value={day} />
      <input type="hidden" name="onlyThatDay" value="yes" />
      {standIn.shifts.map((shift, i) => (
        <span key={shift.starts}>
          <input type="hidden" name={`who-${i + 1}`} value={shift.staffName} />
          <input type="hidden" name={`starts-${i + 1}`} value={shift.starts} />
          <input type="hidden" name={`ends-${i + 1}`} value={shift.ends} />
        </span>
      ))}
      <button className="btn" type="submit">
        {t("away.swap", { name: standIn.name })}
      </button>
    </form>
  )
}
