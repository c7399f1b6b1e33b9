import { capital } from "#domain/capital.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { Field, FormActs } from "#app/parts/form.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { OfficePage, Seen, tickedOr, typedOr, useStands } from "#app/office/parts/office-page.tsx"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { type Outcome, actOnOffice, lastChange } from "#app/office/shown.server.ts"
import { readSiteOffice, teachingFrom } from "#db/office/reads.ts"
import { writtenIn } from "#domain/written-in.ts"
import { groupName, openingOn, seriesOn, shiftsOn } from "#domain/office/opening.ts"
import { isHoliday } from "#domain/office/holidays.ts"
import { outsideHours } from "#domain/office/roster.ts"
import { seen } from "#operations/office/seen.ts"
import { addDays, mondayOf, officeDay } from "#domain/time/office-time.ts"
import { briefMoment, spokenClock, weekdayName } from "#domain/time/spoken.ts"
import type { Route } from "./+types/roster"

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const { office } = await readSiteOffice(db)
  const today = officeDay(ctx.now())
  const open = seriesOn(office, today)?.hours.map((h) => h.weekday) ?? []
  const days = [1, 2, 3, 4, 5, 6, 7].filter((d) => d <= 5 || open.includes(d))
  // The plan as it will be on the next such weekday, so that a change just made is seen.
  const dateOf = (weekday: number) => {
    const day = addDays(mondayOf(today), weekday - 1)
    return day < today ? addDays(day, 7) : day
  }
  const clock = (text: string) => spokenClock(text, language)
  const name = (weekday: number) => {
    const word = weekdayName(addDays("2026-11-22", weekday), language)
    return capital(word)
  }
  /** The hours of the day that a row lies outside of, in words; an empty text on a closed day, null when all is within. */
  const outsideOf = (counterId: string, day: string) => {
    const hours = openingOn(office, day, isHoliday(day))
    if (outsideHours(office, counterId, day, hours).length === 0) return null
    return hours ? `${clock(hours.opens)}–${clock(hours.closes)}` : ""
  }
  const teaching = await teachingFrom(db, ctx.now())
  return {
    today,
    teaching: teaching.slice(0, 30).map((m) => ({
      teacher: m.teacher,
      when: `${briefMoment(m.startsAt, language)}–${spokenClock(m.endsAt, language)}`,
      title: writtenIn(m.texts, language).title,
    })),
    days: days.map((d) => ({ weekday: d, name: name(d), open: open.includes(d) })),
    counters: office.counters.map((c) => ({
      id: c.id,
      number: c.number,
      group: groupName(office.counters, c.group, language),
      days: days.map((d) => ({
        weekday: d,
        seen: seen.roster(office, c.id, d),
        date: dateOf(d),
        outside: outsideOf(c.id, dateOf(d)),
        shifts: shiftsOn(office, c.id, dateOf(d)).map((s) => ({
          starts: clock(s.starts),
          ends: clock(s.ends),
          who: s.staffName,
        })),
      })),
    })),
    edit: url.searchParams.get("counter"),
    changed: await lastChange(context),
    saved: url.searchParams.has("saved"),
  }
}

export const action = ({ request, context }: Route.ActionArgs) => actOnOffice(request, context, paths.staff.roster())

type Loaded = Awaited<ReturnType<typeof loader>>
type Counter = Loaded["counters"][number]
type Day = Counter["days"][number]

export default function Roster({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("office")
  const { days, counters, edit } = loaderData
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
          <RosterForm key={wanted} counter={counter} day={day} dayName={dayName} outcome={outcome} />
        ) : undefined
      }
    >
      <section>
        <header>
          <h2>{t("roster.heading")}</h2>
        </header>
        <Plan days={days} counters={counters} />
      </section>
      {loaderData.teaching.length > 0 ? <Teaching meetings={loaderData.teaching} /> : null}
    </OfficePage>
  )
}

function Plan({ days, counters }: { days: Loaded["days"]; counters: readonly Counter[] }) {
  const { t } = useTranslation("office")
  return (
    <table className="roster">
      <thead>
        <tr>
          <th scope="col">{t("roster.counter")}</th>
          {days.map((d) => (
            <th scope="col" key={d.weekday}>
              {d.name}
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
              <Cell key={d.weekday} counter={c} day={d} name={days[i]!.name} open={days[i]!.open} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Who sits at a counter on a weekday, with a warning where that lies outside the hours. */
function Cell({ counter: c, day: d, name, open }: { counter: Counter; day: Day; name: string; open: boolean }) {
  const { t } = useTranslation("office")
  return (
    <td className={d.shifts.length > 0 ? undefined : open ? "is-gap" : "is-off"}>
      <a
        href={`${paths.staff.roster()}?counter=${encodeURIComponent(`${c.id} ${d.weekday}`)}`}
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

function RosterForm({
  counter,
  day,
  dayName,
  outcome,
}: {
  counter: Counter
  day: Day
  dayName: string
  outcome: Outcome | null
}) {
  const { t } = useTranslation("office")
  return (
    <form method="post" className="ed2" id="edit">
      <header>
        <h2>{t("roster.edit", { number: counter.number, day: dayName.toLowerCase() })}</h2>
      </header>
      <input type="hidden" name="what" value="roster" />
      <input type="hidden" name="counterId" value={counter.id} />
      <input type="hidden" name="weekday" value={day.weekday} />
      <Seen outcome={outcome} what="roster" mark={day.seen} />
      {[1, 2].map((n) => (
        <Shift key={n} n={n} shift={day.shifts[n - 1]} outcome={outcome} />
      ))}
      <p className="hint">{t("roster.hint")}</p>
      <Field
        id="from"
        label={t("roster.from")}
        type="date"
        value={typedOr(outcome, "roster", "from", day.date)}
        required
      />
      <TickBox
        name="onlyThatDay"
        id="onlyThatDay"
        value="yes"
        defaultChecked={tickedOr(outcome, "roster", "onlyThatDay", false)}
        label={t("roster.onlyThatDay")}
      />
      <FormActs primary>{t("save")}</FormActs>
    </form>
  )
}

/** One of the two shifts of a day at a counter. */
function Shift({
  n,
  shift,
  outcome,
}: {
  n: number
  shift: Day["shifts"][number] | undefined
  outcome: Outcome | null
}) {
  const { t } = useTranslation("office")
  const stands = useStands(outcome, "roster")
  return (
    <fieldset className="form-group">
      <legend className="form-label">{t(n === 1 ? "roster.first" : "roster.second")}</legend>
      <div className="row3">
        <Field
          id={`who-${n}`}
          label={t("roster.who")}
          error={stands(`who-${n}`)}
          value={typedOr(outcome, "roster", `who-${n}`, shift?.who ?? "")}
          maxLength={40}
        />
        <Field
          id={`starts-${n}`}
          label={t("roster.starts")}
          error={stands(`starts-${n}`)}
          value={typedOr(outcome, "roster", `starts-${n}`, shift?.starts ?? "")}
          maxLength={5}
        />
        <Field
          id={`ends-${n}`}
          label={t("roster.ends")}
          error={stands(`ends-${n}`)}
          value={typedOr(outcome, "roster", `ends-${n}`, shift?.ends ?? "")}
          maxLength={5}
        />
      </div>
    </fieldset>
  )
}

/** Colleagues who teach a course are at no counter then. */
function Teaching({ meetings }: { meetings: Loaded["teaching"] }) {
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
