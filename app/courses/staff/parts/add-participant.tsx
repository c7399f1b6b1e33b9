import { languageName } from "#domain/manner.ts"
import { Select } from "#app/parts/choices.tsx"
import { staffChannels } from "#domain/booking/channels.ts"
import { languages } from "#locales/languages.ts"
import { Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** Signs somebody up who has phoned or stands at the counter. */
export function AddParticipant({
  typed,
  problem,
  municipalities,
}: {
  typed: Record<string, string> | null
  problem: boolean
  municipalities: readonly { value: string; text: string }[]
}) {
  const { t: booking } = useTranslation("booking-staff")
  const { t } = useTranslation("courses-staff")
  const { i18n } = useTranslation("courses")
  return (
    <details className="deed" open={problem}>
      <summary>{t("add.title")}</summary>
      <form method="post" noValidate>
        <p>{t("add.lead")}</p>
        <Field
          id="add-names"
          name="names"
          label={t("add.names")}
          hint={t("add.namesHint")}
          value={typed?.names}
          rows={2}
          maxLength={900}
        />
        <Field
          id="add-email"
          name="email"
          label={t("add.email")}
          value={typed?.email}
          type="email"
          maxLength={254}
          dir="ltr"
        />
        <Select
          id="add-language"
          name="language"
          label={t("add.language")}
          value={typed?.language ?? "en"}
          options={languages.map(({ code }) => ({ value: code, text: languageName(code, i18n.language) }))}
        />
        <Select
          id="add-channel"
          name="channel"
          label={booking("who.channel")}
          value={typed?.channel ?? "phone"}
          options={staffChannels.map((value) => ({ value, text: booking(`channel.${value}`) }))}
        />
        <Select
          id="add-municipality"
          name="municipality"
          label={t("add.municipality")}
          choose={booking("what.choose")}
          value={typed?.municipality ?? ""}
          options={municipalities}
        />
        <button className="btn" type="submit" name="intent" value="add">
          {t("add.button")}
        </button>
      </form>
    </details>
  )
}
