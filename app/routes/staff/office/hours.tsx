import { useTranslation } from "#app/components/translation.ts"
import { Field } from "#app/components/form.tsx"
import { Icon } from "#app/components/icon.tsx"
import { OfficePage, typedOr } from "#app/components/office-page.tsx"
import { paths } from "#app/paths.ts"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { actOnOffice, lastChange } from "#app/web/office.server.ts"
import { requirePermission } from "#app/web/require-staff.server.ts"
import { comingExceptions, readSiteOffice } from "#db/office/reads.ts"
import { holidayOn } from "#domain/office/holidays.ts"
import { seriesOn } from "#domain/office/opening.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { briefDate, briefSpan, shortDay, spokenClock, weekdayName } from "#domain/time/spoken.ts"
import type { Route } from "./+types/hours"

const HOLIDAYS_AHEAD = 120

export async function loader({ context, url }: Route.LoaderArgs) {
  requirePermission(staffOf(context), "change-office")
  const { db, ctx } = portalOf(context)
  const language = localeOf(context) as "en" | "da"
  const { site, office } = await readSiteOffice(db)
  const today = officeDay(ctx.now())
  const series = seriesOn(office, today)
  const clock = (text: string) => spokenClock(text, language)
  const { closures, exceptions } = await comingExceptions(db, site.id, today)
  const brief = (day: string) =>
    day.slice(0, 4) === today.slice(0, 4) ? briefDate(day, language) : `${briefDate(day, language)} ${day.slice(0, 4)}`
  const span = (from: string, to: string) => (from === to ? brief(from) : briefSpan(from, to, language))
  const holidays = Array.from({ length: HOLIDAYS_AHEAD }, (_, n) => addDays(today, n)).flatMap((day) => {
    const name = holidayOn(day, language)
    return name && !exceptions.some((e) => e.day === day)
      ? [{ sort: day, id: day, kind: "holiday" as const, when: brief(day), hours: null, where: name, reason: "", day }]
      : []
  })
  return {
    today,
    series: series && { from: shortDay(series.validFrom, language, today) },
    days: [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
      const hours = series?.hours.find((h) => h.weekday === weekday)
      const name = weekdayName(addDays("2026-11-22", weekday), language)
      const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
      return {
        weekday,
        name: name.charAt(0).toUpperCase() + name.slice(1),
        opens: hours ? clock(hours.opens) : "",
        closes: hours ? clock(hours.closes) : "",
        bar: hours
          ? { from: (minutes(hours.opens) - 480) / 6, width: (minutes(hours.closes) - minutes(hours.opens)) / 6 }
          : null,
      }
    }),
    coming: office.series
      .filter((s) => s.validFrom > today)
      .map((s) => ({
        id: s.id,
        from: shortDay(s.validFrom, language, today),
        hours: s.hours
          .map(
            (h) =>
              `${weekdayName(addDays("2026-11-22", h.weekday), language, "short")} ${clock(h.opens)}–${clock(h.closes)}`,
          )
          .join(", "),
      })),
    exceptions: [
      ...closures.map((c) => ({
        sort: c.firstDay + (c.from ?? ""),
        id: c.id,
        kind: c.kind,
        when: span(c.firstDay, c.lastDay),
        hours: c.from ? `${clock(c.from)}–${clock(c.to!)}` : null,
        where: c.counters
          ? c.counters.map((id) => office.counters.find((x) => x.id === id)?.number ?? "?").join(", ")
          : "",
        reason: c.reason,
        day: c.firstDay,
      })),
      ...exceptions.map((e) => ({
        sort: e.day + e.opens,
        id: e.id,
        kind: "other" as const,
        when: brief(e.day),
        hours: `${clock(e.opens)}–${clock(e.closes)}`,
        where: "",
        reason: e.reason,
        day: e.day,
      })),
      ...holidays,
    ].toSorted((a, b) => a.sort.localeCompare(b.sort)),
    counters: office.counters.map((c) => ({ id: c.id, number: c.number })),
    changed: await lastChange(context),
    saved: url.searchParams.has("saved"),
    openDay: url.searchParams.get("draft"),
  }
}

