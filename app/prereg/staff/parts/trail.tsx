import { useTranslation } from "#app/parts/translation.ts"
import type { ReviewShown } from "#app/prereg/staff/shown.server.ts"
import { LONGEST } from "#domain/longest.ts"

/** Notes that only staff see, and everything that happened. */
export function Trail({ shown, decides, typed }: { shown: ReviewShown; decides: boolean; typed: string }) {
  const { t } = useTranslation("prereg-staff")
  return (
    <>
      <section className="trail">
        <h2>{t("notes")}</h2>
        {decides ? (
          <form method="post">
            <label className="form-label" htmlFor="text">
              {t("note")}
            </label>
            <textarea
              className="form-input"
              id="text"
              name="text"
              rows={2}
              maxLength={LONGEST.reviewLine}
              defaultValue={typed}
            />
            <div className="form-acts">
              <button className="btn" type="submit" name="intent" value="note">
                {t("noteSave")}
              </button>
            </div>
          </form>
        ) : null}
        <ul>
          {shown.notes.map((note) => (
            <li key={note.id}>
              <span className="quiet">
                {note.at} · {note.who}
              </span>
              <br />
              <bdi className="lines">{note.text}</bdi>
            </li>
          ))}
        </ul>
      </section>
      <section className="trail">
        <h2>{t("timeline")}</h2>
        <ol>
          {shown.events.map((event) => (
            <li key={event.id}>
              {event.text}
              {event.who ? ` · ${event.who}` : ""}
              <br />
              <span className="quiet">{event.at}</span>
            </li>
          ))}
        </ol>
        <p className="quiet">{t("kept", { day: shown.kept })}</p>
      </section>
    </>
  )
}
