import { Select } from "#app/parts/choices.tsx"
import { EmailField } from "#app/parts/email-field.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary, Field, FormActs } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { staffChannels } from "#domain/booking/channels.ts"
import { LONGEST } from "#domain/longest.ts"
import { languages } from "#locales/languages.ts"

/** The fields in the order of the page, which is that of the summary of problems. */
const order = ["contactName", "others", "phone", "email", "channel", "language", "supportNeeds"] as const

type Typed = Readonly<Record<string, string | undefined>>

/** Who comes: a name is enough. `problem` is about the booking as a whole. */
export function WhoForm({ typed, errors, problem }: { typed: Typed; errors: Typed; problem: string | null }) {
  const { t } = useTranslation("booking-staff")
  const sayError = useErrorWords("booking-staff")
  const says = (field: string) => sayError(errors[field])
  const problems = order.flatMap((field) => {
    const message = says(field)
    return message ? [{ field, message }] : []
  })
  return (
    <form method="post" noValidate>
      <ErrorSummary
        problems={problem ? [{ field: "contactName", message: sayError(problem) }, ...problems] : problems}
      />
      <div className="who-fields">
        <div>
          <Field
            id="contactName"
            label={t("who.name")}
            value={typed.contactName}
            error={says("contactName")}
            maxLength={100}
            dir="auto"
            autoComplete="off"
            required
          />
          <Field
            id="others"
            label={<Optional text={t("who.others")} />}
            hint={t("who.othersHint")}
            value={typed.others}
            error={says("others")}
            rows={4}
            maxLength={900}
            dir="auto"
          />
          <Field
            id="supportNeeds"
            label={<Optional text={t("who.support")} />}
            hint={t("who.supportHint")}
            value={typed.supportNeeds}
            error={says("supportNeeds")}
            rows={2}
            maxLength={LONGEST.supportNeeds}
            dir="auto"
          />
        </div>
        <Reach typed={typed} errors={errors} says={says} />
      </div>
      <FormActs primary>{t("continue")}</FormActs>
    </form>
  )
}

/** How they are told, and how they reached the office. */
function Reach({ typed, errors, says }: { typed: Typed; errors: Typed; says(field: string): string | undefined }) {
  const { t } = useTranslation("booking-staff")
  return (
    <div>
      <Field
        id="phone"
        label={<Optional text={t("who.phone")} />}
        hint={t("who.phoneHint")}
        value={typed.phone}
        error={says("phone")}
        type="tel"
        maxLength={40}
        dir="ltr"
        autoComplete="off"
      />
      <EmailField
        label={<Optional text={t("who.email")} />}
        hint={t("who.emailHint")}
        code={errors.email}
        error={says("email")}
        typed={typed}
      />
      <Select
        id="channel"
        label={t("who.channel")}
        value={typed.channel ?? "phone"}
        error={says("channel")}
        options={staffChannels.map((value) => ({ value, text: t(`channel.${value}`) }))}
      />
      <Select
        id="language"
        label={t("who.language")}
        value={typed.language ?? "en"}
        error={says("language")}
        options={languages.map((one) => ({ value: one.code, text: one.name }))}
      />
    </div>
  )
}

function Optional({ text }: { text: string }) {
  const { t } = useTranslation("booking-staff")
  return (
    <>
      {text} <span className="quiet">({t("optional")})</span>
    </>
  )
}
