import { Trans } from "react-i18next"
import type { PanelShown } from "#app/desk/panel.server.ts"
import { Seen } from "./meanwhile.tsx"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"

interface AskProps {
  visit: PanelShown
  back: string
  /** Why the last press did nothing. */
  error: string | null
  /** What was typed with it. */
  reason: string | undefined
}

/** Whether to cancel, with a reason that the visitor reads. */
export function AskCancel({ visit, back, error, reason }: AskProps) {
  const { t } = useTranslation("desk")
  return (
    <div className="ask">
      <ErrorSummary problems={error ? [{ field: "reason", message: error }] : []} />
      <h1>{t("cancel.title", { name: visit.firstName })}</h1>
      <p>
        <Trans t={t} i18nKey={visit.hasEmail ? "cancel.lead" : "cancel.leadUntold"} values={{ when: visit.when }} />
      </p>
      <form method="post">
        <input type="hidden" name="back" value={paths.staff.calendar({ day: visit.day })} />
        <Seen visit={visit} />
        <Field id="reason" label={t("cancel.reason")} value={reason} maxLength={300} />
        <div className="form-acts">
          <button className="btn danger" type="submit" name="intent" value="cancel">
            {t("cancel.yes")}
          </button>
          <a className="btn" href={back}>
            {t("cancel.no")}
          </a>
        </div>
      </form>
    </div>
  )
}

/** Whether to give up the services after one that could not be done, with a reason that staff read. */
export function AskRelease({ visit, back, error, reason }: AskProps) {
  const { t } = useTranslation("desk")
  return (
    <div className="ask">
      <ErrorSummary problems={error ? [{ field: "reason", message: error }] : []} />
      <h1>{t("release.title", { name: visit.firstName })}</h1>
      <p>{t(visit.hasEmail ? "release.lead" : "release.leadUntold")}</p>
      <ul>
        {visit.later.map((leg) => (
          <li key={leg.id}>
            {leg.from}–{leg.to} {leg.name}
          </li>
        ))}
      </ul>
      <form method="post" noValidate>
        <input type="hidden" name="back" value={back} />
        <Seen visit={visit} />
        <Field
          id="reason"
          label={t("release.reason")}
          value={reason}
          {...(error ? { error } : {})}
          required
          maxLength={300}
        />
        <div className="form-acts">
          <button className="btn danger" type="submit" name="intent" value="release">
            {t("release.yes")}
          </button>
          <a className="btn" href={back}>
            {t("release.no")}
          </a>
        </div>
      </form>
    </div>
  )
}

/** Whether an act is meant, of a visit that is not of today. */
export function AskOtherDay({
  visit,
  act,
  back,
}: {
  visit: PanelShown
  act: "arrive" | "serve" | "finish" | "miss"
  back: string
}) {
  const { t } = useTranslation("desk")
  return (
    <div className="ask">
      <h1>{t("otherDay.title", { when: visit.when })}</h1>
      <p>{t(`otherDay.${act}`, { name: visit.firstName })}</p>
      <form method="post">
        <input type="hidden" name="back" value={back} />
        <input type="hidden" name="seen" value={visit.seen} />
        <input type="hidden" name="sure" value="1" />
        <div className="form-acts">
          <a className="btn" href={back}>
            {t("otherDay.no")}
          </a>
          {visit.changeable ? (
            <a className="btn" href={paths.staff.visitAsk(visit.id, "move")}>
              {t("act.move")}
            </a>
          ) : null}
          <button className="btn danger" type="submit" name="intent" value={act}>
            {t("otherDay.yes")}
          </button>
        </div>
      </form>
    </div>
  )
}
