import type { EditedMunicipality } from "#app/office/municipalities.server.ts"
import { Field, FormActs } from "#app/parts/form.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { LONGEST } from "#domain/longest.ts"

/** A municipality, and what was typed in the form of it that was refused. */
interface Editing {
  municipality: EditedMunicipality
  typed: Record<string, string>
  today: string
}

/**
 * One municipality's dated terms and exceptions, and the forms that change them. What was typed stays when a change is refused, and with
 * it the mark of what was shown when it was typed.
 */
export function MunicipalityEditor(form: Editing) {
  const { t } = useTranslation("office")
  const span = useSpan()
  const { municipality: m } = form
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
      {m.host ? null : m.partner ? <PartnerEnds form={form} /> : <PartnerBegins form={form} />}
      <RegionForm form={form} />
      <h3>{t("municipalities.exceptionHeading")}</h3>
      {m.exceptions.length === 0 ? <p className="hint">{t("municipalities.noExceptions")}</p> : null}
      <ul>
        {m.exceptions.map((e) => (
          <Exception key={e.id} form={form} exception={e} />
        ))}
      </ul>
      <ExceptionForm form={form} />
    </section>
  )
}

const wasTyped = ({ typed }: Editing, what: string, name: string, otherwise = "") =>
  typed.what === what ? (typed[name] ?? otherwise) : otherwise

function Hidden({ form, what }: { form: Editing; what: string }) {
  const { code, seen } = form.municipality
  return (
    <>
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="seen" value={wasTyped(form, what, "seen", seen)} />
    </>
  )
}

/** "from 1 May 2026 to 3 June 2026", or the one of both that is known. */
function useSpan() {
  const { t } = useTranslation("office")
  return (from: string | null, to: string | null) =>
    [from ? t("municipalities.from", { day: from }) : "", to ? t("municipalities.to", { day: to }) : ""]
      .filter(Boolean)
      .join(" ")
}

function PartnerEnds({ form }: { form: Editing }) {
  const { t } = useTranslation("office")
  const { municipality: m, today } = form
  return (
    <form method="post">
      <Hidden form={form} what="partner-ends" />
      <Field
        id="to"
        label={t("municipalities.ends")}
        type="date"
        value={wasTyped(form, "partner-ends", "to", m.ends ?? today)}
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
  )
}

function PartnerBegins({ form }: { form: Editing }) {
  const { t } = useTranslation("office")
  return (
    <form method="post">
      <Hidden form={form} what="partner-begins" />
      <Field
        id="from"
        label={t("municipalities.begins")}
        type="date"
        value={wasTyped(form, "partner-begins", "from", form.today)}
      />
      <FormActs>{t("municipalities.begin")}</FormActs>
    </form>
  )
}

function RegionForm({ form }: { form: Editing }) {
  const { t } = useTranslation("office")
  return (
    <form method="post">
      <Hidden form={form} what="region" />
      <Field
        id="region"
        label={t("municipalities.newRegion")}
        value={wasTyped(form, "region", "region")}
        maxLength={100}
      />
      <Field
        id="region-from"
        name="from"
        label={t("municipalities.regionFrom")}
        type="date"
        value={wasTyped(form, "region", "from", form.today)}
      />
      <FormActs>{t("municipalities.saveRegion")}</FormActs>
    </form>
  )
}

function Exception({ form, exception: e }: { form: Editing; exception: EditedMunicipality["exceptions"][number] }) {
  const { t } = useTranslation("office")
  const span = useSpan()
  return (
    <li>
      <form method="post">
        <Hidden form={form} what="remove-exception" />
        <input type="hidden" name="id" value={e.id} />
        {t("municipalities.says", {
          who: t(`municipalities.${e.who}`),
          where: e.residences.length > 0 ? t("municipalities.sayWhere", { residences: e.residences.join(", ") }) : "",
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
  )
}

function ExceptionForm({ form }: { form: Editing }) {
  const { t } = useTranslation("office")
  return (
    <form method="post">
      <Hidden form={form} what="exception" />
      <Choice
        name="who"
        legend={t("municipalities.who")}
        value={wasTyped(form, "exception", "who", "students")}
        options={[
          ["everyone", t("municipalities.everyone")],
          ["students", t("municipalities.students")],
        ]}
      />
      <Field
        id="residences"
        label={t("municipalities.residences")}
        value={wasTyped(form, "exception", "residences")}
        rows={2}
        maxLength={LONGEST.residences}
      />
      <Choice
        name="goes"
        legend={t("municipalities.goes")}
        value={wasTyped(form, "exception", "goes", "own")}
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
          value={wasTyped(form, "exception", "from")}
        />
        <Field
          id="exception-to"
          name="to"
          label={t("municipalities.holdsTo")}
          type="date"
          value={wasTyped(form, "exception", "to")}
        />
      </div>
      <Field
        id="source"
        label={t("municipalities.source")}
        value={wasTyped(form, "exception", "source")}
        maxLength={500}
        required
      />
      <FormActs>{t("municipalities.add")}</FormActs>
    </form>
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
        <TickBox
          key={key}
          type="radio"
          name={name}
          id={`${name}-${key}`}
          value={key}
          defaultChecked={value === key}
          label={text}
        />
      ))}
    </fieldset>
  )
}
