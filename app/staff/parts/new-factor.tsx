import { ErrorSummary, Field, FormActs } from "#app/parts/form.tsx"
import { Qr } from "#app/parts/qr.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** An app that makes codes is set up: the square to scan, the same in letters, and a first code to show that it works. */
export function NewFactor({ secret, address, error }: { secret: string; address: string; error: string | undefined }) {
  const { t } = useTranslation("staff")
  return (
    <>
      <ErrorSummary problems={error ? [{ field: "code", message: error }] : []} />
      <ol className="new-factor">
        <li>{t("factor.new.get")}</li>
        <li>
          {t("factor.new.scan")}
          <Qr text={address} />
          <span className="hint">{t("factor.new.type")}</span>{" "}
          <code dir="ltr">{secret.replace(/.{4}(?=.)/g, "$& ")}</code>
        </li>
        <li>{t("factor.new.confirm")}</li>
      </ol>
      <form method="post" noValidate>
        <input type="hidden" name="secret" value={secret} />
        <Field
          id="code"
          label={t("factor.code")}
          autoComplete="one-time-code"
          inputMode="numeric"
          dir="ltr"
          maxLength={9}
          required
        />
        <FormActs primary>{t("factor.new.button")}</FormActs>
      </form>
    </>
  )
}

/** The codes for a lost phone, shown once. */
export function RecoveryCodes({ codes, next, nextText }: { codes: readonly string[]; next: string; nextText: string }) {
  const { t } = useTranslation("staff")
  return (
    <>
      <p>{t("factor.codes.lead")}</p>
      <ul className="recovery-codes" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{`${code.slice(0, 4)}-${code.slice(4)}`}</code>
          </li>
        ))}
      </ul>
      <p className="hint">{t("factor.codes.once")}</p>
      <p>
        <a className="btn primary" href={next}>
          {nextText}
        </a>
      </p>
    </>
  )
}
