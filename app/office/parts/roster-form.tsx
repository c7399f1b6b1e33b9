import { useState } from "react"
import { capacityOf } from "#domain/office/capacity.ts"
import { type Interval, intersect, merge } from "#domain/time/interval.ts"
import { isClock } from "#domain/time/office-time.ts"
import { readClock } from "#domain/time/typed-clock.ts"
import { Field, FormActs } from "#app/parts/form.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { RosterDay, RosterShown } from "#app/office/roster.server.ts"
import type { Outcome } from "#app/office/shown.server.ts"
import { Seen, tickedOr, typedOr, useStands } from "./office-page.tsx"

/** Who sits at a counter on a weekday, with the room for visits that this leaves. */
export function RosterForm({
  shown,
  counter,
  day,
  dayName,
  outcome,
}: {
  shown: RosterShown
  counter: RosterShown["counters"][number]
  day: RosterDay
  dayName: string
  outcome: Outcome | null
}) {
  const { t } = useTranslation("office")
  const typed = (n: number, name: "starts" | "ends") =>
    typedOr(outcome, "roster", `${name}-${n}`, day.shifts[n - 1]?.[name] ?? "")
  const [spans, setSpans] = useState(() => spansOf((n, name) => typed(n, name)))
  const read = (form: HTMLFormElement) => {
    const data = new FormData(form)
    setSpans(spansOf((n, name) => String(data.get(`${name}-${n}`) ?? "")))
  }
  return (
    <form method="post" className="ed2" id="edit" onInput={(event) => read(event.currentTarget)}>
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
      <Left shown={shown} counter={counter} day={day} dayName={dayName} spans={spans} />
      <FormActs primary>{t("save")}</FormActs>
    </form>
  )
}

/** The two stretches as minutes of the day; what is no time yet counts for nothing. */
function spansOf(typed: (n: number, name: "starts" | "ends") => string): Interval[] {
  const minutes = (text: string) => {
    const clock = readClock(text)
    return isClock(clock) ? Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) : NaN
  }
  return [1, 2]
    .map((n) => ({ start: minutes(typed(n, "starts")), end: minutes(typed(n, "ends")) }))
    .filter(({ start, end }) => start < end)
}

/** The room for visits of that day with what is typed, before it is saved. */
function Left({
  shown,
  counter,
  day,
  dayName,
  spans,
}: {
  shown: RosterShown
  counter: RosterShown["counters"][number]
  day: RosterDay
  dayName: string
  spans: readonly Interval[]
}) {
  const { t } = useTranslation("office")
  const index = shown.days.findIndex((one) => one.weekday === day.weekday)
  const hours = shown.days[index]?.hours
  if (!hours) return null
  const [open] = spansOf((n, name) => (n === 1 ? hours[name === "starts" ? "opens" : "closes"] : ""))
  const own = open ? intersect([open], merge(spans)) : []
  const working = new Map(shown.counters.map((c) => [c.id, c.id === counter.id ? own : c.days[index]!.works]))
  const services = shown.services.filter((service) => counter.skills.includes(service.skill))
  const left = capacityOf(services, shown.counters, working)
  return (
    <div role="status" className="room-left">
      <p>{t("roster.capacityWith", { day: dayName.toLowerCase() })}</p>
      <ul>
        {services.map((service, i) => (
          <li key={service.key}>
            {service.name}{" "}
            <b>
              {service.visits[index] === left[i]!.visits ? null : `${service.visits[index]} → `}
              {left[i]!.visits}
            </b>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** One of the two shifts of a day at a counter. */
function Shift({
  n,
  shift,
  outcome,
}: {
  n: number
  shift: RosterDay["shifts"][number] | undefined
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
