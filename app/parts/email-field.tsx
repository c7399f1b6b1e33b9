import type { ReactNode } from "react"
import { LONGEST_ADDRESS, meantAddress } from "#domain/email-address.ts"
import { Field } from "./form.tsx"
import { useTranslation } from "./translation.ts"

/**
 * The e-mail address of a form, always under the name "email". One that looks misspelt is asked about: a press takes the proposed
 * address or keeps the typed one, and sends the form. The kept one travels along, so that it is not asked about again.
 */
export function EmailField({
  label,
  hint,
  code,
  error,
  typed,
  required,
}: {
  label: ReactNode
  hint?: ReactNode
  /** The code of what is wrong with it, and its words. */
  code: string | undefined
  error: string | undefined
  typed: Readonly<Record<string, string | undefined>>
  required?: boolean
}) {
  const { t } = useTranslation("common")
  const given = (typed.email ?? "").trim()
  const meant = code === "email-meant" ? meantAddress(given) : null
  const kept = typed["email-kept"]
  return (
    <>
      <Field
        id="email"
        label={label}
        hint={hint}
        value={typed.email}
        error={error}
        // Not of the type "email": browsers would send a domain of other letters as "xn--…", and show that again.
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        autoComplete="email"
        dir="ltr"
        maxLength={LONGEST_ADDRESS}
        {...(required ? { required } : {})}
      />
      {meant ? (
        <div className="email-meant" role="group" aria-label={t("meant.label")}>
          {/* What Enter presses: the form as it is, and neither answer. */}
          <button type="submit" hidden />
          <button className="button button-secondary xs-full-width" type="submit" name="email-meant" value={meant}>
            {t("meant.use", { address: meant })}
          </button>
          <button className="button button-secondary xs-full-width" type="submit" name="email-kept" value={given}>
            {t("meant.keep", { address: given })}
          </button>
        </div>
      ) : kept ? (
        <input type="hidden" name="email-kept" value={kept} />
      ) : null}
    </>
  )
}
