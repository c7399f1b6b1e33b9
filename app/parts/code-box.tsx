import type { ReactNode } from "react"
import { CODE_DIGITS, CODE_MINUTES } from "#domain/email-code.ts"
import { useErrorWords } from "./error-words.ts"
import { ErrorSummary, Field } from "./form.tsx"
import { useTranslation } from "./translation.ts"

/**
 * The code from an e-mail, which confirms its address, and a way to get another one. Posts `intent=code` with `code`, or
 * `intent=again`; `app/web/email-code.server.ts` answers both.
 */
export function CodeBox({
  heading,
  email,
  sent = false,
  pending = true,
  error: code,
  typed,
  work,
  children,
}: {
  /** Null where the page's heading stands already. */
  heading: ReactNode
  /** Masked where the reader has not shown who they are yet. */
  email: string
  /** Another one was asked for. */
  sent?: boolean
  /** Whether a code is on its way or in the mailbox. */
  pending?: boolean
  error: string | null | undefined
  typed: string
  /** A task that the browser solves meanwhile, where it runs scripts (`public/ankomst.js`). */
  work?: string | null
  /** Other ways on, beside asking for another code. */
  children?: ReactNode
}) {
  const { t } = useTranslation("common")
  const sayError = useErrorWords("common", "code.error")
  const error = sayError(code)
  return (
    <div className="narrow">
      <ErrorSummary problems={error ? [{ field: "code", message: error }] : []} />
      {heading ? <h1>{heading}</h1> : null}
      <p className="lead">
        {pending ? t("code.lead", { digits: CODE_DIGITS, email, minutes: CODE_MINUTES }) : t("code.none", { email })}
      </p>
      {sent && !error ? (
        <div className="alert" role="status">
          <p>{t("code.sent")}</p>
        </div>
      ) : null}
      <form method="post" noValidate>
        <Field
          id="code"
          label={t("code.label")}
          hint={t("code.hint", { digits: CODE_DIGITS })}
          value={typed}
          error={error}
          className="input-code"
          inputMode="numeric"
          autoComplete="one-time-code"
          dir="ltr"
          required
          maxLength={20}
        />
        {work ? <input type="hidden" name="work" data-work={work} /> : null}
        <div className="flow-end">
          <button className="button button-primary xs-full-width" type="submit" name="intent" value="code">
            {t("code.confirm")}
          </button>
        </div>
      </form>
      <form method="post" className="flow-end button-group">
        <button className="linkbutton" type="submit" name="intent" value="again">
          {t("code.again")}
        </button>
        {children}
      </form>
    </div>
  )
}
