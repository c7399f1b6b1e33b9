import { useTranslation } from "#app/parts/translation.ts"
import { Icon } from "#app/parts/icon.tsx"
import { OfficePage, typedOr } from "#app/office/parts/office-page.tsx"
import { RosterForm } from "#app/office/parts/roster-form.tsx"
import { Capacity, CopyWeek, WeekSteps } from "#app/office/parts/roster-week.tsx"
import { paths } from "#paths"
import { type RosterDay, type RosterShown, showRoster } from "#app/office/roster.server.ts"
import { actOnOffice } from "#app/office/shown.server.ts"
import type { Route } from "./+types/roster"

export async function loader({ context, url }: Route.LoaderArgs) {
  return showRoster(context, url)
}

export const action = ({ request, context }: Route.ActionArgs) => actOnOffice(request, context, paths.staff.roster())

type Counter = RosterShown["counters"][number]

export default function Roster({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("office")
  const { days, counters, edit, week } = loaderData
  const outcome = actionData ?? null
  const wanted = outcome
    ? `${typedOr(outcome, "roster", "counterId", "")} ${typedOr(outcome, "roster", "weekday", "")}`
    : (edit ?? "")
  const counter = counters.find((c) => wanted.startsWith(c.id))
  const day = counter?.days.find((d) => wanted.endsWith(` ${d.weekday}`))
  const dayName = days.find((d) => d.weekday === day?.weekday)?.name ?? ""
  return (
    <OfficePage
      tab="roster"
      changed={loaderData.changed}
      saved={loaderData.saved}
      outcome={outcome}
      back={paths.staff.roster()}
      side={
        counter && day ? (
          <RosterForm key={wanted} shown={loaderData} counter={counter} day={day} dayName={dayName} outcome={outcome} />
        ) : (
          <CopyWeek shown={loaderData} outcome={outcome} />
        )
      }
    >
      <section>
        <header>
          <h2>{t("roster.heading")}</h2>
          <WeekSteps week={week} />
        </header>
        <Plan days={days} counters={counters} week={week.chosen ? week.monday : undefined} />
      </section>
      <Capacity shown={loaderData} />
      {loaderData.teaching.length > 0 ? <Teaching meetings={loaderData.teaching} /> : null}
    </OfficePage>
  )
}

function Plan({
  days,
  counters,
  week,
}: {
  days: RosterShown["days"]
  counters: readonly Counter[]
  week: string | undefined
}) {
  const { t } = useTranslation("office")
  return (
    <table className="roster">
      <thead>
        <tr>
          <th scope="col">{t("roster.counter")}</th>
          {days.map((d) => (
            <th scope="col" key={d.weekday}>
              {d.name} <span className="hint">{d.date}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {counters.map((c) => (
          <tr key={c.id}>
            <th scope="row">
              {c.number} {c.group}
            </th>
            {c.days.map((d, i) => (
              <Cell key={d.weekday} counter={c} day={d} name={days[i]!.name} open={days[i]!.open} week={week} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Who sits at a counter on a weekday, with a warning where that lies outside the hours. */
function Cell({
  counter: c,
  day: d,
  name,
  open,
  week,
}: {
  counter: Counter
  day: RosterDay
  name: string
  open: boolean
  week: string | undefined
}) {
  const { t } = useTranslation("office")
  return (
    <td className={d.shifts.length > 0 ? undefined : open ? "is-gap" : "is-off"}>
      <a
        href={paths.staff.roster({ counter: `${c.id} ${d.weekday}`, ...(week ? { week } : {}) })}
        aria-label={t("roster.change", { day: name.toLowerCase(), number: c.number })}
      >
        {d.shifts.length === 0 ? "–" : [...new Set(d.shifts.map((s) => s.who || t("roster.somebody")))].join(", ")}
      </a>
      {d.shifts.map((s) => (
        <div className="hint" key={s.starts}>
          {s.starts}–{s.ends}
        </div>
      ))}
      {d.outside === null ? null : (
        <div className="hint bad">
          <Icon name="warn" className="i" />{" "}
          {d.outside === "" ? t("roster.closed") : t("roster.outside", { hours: d.outside })}
        </div>
      )}
    </td>
  )
}

/** Colleagues who teach a course are at no counter then: their shifts are shorter by it, without anybody writing it down. */
function Teaching({ meetings }: { meetings: RosterShown["teaching"] }) {
  const { t: teaching } = useTranslation("courses-staff")
  return (
    <section>
      <header>
        <h2>{teaching("teaching.title")}</h2>
        <p>{teaching("teaching.lead")}</p>
      </header>
      <table>
        <tbody>
          {meetings.map((m) => (
            <tr key={m.when + m.teacher}>
              <th scope="row">{m.teacher}</th>
              <td>{m.when}</td>
              <td>{m.title}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
