import type { EditedMunicipality } from "#app/office/municipalities.server.ts"
import { Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { LONGEST } from "#domain/longest.ts"

/**
 * One municipality's dated terms and exceptions, and the forms that change them. What was typed stays when a change is refused, and with
 * it the mark of what was shown when it was typed.
 */
export function MunicipalityEditor({
  municipality: m,
  typed,
  today,
}: {
  municipality: EditedMunicipality
  typed: Record<string, string>
  today: string
}) {
  const { t } = useTranslation("office")
  const was = (what: string, name: string, otherwise = "") =>
    typed.what === what ? (typed[name] ?? otherwise) : otherwise
  const hidden = (what: string) => (
    <>
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="code" value={m.code} />
      <input type="hidden" name="seen" value={was(what, "seen", m.seen)} />
    </>
  )
  const span = (from: string | null, to: string | null) =>
    [from ? t("municipalities.from", { day: from }) : "", to ? t("municipalities.to", { day: to }) : ""]
      .filter(Boolean)
      .join(" ")
  return (
    <section id="edit" className="municipality">
      <h2>{t("municipalities.editHeading", { name: m.name })}</h2>
      <h3>{t("municipalities.history")}</h3>
      <ul>
        {m.terms.map((term) => (
          <li key={term.id}>
            {term.kind === "region" ? term.region : t(`municipalities.${term.kind}`)} {span(term.from, term.to)}
          </li>
        ))}
      </ul>
      {m.host ? null : m.partner ? (
        <form method="post">
          {hidden("partner-ends")}
          <Field
            id="to"
            label={t("municipalities.ends")}
            type="date"
            value={was("partner-ends", "to", m.ends ?? today)}
          />
          <div className="form-acts">
            <button className="btn" type="submit">
              {t("municipalities.end")}
            </button>
            {m.ends ? (
              <button className="btn" type="submit" name="what" value="partner-goes-on">
                {t("municipalities.goesOn")}
              </button>
            ) : null}
          </div>
        </form>
      ) : (
        <form method="post">
          {hidden("partner-begins")}
          <Field
            id="from"
            label={t("municipalities.begins")}
            type="date"
            value={was("partner-begins", "from", today)}
          />
          <div className="form-acts">
            <button className="btn" type="submit">
              {t("municipalities.begin")}
            </button>
          </div>
        </form>
      )}
      <form method="post">
        {hidden("region")}
        <Field id="region" label={t("municipalities.newRegion")} value={was("region", "region")} maxLength={100} />
        <div className="form-group">
          <label className="form-label" htmlFor="region-from">
            {t("municipalities.regionFrom")}
          </label>
          <input
            className="form-input"
            type="date"
            id="region-from"
            name="from"
            defaultValue={was("region", "from", today)}
          />
        </div>
        <div className="form-acts">
          <button className="btn" type="submit">
            {t("municipalities.saveRegion")}
          </button>
        </div>
      </form>
      <h3>{t("municipalities.exceptionHeading")}</h3>
      {m.exceptions.length === 0 ? <p className="hint">{t("municipalities.noExceptions")}</p> : null}
      <ul>
        {m.exceptions.map((e) => (
          <li key={e.id}>
            <form method="post">
              {hidden("remove-exception")}
              <input type="hidden" name="id" value={e.id} />
              {t("municipalities.says", {
                who: t(`municipalities.${e.who}`),
                where:
                  e.residences.length > 0 ? t("municipalities.sayWhere", { residences: e.residences.join(", ") }) : "",
                goes: t(e.goes === "here" ? "municipalities.goesHere" : "municipalities.goesOwn"),
              })}{" "}
              {span(e.from, e.to)} <small>{e.source}</small>{" "}
              {e.over ? null : (
                <button className="btn small" type="submit">
                  {t("municipalities.endException")}
                </button>
              )}
            </form>
          </li>
        ))}
      </ul>
      <form method="post">
        {hidden("exception")}
        <Choice
          name="who"
          legend={t("municipalities.who")}
          value={was("exception", "who", "students")}
          options={[
            ["everyone", t("municipalities.everyone")],
            ["students", t("municipalities.students")],
          ]}
        />
        <Field
          id="residences"
          label={t("municipalities.residences")}
          value={was("exception", "residences")}
          rows={2}
          maxLength={LONGEST.residences}
        />
        <Choice
          name="goes"
          legend={t("municipalities.goes")}
          value={was("exception", "goes", "own")}
          options={[
            ["here", t("municipalities.goesHere")],
            ["own", t("municipalities.goesOwn")],
          ]}
        />
        <div className="row2">
          <Field
            id="exception-from"
            name="from"
            label={t("municipalities.holdsFrom")}
            type="date"
            value={was("exception", "from")}
          />
          <Field
            id="exception-to"
            name="to"
            label={t("municipalities.holdsTo")}
            type="date"
            value={was("exception", "to")}
          />
        </div>
        <Field
          id="source"
          label={t("municipalities.source")}
          value={was("exception", "source")}
          maxLength={500}
          required
        />
        <div className="form-acts">
          <button className="btn" type="submit">
            {t("municipalities.add")}
          </button>
        </div>
      </form>
    </section>
  )
}

function Choice({
  name,
  legend,
  value,
  options,
}: {
  name: string
  legend: string
  value: string
  options: [string, string][]
}) {
  return (
    <fieldset className="form-group">
      <legend className="form-label">{legend}</legend>
      {options.map(([key, text]) => (
        <div className="radio" key={key}>
          <input type="radio" name={name} id={`${name}-${key}`} value={key} defaultChecked={value === key} />
          <label htmlFor={`${name}-${key}`}>{text}</label>
        </div>
      ))}
    </fieldset>
  )
}
