import { Select } from "#app/parts/choices.tsx"
import { LONGEST } from "#domain/longest.ts"
import type { ReactNode } from "react"
import type { DeskTyped } from "#app/benefit/staff/forms.ts"
import type { BenefitAtDesk } from "#app/benefit/staff/desk.server.ts"
import { u3Events } from "#domain/benefit/registration.ts"
import { Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** What can be done with a case at the desk. Each form says what its reader had seen, so that no colleague's newer act is run over. */
export function Deeds({ shown, typed }: { shown: BenefitAtDesk; typed: DeskTyped | null }) {
  const { t } = useTranslation("benefit")
  const { may, left, seen } = shown
  return (
    <>
      {may.register ? (
        <Deed seen={seen}>
          <h2>{t("staff.register")}</h2>
          <Field id="on" label={t("staff.on")} type="date" value={typed?.on || shown.today} />
          <button className="btn primary" type="submit" name="intent" value="registered">
            {t("staff.register")}
          </button>
        </Deed>
      ) : null}
      {may.late && left < 0 ? (
        <Deed seen={seen}>
          <button className="btn" type="submit" name="intent" value="too-late">
            {t("staff.tooLate")}
          </button>
        </Deed>
      ) : null}
      {may.forward ? (
        <Deed seen={seen}>
          <Field id="to" label={t("staff.forward")} value={typed?.to || shown.municipality} maxLength={100} />
          <button className="btn" type="submit" name="intent" value="forwarded">
            {t("staff.forwardButton")}
          </button>
        </Deed>
      ) : null}
      {may.u3 ? <U3 shown={shown} typed={typed} /> : null}
      {may.end ? (
        <Deed seen={seen}>
          <button className="btn" type="submit" name="intent" value="ended">
            {t("staff.end")}
          </button>
        </Deed>
      ) : null}
      <Deed seen={seen}>
        <Field id="note" label={t("staff.note")} value={typed?.note} rows={3} maxLength={LONGEST.caseNote} />
        <button className="btn" type="submit" name="intent" value="note">
          {t("staff.noteSave")}
        </button>
      </Deed>
      {shown.undoes ? (
        <Deed seen={seen}>
          <p className="quiet">{t(shown.state === "ended" ? "staff.undoQuiet" : "staff.undoLead")}</p>
          <button className="btn" type="submit" name="intent" value="undo">
            {t("staff.undo", { what: t(`staff.state.${shown.state}`) })}
          </button>
        </Deed>
      ) : null}
    </>
  )
}

function U3({ shown, typed }: { shown: BenefitAtDesk; typed: DeskTyped | null }) {
  const { t } = useTranslation("benefit")
  return (
    <Deed seen={shown.seen}>
      <h2>{t("staff.u3")}</h2>
      <Select
        id="u3"
        label={t("staff.u3Event")}
        value={typed?.u3 || undefined}
        options={u3Events.map((event) => ({ value: event, text: t(`staff.u3Events.${event}`) }))}
      />
      <Field id="u3On" label={t("staff.u3On")} type="date" value={typed?.u3On || shown.today} />
      <button className="btn" type="submit" name="intent" value="u3">
        {t("staff.u3Note")}
      </button>
    </Deed>
  )
}

function Deed({ seen, children }: { seen: string; children: ReactNode }) {
  return (
    <form method="post" className="deed">
      <input type="hidden" name="seen" value={seen} />
      {children}
    </form>
  )
}
