import { Field, FormActs } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { Outcome } from "#app/office/shown.server.ts"
import type { DayListSettings } from "#domain/desk/day-list-settings.ts"
import { Seen, typedOr, useStands } from "./office-page.tsx"

/** When the day's list is made in the morning, and whether it is mailed: it carries people's names out of the portal, and says so. */
export function DayListForm({
  set,
  seen,
  saves,
  outcome,
  says,
}: {
  set: DayListSettings
  seen: string
  /** Whether the portal saves the list in a folder. */
  saves: boolean
  outcome: Outcome | null
  says: (field: keyof DayListSettings) => string | undefined
}) {
  const { t } = useTranslation("office")
  const stands = useStands(outcome, "day-list")
  return (
    <form method="post" className="plain-form" noValidate id="day-list">
      <header>
        <h2>{t("paper.heading")}</h2>
      </header>
      <p className="hint">{t("paper.lead")}</p>
      <p className="hint">{t(saves ? "paper.saves" : "paper.savesNot")}</p>
      <input type="hidden" name="what" value="day-list" />
      <Seen outcome={outcome} what="day-list" mark={seen} />
      <fieldset className="settings">
        <legend className="sr">{t("paper.heading")}</legend>
        <Field
          id="at"
          label={t("paper.at")}
          hint={t("paper.atHint")}
          error={says("at") ?? stands("at")}
          value={typedOr(outcome, "day-list", "at", set.at)}
          className="input-short"
          required
          maxLength={5}
        />
        <Field
          id="email"
          label={t("paper.email")}
          hint={t("paper.emailHint")}
          error={says("email") ?? stands("email")}
          value={typedOr(outcome, "day-list", "email", set.email)}
          type="email"
          maxLength={254}
        />
      </fieldset>
      <FormActs>{t("paper.save")}</FormActs>
    </form>
  )
}
