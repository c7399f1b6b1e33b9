import { Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { PASSWORD_LEAST, PASSWORD_MOST } from "#domain/staff/password.ts"

/** Twice the same new password; what makes a good one is said before it is typed. */
export function NewPassword({ error }: { error?: string | undefined }) {
  const { t } = useTranslation("staff")
  return (
    <>
      <Field
        id="password"
        label={t("password.new")}
        hint={t("password.hint", { count: PASSWORD_LEAST })}
        {...(error ? { error } : {})}
        type="password"
        autoComplete="new-password"
        dir="ltr"
        maxLength={PASSWORD_MOST}
        required
      />
      <Field
        id="again"
        label={t("password.again")}
        type="password"
        autoComplete="new-password"
        dir="ltr"
        maxLength={PASSWORD_MOST}
        required
      />
    </>
  )
}
