import { Field, FieldError, describedBy } from "#app/parts/form.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { TypedRule } from "#app/rules/forms.ts"
import type { ListShown, RuleShown } from "#app/rules/shown.server.ts"

/** A rule from a day on, with its source and its next review. It can be tried before it is saved. */
export function RuleForm({
  rule,
  typed,
  problem,
}: {
  rule: RuleShown
  typed: TypedRule | null
  problem: { field: string; message: string } | null
}) {
  const { t } = useTranslation("rules")
  const error = (field: string) => (problem?.field === field ? problem.message : undefined)
  return (
    <form method="post" action="#tried" className="ed2" id="edit">
      <h2>{t("enter")}</h2>
      <p className="quiet">{t("enterLead")}</p>
      <input type="hidden" name="seen" value={rule.seen} />
      {rule.kind === "number" ? (
        <>
          <Field
            id="value"
            label={t(rule.span ? "least" : "value", { unit: t(`unit.${rule.unit}`) })}
            value={typed?.value ?? rule.now.value}
            inputMode="numeric"
            error={error("value")}
            required
          />
          {rule.span ? (
            <Field
              id="upTo"
              label={t("most", { unit: t(`unit.${rule.unit}`) })}
              value={typed?.upTo ?? rule.now.upTo}
              inputMode="numeric"
              error={error("upTo")}
            />
          ) : null}
        </>
      ) : (
        <States rule={rule} chosen={typed?.states ?? rule.now.countries} error={error("states")} />
      )}
      <Field
        id="from"
        label={t("from")}
        type="date"
        value={typed?.from ?? rule.usual.from}
        error={error("from")}
        required
      />
      <Field
        id="source"
        label={t("source")}
        value={typed?.source ?? rule.now.source}
        maxLength={200}
        error={error("source")}
        required
      />
      <Field id="url" label={t("url")} value={typed?.url ?? rule.now.url} maxLength={500} required />
      <Field
        id="nextReview"
        label={t("nextReview")}
        type="date"
        value={typed?.nextReview ?? rule.usual.nextReview}
        error={error("nextReview")}
        required
      />
      <div className="form-acts">
        <button className="btn" type="submit" name="intent" value="look">
          {t("try")}
        </button>
        <button className="btn primary" type="submit" name="intent" value="enter">
          {t("save")}
        </button>
      </div>
    </form>
  )
}

function States({ rule, chosen, error }: { rule: ListShown; chosen: readonly string[]; error: string | undefined }) {
  const { t } = useTranslation("rules")
  return (
    <fieldset
      id="states"
      className="form-group states"
      tabIndex={-1}
      aria-describedby={describedBy("states", null, error)}
    >
      <legend>{t("statesLegend", { count: chosen.length })}</legend>
      {error ? <FieldError id="states-error" message={error} /> : null}
      <div className="state-list">
        {rule.states.map(({ code, name }) => (
          <TickBox
            key={code}
            id={`state-${code}`}
            name="state"
            value={code}
            defaultChecked={chosen.includes(code)}
            label={name}
          />
        ))}
      </div>
    </fieldset>
  )
}
