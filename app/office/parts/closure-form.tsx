import { Select } from "#app/parts/choices.tsx"
import { useState } from "react"
import type { HoursShown } from "#app/office/hours.server.ts"
import type { Outcome } from "#app/office/shown.server.ts"
import { Field, FormActs } from "#app/parts/form.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { typedOr } from "./office-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** A new closure; or, for those who may not close the office, that counters stand empty today or tomorrow. */
export function ClosureForm({ shown, outcome }: { shown: HoursShown; outcome: Outcome | null }) {
  const { t } = useTranslation("office")
  const typed = (name: string, otherwise: string) => typedOr(outcome, "closure", name, otherwise)
  return (
    <form method="post">
      <header>
        <h2>{t(shown.all ? "closure.heading" : "absence.heading")}</h2>
      </header>
      <input type="hidden" name="what" value="closure" />
      <Kind shown={shown} typed={typed} />
      <Days shown={shown} typed={typed} />
      <div className="row2">
        <Field id="from" label={t("closure.from")} value={typed("from", shown.close?.from ?? "")} maxLength={5} />
        <Field id="to" label={t("closure.to")} value={typed("to", shown.close?.to ?? "")} maxLength={5} />
      </div>
      <p className="hint">{t("closure.timesHint")}</p>
      <Where shown={shown} outcome={outcome} typed={typed} />
      <Field id="reason" label={t("closure.reason")} value={typed("reason", "")} required maxLength={120} />
      <FormActs primary>{t(shown.all ? "closure.button" : "absence.button")}</FormActs>
    </form>
  )
}

/** What was typed of the closure that was refused, else what stands there otherwise. */
type Typed = (name: string, otherwise: string) => string

function Kind({ shown, typed }: { shown: HoursShown; typed: Typed }) {
  const { t } = useTranslation("office")
  return shown.all ? (
    <Select
      id="kind"
      label={t("closure.kind")}
      value={typed("kind", shown.close?.counter ? "unstaffed" : "closed")}
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
  )
}

function Days({ shown, typed }: { shown: HoursShown; typed: Typed }) {
  const { t } = useTranslation("office")
  return shown.all ? (
    <div className="row2">
      <Field
        id="firstDay"
        label={t("closure.firstDay")}
        type="date"
        value={typed("firstDay", shown.close?.day ?? "")}
        required
      />
      <Field id="lastDay" label={t("closure.lastDay")} type="date" value={typed("lastDay", shown.close?.day ?? "")} />
    </div>
  ) : (
    <fieldset className="form-group">
      <legend className="form-label">{t("absence.day")}</legend>
      {[[shown.today, t("absence.today")] as const, [shown.lastDay, t("absence.tomorrow")] as const].map(
        ([day, word]) => (
          <TickBox
            key={day}
            type="radio"
            name="firstDay"
            id={`day-${day}`}
            value={day}
            defaultChecked={typed("firstDay", shown.close?.day ?? shown.today) === day}
            label={word}
          />
        ),
      )}
    </fieldset>
  )
}

/** The whole office or some counters; those who may not close the office name counters. */
function Where({ shown, outcome, typed }: { shown: HoursShown; outcome: Outcome | null; typed: Typed }) {
  const { t } = useTranslation("office")
  const drawn = shown.close?.counter ?? null
  const chosen = outcome?.typed.filter(([n]) => n === "counters").map(([, v]) => v) ?? (drawn ? [drawn] : [])
  const [scope, setScope] = useState(typed("scope", shown.all && !drawn ? "all" : "some"))
  return (
    <fieldset className="form-group">
      <legend className="form-label">{t("closure.counters")}</legend>
      {shown.all ? (
        (["all", "some"] as const).map((value) => (
          <TickBox
            key={value}
            type="radio"
            name="scope"
            id={`scope-${value}`}
            value={value}
            checked={scope === value}
            onChange={() => setScope(value)}
            label={t(`closure.${value}`)}
          />
        ))
      ) : (
        <input type="hidden" name="scope" value="some" />
      )}
      <div className="form-acts">
        {shown.counters.map((c) => (
          <TickBox
            key={c.id}
            name="counters"
            id={`c-${c.number}`}
            value={c.id}
            defaultChecked={chosen.includes(c.id)}
            // Who ticks a counter means that counter, not the whole office.
            onChange={(event) => event.target.checked && setScope("some")}
            label={c.number}
          />
        ))}
      </div>
    </fieldset>
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
      <FormActs primary>{t("exception.button")}</FormActs>
    </form>
  )
}
