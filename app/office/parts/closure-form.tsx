import { Select } from "#app/parts/choices.tsx"
import { useState } from "react"
import type { HoursShown } from "#app/office/hours.server.ts"
import type { Outcome } from "#app/office/shown.server.ts"
import { Field } from "#app/parts/form.tsx"
import { typedOr } from "./office-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** A new closure; or, for those who may not close the office, that counters stand empty today or tomorrow. */
export function ClosureForm({ shown, outcome }: { shown: HoursShown; outcome: Outcome | null }) {
  const { t } = useTranslation("office")
  const typed = (name: string, otherwise: string) => typedOr(outcome, "closure", name, otherwise)
  const chosen = outcome?.typed.filter(([n]) => n === "counters").map(([, v]) => v) ?? []
  const [scope, setScope] = useState(typed("scope", shown.all ? "all" : "some"))
  return (
    <form method="post">
      <header>
        <h2>{t(shown.all ? "closure.heading" : "absence.heading")}</h2>
      </header>
      <input type="hidden" name="what" value="closure" />
      {shown.all ? (
        <Select
          id="kind"
          label={t("closure.kind")}
          value={typed("kind", "closed")}
          options={[
            { value: "closed", text: t("closure.closed") },
            { value: "unstaffed", text: t("closure.unstaffed") },
          ]}
        />
      ) : (
        <>
          <p className="hint">{t("absence.lead")}</p>
          <input type="hidden" name="kind" value="unstaffed" />
        </>
      )}
      {shown.all ? (
        <div className="row2">
          <Field id="firstDay" label={t("closure.firstDay")} type="date" value={typed("firstDay", "")} required />
          <Field id="lastDay" label={t("closure.lastDay")} type="date" value={typed("lastDay", "")} />
        </div>
      ) : (
        <fieldset className="form-group">
          <legend className="form-label">{t("absence.day")}</legend>
          {[[shown.today, t("absence.today")] as const, [shown.lastDay, t("absence.tomorrow")] as const].map(
            ([day, word]) => (
              <div className="radio" key={day}>
                <input
                  type="radio"
                  name="firstDay"
                  id={`day-${day}`}
                  value={day}
                  defaultChecked={typed("firstDay", shown.today) === day}
                />
                <label htmlFor={`day-${day}`}>{word}</label>
              </div>
            ),
          )}
        </fieldset>
      )}
      <div className="row2">
        <Field id="from" label={t("closure.from")} value={typed("from", "")} maxLength={5} />
        <Field id="to" label={t("closure.to")} value={typed("to", "")} maxLength={5} />
      </div>
      <p className="hint">{t("closure.timesHint")}</p>
      <fieldset className="form-group">
        <legend className="form-label">{t("closure.counters")}</legend>
        {shown.all ? (
          (["all", "some"] as const).map((value) => (
            <div className="radio" key={value}>
              <input
                type="radio"
                name="scope"
                id={`scope-${value}`}
                value={value}
                checked={scope === value}
                onChange={() => setScope(value)}
              />
              <label htmlFor={`scope-${value}`}>{t(`closure.${value}`)}</label>
            </div>
          ))
        ) : (
          <input type="hidden" name="scope" value="some" />
        )}
        <div className="form-acts">
          {shown.counters.map((c) => (
            <div className="radio" key={c.id}>
              <input
                type="checkbox"
                name="counters"
                id={`c-${c.number}`}
                value={c.id}
                defaultChecked={chosen.includes(c.id)}
                // Who ticks a counter means that counter, not the whole office.
                onChange={(event) => event.target.checked && setScope("some")}
              />
              <label htmlFor={`c-${c.number}`}>{c.number}</label>
            </div>
          ))}
        </div>
      </fieldset>
      <Field id="reason" label={t("closure.reason")} value={typed("reason", "")} required maxLength={120} />
      <div className="form-acts">
        <button className="btn primary" type="submit">
          {t(shown.all ? "closure.button" : "absence.button")}
        </button>
      </div>
    </form>
  )
}

/** Other hours on one day, also on a public holiday. */
export function ExceptionForm({ shown, outcome }: { shown: HoursShown; outcome: Outcome | null }) {
  const { t } = useTranslation("office")
  const typed = (name: string, otherwise: string) => typedOr(outcome, "exception", name, otherwise)
  return (
    <form method="post">
      <header>
        <h2>{t("exception.heading")}</h2>
      </header>
      <input type="hidden" name="what" value="exception" />
      <div className="row3">
        <Field id="day" label={t("exception.day")} type="date" value={typed("day", shown.openDay ?? "")} required />
        <Field id="opens" label={t("exception.opens")} value={typed("opens", "")} required maxLength={5} />
        <Field id="closes" label={t("exception.closes")} value={typed("closes", "")} required maxLength={5} />
      </div>
      <Field
        id="exceptionReason"
        label={t("exception.reason")}
        value={typed("exceptionReason", "")}
        required
        maxLength={120}
      />
      <div className="form-acts">
        <button className="btn primary" type="submit">
          {t("exception.button")}
        </button>
      </div>
    </form>
  )
}
