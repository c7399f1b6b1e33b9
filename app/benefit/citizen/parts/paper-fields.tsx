import { Radios, Select } from "#app/parts/choices.tsx"
import { DateField } from "#app/parts/date-field.tsx"
import { EmailField } from "#app/parts/email-field.tsx"
import { Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** What is typed, and what is wrong with a field. */
export interface Typed {
  typed: Record<string, string>
  /** What is wrong with a field, in words. */
  says: (name: string) => string | undefined
}

/** Who registers, and where the office writes to. */
export function AboutYou({ typed, emailCode, says }: Typed & { emailCode: string | undefined }) {
  const { t } = useTranslation("benefit")
  return (
    <>
      <h2>{t("form.you")}</h2>
      <Field
        id="name"
        label={t("form.name")}
        value={typed.name}
        error={says("name")}
        autoComplete="name"
        maxLength={120}
        required
        dir="auto"
      />
      <EmailField
        label={t("form.email")}
        hint={t("form.emailHint")}
        code={emailCode}
        error={says("email")}
        typed={typed}
        required
      />
      <Field
        id="phone"
        label={t("form.phone")}
        hint={t("form.phoneHint")}
        value={typed.phone}
        error={says("phone")}
        type="tel"
        autoComplete="tel"
        maxLength={40}
        dir="ltr"
      />
    </>
  )
}

/** What stands on the PD U2, and whether a CV is in Jobnet. */
export function AboutPaper({
  countries,
  days,
  typed,
  says,
}: Typed & { countries: readonly { value: string; text: string }[]; days: number }) {
  const { t } = useTranslation("benefit")
  return (
    <>
      <h2>{t("form.paper")}</h2>
      <Select
        id="country"
        label={t("form.country")}
        choose={t("form.choose")}
        value={typed.country}
        error={says("country")}
        options={countries}
      />
      <Field
        id="institution"
        label={t("form.institution")}
        hint={t("form.institutionHint")}
        value={typed.institution}
        error={says("institution")}
        maxLength={160}
        required
        dir="auto"
      />
      <DateField
        id="formDate"
        legend={t("form.formDate")}
        hint={t("form.formDateHint", { days })}
        error={says("formDate")}
        typed={typed}
      />
      <DateField id="firstDay" legend={t("form.firstDay")} error={says("firstDay")} typed={typed} />
      <DateField id="lastDay" legend={t("form.lastDay")} error={says("lastDay")} typed={typed} />
      <Radios
        name="jobnetCv"
        legend={t("form.cv")}
        value={typed.jobnetCv}
        error={says("jobnetCv")}
        options={[
          { id: "yes", value: "yes", text: t("form.cvYes") },
          { id: "no", value: "no", text: t("form.cvNo") },
        ]}
      />
    </>
  )
}
