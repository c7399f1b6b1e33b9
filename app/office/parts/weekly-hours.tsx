import type { HoursShown } from "#app/office/hours.server.ts"
import type { Outcome } from "#app/office/shown.server.ts"
import { Field } from "#app/parts/form.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { Seen, typedOr, useStands } from "./office-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** The week's hours; only read by those who may not change the office. */
export function WeeklyHours({ shown, outcome }: { shown: HoursShown; outcome: Outcome | null }) {
  const { t } = useTranslation("office")
  const stands = useStands(outcome, "series")
  const typed = (name: string, otherwise: string) => typedOr(outcome, "series", name, otherwise)
  const field = (name: string, value: string, label: string) => (
    <td>
      {shown.all ? (
        <input
          name={name}
          defaultValue={typed(name, value)}
          aria-label={label}
          placeholder={name.startsWith("opens") ? t("weekly.closed") : undefined}
          maxLength={5}
        />
      ) : (
        value || (name.startsWith("opens") ? t("weekly.closed") : "")
      )}
      {stands(name) ? <div className="hint bad">{stands(name)}</div> : null}
    </td>
  )
  return (
    <table className="hours">
      <thead>
        <tr>
          <th scope="col">{t("weekly.day")}</th>
          <th scope="col">{t("weekly.opens")}</th>
          <th scope="col">{t("weekly.closes")}</th>
          <th scope="col" className="sc">
            <span className="sr">{t("tabs.hours")}</span>
            <div aria-hidden="true">
              {[8, 10, 12, 14, 16, 18].map((hour) => (
                <span key={hour}>{hour}</span>
              ))}
            </div>
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.days.map((day) => (
          <tr key={day.weekday}>
            <th scope="row">{day.name}</th>
            {field(`opens-${day.weekday}`, day.opens, t("weekly.opensOn", { day: day.name }))}
            {field(`closes-${day.weekday}`, day.closes, t("weekly.closesOn", { day: day.name }))}
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
  )
}

/** The form around the week, with the weeks still to come and what is wrong with them. */
export function WeeklyForm({ shown, outcome }: { shown: HoursShown; outcome: Outcome | null }) {
  const { t } = useTranslation("office")
  const head = (
    <header>
      <h2>{t("weekly.heading")}</h2>
      {shown.series ? <p>{t("weekly.from", { day: shown.series.from })}</p> : null}
    </header>
  )
  return (
    <>
      {shown.all ? (
        <form method="post">
          <input type="hidden" name="what" value="series" />
          <Seen outcome={outcome} what="series" mark={shown.seen} />
          {head}
          <WeeklyHours shown={shown} outcome={outcome} />
          <p className="hint">{t("weekly.hint")}</p>
          <div className="form-acts">
            <Field
              id="validFrom"
              label={t("weekly.validFrom")}
              type="date"
              value={typedOr(outcome, "series", "validFrom", shown.today)}
              required
            />
            <button className="btn primary" type="submit">
              {t("save")}
            </button>
          </div>
        </form>
      ) : (
        <>
          {head}
          <WeeklyHours shown={shown} outcome={outcome} />
        </>
      )}
      <NobodyThere days={shown.unstaffed} />
      {shown.coming.map((s) => (
        <div className="series" key={s.id}>
          <Icon name="calendar-month" className="i" />
          <p>
            <b>{t("weekly.coming", { day: s.from })}</b> {s.hours}
          </p>
          <NobodyThere days={s.unstaffed} />
          {shown.all ? <Remove what="remove-series" id={s.id} name={t("weekly.coming", { day: s.from })} /> : null}
        </div>
      ))}
    </>
  )
}

/** Hours without anybody on the roster offer no times: it is said where the hours stand. */
function NobodyThere({ days }: { days: readonly string[] }) {
  const { t, i18n } = useTranslation("office")
  if (days.length === 0) return null
  const list = new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(days)
  return (
    <p className="bad">
      <Icon name="warn" className="i" /> {t("weekly.nobody", { days: list })}
    </p>
  )
}

export function Remove({ what, id, name }: { what: string; id: string; name: string }) {
  const { t } = useTranslation("office")
  return (
    <form method="post">
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="id" value={id} />
      <button className="linkbutton" type="submit">
        {t("remove")}
        <span className="sr"> {name}</span>
      </button>
    </form>
  )
}