export const action = ({ request, context }: Route.ActionArgs) => actOnOffice(request, context, paths.staff.hours())

export default function Hours({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("office")
  const { days, series, coming, exceptions, counters, today, openDay } = loaderData
  const outcome = actionData ?? null
  const typed = (what: string, name: string, otherwise: string) => typedOr(outcome, what, name, otherwise)
  const chosen = outcome?.typed.filter(([n]) => n === "counters").map(([, v]) => v) ?? []
  const side = (
    <div className="ed2" id="edit">
      <form method="post">
        <header>
          <h2>{t("closure.heading")}</h2>
        </header>
        <input type="hidden" name="what" value="closure" />
        <div className="form-group">
          <label className="form-label" htmlFor="kind">
            {t("closure.kind")}
          </label>
          <select className="form-input" id="kind" name="kind" defaultValue={typed("closure", "kind", "closed")}>
            <option value="closed">{t("closure.closed")}</option>
            <option value="unstaffed">{t("closure.unstaffed")}</option>
          </select>
        </div>
        <div className="row2">
          <Field
            id="firstDay"
            label={t("closure.firstDay")}
            type="date"
            value={typed("closure", "firstDay", "")}
            required
          />
          <Field id="lastDay" label={t("closure.lastDay")} type="date" value={typed("closure", "lastDay", "")} />
        </div>
        <div className="row2">
          <Field id="from" label={t("closure.from")} value={typed("closure", "from", "")} maxLength={5} />
          <Field id="to" label={t("closure.to")} value={typed("closure", "to", "")} maxLength={5} />
        </div>
        <p className="hint">{t("closure.timesHint")}</p>
        <fieldset className="form-group">
          <legend className="form-label">{t("closure.counters")}</legend>
          <div className="radio">
            <input
              type="radio"
              name="scope"
              id="scope-all"
              value="all"
              defaultChecked={typed("closure", "scope", "all") === "all"}
            />
            <label htmlFor="scope-all">{t("closure.all")}</label>
          </div>
          <div className="radio">
            <input
              type="radio"
              name="scope"
              id="scope-some"
              value="some"
              defaultChecked={typed("closure", "scope", "all") === "some"}
            />
            <label htmlFor="scope-some">{t("closure.some")}</label>
          </div>
          <div className="form-acts">
            {counters.map((c) => (
              <div className="radio" key={c.id}>
                <input
                  type="checkbox"
                  name="counters"
                  id={`c-${c.number}`}
                  value={c.id}
                  defaultChecked={chosen.includes(c.id)}
                />
                <label htmlFor={`c-${c.number}`}>{c.number}</label>
              </div>
            ))}
          </div>
        </fieldset>
        <Field
          id="reason"
          label={t("closure.reason")}
          value={typed("closure", "reason", "")}
          required
          maxLength={120}
        />
        <div className="form-acts">
          <button className="btn primary" type="submit">
            {t("closure.button")}
          </button>
        </div>
      </form>
      <form method="post">
        <header>
          <h2>{t("exception.heading")}</h2>
        </header>
        <input type="hidden" name="what" value="exception" />
        <div className="row3">
          <Field
            id="day"
            label={t("exception.day")}
            type="date"
            value={typed("exception", "day", openDay ?? "")}
            required
          />
          <Field
            id="opens"
            label={t("exception.opens")}
            value={typed("exception", "opens", "")}
            required
            maxLength={5}
          />
          <Field
            id="closes"
            label={t("exception.closes")}
            value={typed("exception", "closes", "")}
            required
            maxLength={5}
          />
        </div>
        <Field
          id="exceptionReason"
          label={t("exception.reason")}
          value={typed("exception", "exceptionReason", "")}
          required
          maxLength={120}
        />
        <div className="form-acts">
          <button className="btn primary" type="submit">
            {t("exception.button")}
          </button>
        </div>
      </form>
    </div>
  )
  return (
    <OfficePage
      tab="hours"
      changed={loaderData.changed}
      saved={loaderData.saved}
      outcome={outcome}
      back={paths.staff.hours()}
      side={side}
    >
      <section>
        <form method="post">
          <input type="hidden" name="what" value="series" />
          <header>
            <h2>{t("weekly.heading")}</h2>
            {series ? <p>{t("weekly.from", { day: series.from })}</p> : null}
          </header>
          <table className="hours">
            <thead>
              <tr>
                <th scope="col">{t("weekly.day")}</th>
                <th scope="col">{t("weekly.opens")}</th>
                <th scope="col">{t("weekly.closes")}</th>
                <th scope="col" className="sc">
                  <span className="sr">{t("tabs.hours")}</span>
                  <div aria-hidden="true">
                    <span>8</span>
                    <span>10</span>
                    <span>12</span>
                    <span>14</span>
                    <span>16</span>
                    <span>18</span>
                  </div>
                </th>
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={day.weekday}>
                  <th scope="row">{day.name}</th>
                  <td>
                    <input
                      name={`opens-${day.weekday}`}
                      defaultValue={typed("series", `opens-${day.weekday}`, day.opens)}
                      aria-label={t("weekly.opensOn", { day: day.name })}
                      placeholder={t("weekly.closed")}
                      maxLength={5}
                    />
                  </td>
                  <td>
                    <input
                      name={`closes-${day.weekday}`}
                      defaultValue={typed("series", `closes-${day.weekday}`, day.closes)}
                      aria-label={t("weekly.closesOn", { day: day.name })}
                      maxLength={5}
                    />
                  </td>
                  <td>
                    <svg className="span" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                      <rect className="t" width="100" height="10" />
                      {day.bar ? <rect x={day.bar.from} width={day.bar.width} height="10" /> : null}
                    </svg>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="hint">{t("weekly.hint")}</p>
          <div className="form-acts">
            <Field
              id="validFrom"
              label={t("weekly.validFrom")}
              type="date"
              value={typed("series", "validFrom", today)}
              required
            />
            <button className="btn primary" type="submit">
              {t("save")}
            </button>
          </div>
          {coming.map((s) => (
            <p className="series" key={s.id}>
              <Icon name="calendar-month" className="i" />
              <b>{t("weekly.coming", { day: s.from })}</b> {s.hours}
            </p>
          ))}
        </form>
      </section>
      <section>
        <header>
          <h2>{t("exceptions.heading")}</h2>
        </header>
        {exceptions.length === 0 ? <p className="hint">{t("exceptions.none")}</p> : null}
        <ul className="exc">
          {exceptions.map((e) => (
            <li key={e.kind + e.id}>
              <time>{e.when}</time>
              <b>{e.hours ?? t("exceptions.wholeDay")}</b>
              <span className={e.kind === "holiday" ? "mut" : undefined}>
                {e.kind === "holiday" ? (
                  <>
                    <Icon name="lock" className="i" />
                    {e.where}, {t("exceptions.holiday").toLowerCase()}
                  </>
                ) : (
                  `${e.kind === "other" ? t("exceptions.otherHours") : e.where ? t("exceptions.counters", { list: e.where }) : t("exceptions.office")} · ${e.kind === "unstaffed" ? `${t("exceptions.unstaffed")}: ` : ""}${e.reason}`
                )}
              </span>
              {e.kind === "holiday" ? (
                <a href={`${paths.staff.hours({ draft: e.day })}#day`}>{t("exceptions.openAnyway")}</a>
              ) : (
                <form method="post">
                  <input type="hidden" name="what" value={e.kind === "other" ? "remove-exception" : "remove-closure"} />
                  <input type="hidden" name="id" value={e.id} />
                  <button className="linkbutton" type="submit">
                    {t("remove")}
                    <span className="sr">
                      {" "}
                      {e.when} {e.reason}
                    </span>
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      </section>
    </OfficePage>
  )
}
