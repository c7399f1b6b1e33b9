import { Select } from "#app/parts/choices.tsx"
import { LONGEST } from "#domain/longest.ts"
import { type TaxState, forwardWays } from "#domain/taxcard/application.ts"
import { Field } from "#app/parts/form.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** An application as its deeds need to know it. `seen` is the id of the last thing that had happened. */
interface TaxCardShown {
  seen: string
  state: TaxState
  open: boolean
  missing: number
  mayConfirm: boolean
  undoes: boolean
  email: string
  days: number
}

interface Typed {
  way: string
  receipt: string
  note: string
  noteOf: "note" | "forward"
}

/** What can be done with it. Each form says what its reader had seen, so that no colleague's newer step is run over. */
export function TaxCardDeeds({ shown, typed }: { shown: TaxCardShown; typed: Typed | null }) {
  const { t } = useTranslation("taxcard")
  const seen = <input type="hidden" name="seen" value={shown.seen} />
  return (
    <div className="ed2">
      {shown.open ? <Forward shown={shown} typed={typed} /> : null}
      {shown.mayConfirm ? (
        <form method="post" className="deed">
          {seen}
          <h2>{t("staff.confirmTitle")}</h2>
          <p>{t("staff.confirmLead", { days: shown.days })}</p>
          <button className="btn primary" type="submit" name="intent" value="confirmed">
            {t("staff.confirm")}
          </button>
        </form>
      ) : null}
      {shown.open ? (
        <form method="post" className="deed">
          {seen}
          <button className="btn" type="submit" name="intent" value="withdrawn">
            {t("staff.withdraw")}
          </button>
        </form>
      ) : null}
      {shown.undoes ? (
        <form method="post" className="deed">
          {seen}
          <p className="quiet">
            {t(shown.state === "withdrawn" || !shown.email ? "staff.undoQuiet" : "staff.undoLead")}
          </p>
          <button className="btn" type="submit" name="intent" value="undo">
            {t("staff.undo", { what: t(`staff.state.${shown.state}`) })}
          </button>
        </form>
      ) : null}
      <form method="post" className="deed">
        <Field
          id="note"
          label={t("staff.note")}
          value={typed?.noteOf === "note" ? typed.note : ""}
          rows={3}
          maxLength={LONGEST.caseNote}
        />
        <button className="btn" type="submit" name="intent" value="note">
          {t("staff.noteSave")}
        </button>
      </form>
    </div>
  )
}

/** On to the Tax Agency: how, its receipt, and a tick where papers are missing. */
function Forward({ shown, typed }: { shown: TaxCardShown; typed: Typed | null }) {
  const { t } = useTranslation("taxcard")
  return (
    <form method="post" className="deed">
      <input type="hidden" name="seen" value={shown.seen} />
      <h2>{t("staff.forwardTitle")}</h2>
      <p>{t("staff.forwardLead")}</p>
      <Select
        id="way"
        label={t("staff.how")}
        value={typed?.way ?? ""}
        options={forwardWays.map((way) => ({ value: way, text: t(`staff.way.${way}`) }))}
      />
      <Field id="receipt" label={t("staff.receipt")} value={typed?.receipt ?? ""} maxLength={100} />
      <Field
        id="forward-note"
        name="note"
        label={t("staff.forwardNote")}
        value={typed?.noteOf === "forward" ? typed.note : ""}
        rows={2}
        maxLength={LONGEST.caseNote}
      />
      {shown.missing > 0 ? <TickBox id="anyway" name="anyway" value="yes" label={t("staff.forwardAnyway")} /> : null}
      <button className="btn primary" type="submit" name="intent" value="forward">
        {t("staff.forward")}
      </button>
    </form>
  )
}
