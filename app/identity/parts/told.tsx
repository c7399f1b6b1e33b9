import { Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { CheckShown } from "#app/identity/check.server.ts"
import type { Typed } from "./typed.ts"

/** What goes into a letter: in Danish, and in the person's language where that is another one. */
export function ToldFields({
  name,
  label,
  check,
  typed,
  form,
}: {
  name: "facts" | "words"
  label: string
  check: CheckShown
  typed: Typed
  form?: string
}) {
  const { t } = useTranslation("identity-staff")
  const own = form ? { form } : {}
  return (
    <>
      <Field id={name} {...own} label={label} rows={4} maxLength={2000} value={typed?.[name]} lang="da" />
      {check.theirs ? (
        <Field
          id={`${name}Theirs`}
          {...own}
          label={t("result.theirs", { language: check.theirs.name })}
          rows={4}
          maxLength={2000}
          value={typed?.[`${name}Theirs`]}
          lang={check.theirs.code}
        />
      ) : null}
    </>
  )
}
