import { paths } from "#app/paths.ts"
import type { OwnShown } from "#app/web/own-courses.server.ts"
import { Field } from "../form.tsx"
import { Icon } from "../icon.tsx"
import { Qr } from "../qr.tsx"
import { useTranslation } from "../translation.ts"
import { LONGEST } from "#domain/longest.ts"

/** A place in a course: what one has, what one can do, and all else of the same address. */
export function OwnPlace({
  shown,
  language,
  here,
  giveUp,
  thanks,
  typed,
}: {
  shown: OwnShown
  language: string
  here: string
  giveUp: string
  thanks: boolean
  typed: string
}) {
  const { t } = useTranslation("course")
  const { mine, run, state } = shown
  if (!mine) return null
  const cancelled = shown.runState === "cancelled"
  const has = state === "seated" || state === "offered" || state === "listed"
  return (
    <div className="cols">
      <div>
        <p className={state === "offered" ? "own-state is-soon" : "own-state"} role="status">
          {cancelled ? t("own.runCancelled") : t(`own.state.${state}`, { place: mine.place, until: shown.until ?? "" })}
        </p>
        {state === "offered" ? (
          <form method="post" action={here} className="button-group">
            <button className="button button-primary button-big" type="submit" name="intent" value="take">
              {t("own.take")}
            </button>
            <a className="cancel" href={giveUp}>
              {t("own.decline")}
            </a>
          </form>
        ) : null}
        {run ? (
          <ol className="path meetings">
            {run.meetings.map((meeting, i) => (
              <li key={meeting.id} className={i === run.meetings.length - 1 ? "is-end" : undefined}>
                <span className="stop" aria-hidden="true" />
                <p className="m-date">
                  <b>{meeting.day}</b> <span className="num">{meeting.hours}</span>
                </p>
                {meeting.about ? <p>{meeting.about}</p> : null}
              </li>
            ))}
          </ol>
        ) : null}
        {run?.place && has ? (
          <p className="run-where">
            <Icon name="map-pin" />
            <span>{run.place}</span>
          </p>
        ) : null}
        {state === "seated" && !shown.over ? (
          <section className="block">
            <h2>{t("own.code")}</h2>
            <p>{t("own.codeText", { reference: shown.reference })}</p>
            <Qr text={mine.checkIn} />
          </section>
        ) : null}
        {mine.marks.length > 0 ? (
          <section className="block">
            <h2>{t("own.attended")}</h2>
            <ul>
              {mine.marks.map((m) => (
                <li key={m.id}>
                  {m.day}: {t(`own.mark.${m.mark}`)}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {mine.certificates.length > 0 ? (
          <section className="block">
            <h2>{t("own.certificate")}</h2>
            <ul className="nobullet-list">
              {mine.certificates.map((c) => (
                <li key={c.code}>
                  <a className="button button-secondary" href={paths.certificateFile(language, c.code)}>
                    {t("own.download", { name: c.name })}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {shown.over && state === "seated" ? <Feedback shown={shown} here={here} thanks={thanks} typed={typed} /> : null}
        {has && mine.moves.length > 0 ? (
          <section className="block">
            <h2>{t("own.moveTitle")}</h2>
            <form method="post" action={here}>
              <input type="hidden" name="intent" value="move" />
              <ul className="nobullet-list">
                {mine.moves.map((move) => (
                  <li key={move.id}>
                    <button className="button button-secondary" type="submit" name="run" value={move.id}>
                      {move.full ? t("own.moveFull", { day: move.day }) : t("own.move", { day: move.day })}
                    </button>
                  </li>
                ))}
              </ul>
            </form>
          </section>
        ) : null}
        {(state === "seated" || state === "listed") && !shown.begun ? (
          <p className="block">
            <a className="cancel" href={giveUp}>
              {t(state === "listed" ? "own.leave" : "own.cancel")}
            </a>
          </p>
        ) : null}
      </div>
      <aside className="aside" aria-label={t("own.title")}>
        <div className="ruled">
          <h2>{t("own.visits")}</h2>
          {mine.visits.length === 0 ? <p className="small">{t("own.noVisits")}</p> : null}
          <ul className="nobullet-list linklist">
            {mine.visits.map((visit) => (
              <li key={visit.id}>
                <b>{visit.when}</b>
                <br />
                {visit.key ? (
                  <a href={paths.visit(language, visit.key)}>{t("own.visit", { reference: visit.reference })}</a>
                ) : (
                  t("own.visit", { reference: visit.reference })
                )}
              </li>
            ))}
          </ul>
        </div>
        {mine.others.length > 0 ? (
          <div className="ruled">
            <h2>{t("own.others")}</h2>
            <ul className="nobullet-list linklist">
              {mine.others.map((other) => (
                <li key={other.id}>
                  <b>{other.when}</b>
                  <br />
                  {other.key ? <a href={paths.myCourses(language, other.key)}>{other.title}</a> : other.title}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </aside>
    </div>
  )
}

function Feedback({ shown, here, thanks, typed }: { shown: OwnShown; here: string; thanks: boolean; typed: string }) {
  const { t } = useTranslation("course")
  return (
    <section className="block">
      <h2>{t("own.feedback")}</h2>
      {thanks ? <p role="status">{t("own.thanks")}</p> : null}
      <form method="post" action={here} noValidate>
        <fieldset className="form-group ratings">
          <legend className="form-label">{t("own.rating")}</legend>
          {[1, 2, 3, 4, 5].map((rating) => (
            <div className="radio" key={rating}>
              <input
                className="form-radio"
                type="radio"
                id={`rating-${rating}`}
                name="rating"
                value={rating}
                defaultChecked={shown.rating === rating}
              />
              <label className="form-label" htmlFor={`rating-${rating}`}>
                {rating}
              </label>
            </div>
          ))}
        </fieldset>
        <Field
          id="line"
          label={t("own.line")}
          value={typed || shown.feedback}
          rows={3}
          maxLength={LONGEST.courseFeedback}
        />
        <button className="button button-secondary" type="submit" name="intent" value="feedback">
          {t("own.send")}
        </button>
      </form>
    </section>
  )
}
