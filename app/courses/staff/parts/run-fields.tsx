import { Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** Seats, sign-up times and rules of a run, in the form that plans it and in the one that changes it. */
export function RunFields({
  typed,
  priorities,
}: {
  typed: Record<string, string | undefined>
  priorities: readonly string[]
}) {
  const { t } = useTranslation("courses-staff")
  return (
    <>
      <div className="case-fields">
        <Field id="seats" label={t("form.seats")} value={typed.seats} inputMode="numeric" />
        <Field id="largest" label={t("form.largest")} value={typed.largest} inputMode="numeric" />
        <Field id="fewest" label={t("form.fewest")} value={typed.fewest} inputMode="numeric" />
        <Field id="offerHours" label={t("form.offerHours")} value={typed.offerHours} inputMode="numeric" />
        <div className="form-group">
          <label className="form-label" htmlFor="opens">
            {t("form.opens")}
          </label>
          <input className="form-input" type="datetime-local" id="opens" name="opens" defaultValue={typed.opens} />
        </div>
        <div className="form-group">
          <label className="form-label" htmlFor="closes">
            {t("form.closes")}
          </label>
          <input className="form-input" type="datetime-local" id="closes" name="closes" defaultValue={typed.closes} />
        </div>
        <Field id="video" label={t("form.video")} value={typed.video} maxLength={500} />
      </div>
      <fieldset className="form-group">
        <legend>{t("form.priorities")}</legend>
        {(["pd-u2", "partner"] as const).map((priority) => (
          <label key={priority} className="choice-line">
            <input type="checkbox" name="priority" value={priority} defaultChecked={priorities.includes(priority)} />{" "}
            {t(priority === "pd-u2" ? "form.u2" : "form.partner")}
          </label>
        ))}
      </fieldset>
    </>
  )
}
