import { DataNotice } from "#app/parts/data-notice.tsx"
import { Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { LONGEST } from "#domain/longest.ts"

/** "Was this helpful?": two buttons, then room for a line. `thanks` is the answer's id, or "done". */
export function Helpful({
  action,
  language,
  thanks,
  error,
  typed,
}: {
  action: string
  language: string
  thanks: string | null
  error: "too-many" | "line-long" | null
  typed: string
}) {
  const { t } = useTranslation("guidance")
  if (error === "too-many")
    return (
      <div className="helpful" id="helpful">
        <p role="alert">{t("helpful.tooMany")}</p>
      </div>
    )
  if (thanks === "done")
    return (
      <div className="helpful" id="helpful">
        <p role="status">{t("helpful.thanks")}</p>
      </div>
    )
  if (thanks)
    return (
      <form className="helpful" id="helpful" method="post" action={action}>
        <p role="status">{t("helpful.thanksMore")}</p>
        <input type="hidden" name="id" value={thanks} />
        <Field
          id="line"
          label={t("helpful.line")}
          hint={t("helpful.lineHint")}
          error={error ? t("helpful.lineLong") : undefined}
          value={typed}
          rows={3}
          maxLength={LONGEST.helpful}
        />
        <DataNotice of="guidance" language={language} />
        <button className="button button-secondary" type="submit">
          {t("helpful.send")}
        </button>
      </form>
    )
  return (
    <form className="helpful" id="helpful" method="post" action={action}>
      <fieldset>
        <legend>{t("helpful.question")}</legend>
        <div className="button-group">
          <button className="button button-secondary" type="submit" name="helpful" value="yes">
            {t("helpful.yes")}
          </button>
          <button className="button button-secondary" type="submit" name="helpful" value="no">
            {t("helpful.no")}
          </button>
        </div>
      </fieldset>
    </form>
  )
}
