import { CODE_DIGITS } from "#domain/booking/rules.ts"
import { Field } from "./form.tsx"
import { useTranslation } from "./translation.ts"

/** The code from an e-mail, and a way to get another one. Posts `code`, or `intent=again`. */
export function CodeBox({
  action,
  email,
  sent,
  error,
  typed,
}: {
  action: string
  email: string
  sent: boolean
  error: string | undefined
  typed: string
}) {
  const { t } = useTranslation("benefit")
  return (
    <>
      <p>{t("code.lead", { email })}</p>
      {sent ? <p role="status">{t("code.sent")}</p> : null}
      <form method="post" action={action} noValidate>
        <Field
          id="code"
          label={t("code.label")}
          error={error}
          value={typed}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={CODE_DIGITS + 4}
          className="input-pay"
        />
        <div className="flow-end">
          <button className="button button-primary xs-full-width" type="submit">
            {t("code.confirm")}
          </button>
        </div>
      </form>
      <form method="post" action={action}>
        <button className="linkbutton" type="submit" name="intent" value="again">
          {t("code.again")}
        </button>
      </form>
    </>
  )
}
