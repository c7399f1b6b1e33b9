import { certificateName } from "#domain/courses/names.ts"
import { Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/**
 * A person's name as typed, and in Latin letters where the certificate cannot show it: that field comes with the answer that asks for
 * it, and stays as long as it holds something.
 */
export function NameFields({
  number,
  label,
  hint,
  typed,
  says,
  required = false,
}: {
  number: number
  label: string
  hint?: string
  typed: Record<string, string | undefined>
  says(field: string): string | undefined
  required?: boolean
}) {
  const { t } = useTranslation("courses")
  const [name, latin] = [`name-${number}`, `latin-${number}`]
  const asked = certificateName(typed[name] ?? "") === null || Boolean(typed[latin])
  return (
    <>
      <Field
        id={name}
        label={label}
        hint={hint}
        value={typed[name]}
        error={says(name)}
        autoComplete={number === 1 ? "name" : "off"}
        maxLength={100}
        required={required}
        dir="auto"
      />
      {asked || says(latin) ? (
        <Field
          id={latin}
          label={t("form.latin")}
          hint={t("form.latinHint")}
          value={typed[latin]}
          error={says(latin)}
          autoComplete="off"
          maxLength={100}
          dir="ltr"
        />
      ) : null}
    </>
  )
}
