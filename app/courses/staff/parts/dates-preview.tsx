import type { PreviewShown } from "#app/courses/staff/new-run.server.ts"
import { useTranslation } from "#app/parts/translation.ts"

/** What a rule gives, before it is saved: the dates, those left out and why, and a way to the number that was wanted. */
export function DatesPreview({ preview }: { preview: PreviewShown }) {
  const { t } = useTranslation("courses-staff")
  const { dates, leftOut, wanted, makeUp } = preview
  const taken = dates.some((d) => d.taken)
  return (
    <section id="dates" tabIndex={-1} aria-label={t("preview.title")}>
      <h2>{t("preview.title")}</h2>
      <p role="status">
        {t("preview.lead")} {t("preview.of", { count: dates.length, wanted })}
      </p>
      <ol className="trail">
        {dates.map((date) => (
          <li key={date.day}>
            <b>{date.when}</b> {date.taken ? <span className="mark-look">{t("preview.taken")}</span> : null}{" "}
            {date.visits > 0 ? <span className="mark-look">{t("preview.visits", { count: date.visits })}</span> : null}
          </li>
        ))}
      </ol>
      {leftOut.length > 0 ? (
        <>
          <h3>{t("preview.leftOut")}</h3>
          <ul className="trail">
            {leftOut.map((date) => (
              <li key={date.day}>
                <b>{date.when}</b>{" "}
                {date.reason === null ? t("preview.holiday", { name: date.name }) : t("preview.closed", date)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p>
        {preview.opens === null ? t("preview.opensNow") : t("preview.opens", { when: preview.opens })}{" "}
        {preview.closedAlready ? <span className="mark-look">{t("preview.closedAlready")}</span> : null}
      </p>
      {taken ? <p className="mark-look">{t("preview.takenLead")}</p> : null}
      {dates.some((date) => date.visits > 0) ? <p>{t("preview.visitsLead")}</p> : null}
      <input type="hidden" name="seen" value={preview.seen} />
      {makeUp ? <input type="hidden" name="makeUp" value="yes" /> : null}
      <div className="form-acts">
        {taken ? null : (
          <button className="btn primary" type="submit" name="intent" value="plan">
            {t("preview.plan", { count: dates.length })}
          </button>
        )}
        {makeUp ? (
          <button className="btn" type="submit" name="intent" value="as-is">
            {t("preview.asIs")}
          </button>
        ) : leftOut.length > 0 ? (
          <button className="btn" type="submit" name="intent" value="make-up">
            {t("preview.makeUp", { wanted })}
          </button>
        ) : null}
      </div>
    </section>
  )
}
